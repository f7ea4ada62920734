/** Commands of files: new, open, save, hand over. */
import { inGroup } from '../command.ts';

const command = inGroup('file');

/** The group, in the order that lists show it. */
export const fileCommands = {
  'new-notebook': command({
    title: { zh: '新建笔记', en: 'New notebook' },
    scope: 'desk',
    in: 'window',
    keys: ['Mod+n'],
  }),
  'new-ipynb': command({
    title: { zh: '新建 .ipynb 笔记', en: 'New .ipynb notebook' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'new-window': command({
    title: { zh: '新建窗口', en: 'New window' },
    scope: 'desktop',
    in: 'window',
    keys: ['Mod+Shift+N'],
  }),
  'open-file': command({
    title: { zh: '打开文件…', en: 'Open a file…' },
    scope: 'desk',
    in: 'window',
    keys: ['Mod+o'],
  }),
  'quick-open': command({
    title: { zh: '快速打开…', en: 'Quick open…' },
    scope: 'desk',
    in: 'window',
    keys: ['Mod+p'],
  }),
  save: command({
    title: { zh: '保存', en: 'Save' },
    scope: 'document',
    in: 'window',
    keys: ['Mod+s'],
  }),
  'save-as': command({
    title: { zh: '另存为…', en: 'Save as…' },
    scope: 'document',
    in: 'window',
    keys: ['Mod+Shift+S'],
  }),
  duplicate: command({
    title: { zh: '制作副本', en: 'Duplicate' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  rename: command({
    title: { zh: '重命名…', en: 'Rename…' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  history: command({
    title: { zh: '历史版本…', en: 'Earlier versions…' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  trash: command({
    title: { zh: '删除这份笔记', en: 'Delete this notebook' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  export: command({
    title: { zh: '导出…', en: 'Export…' },
    scope: 'document',
    in: 'window',
    keys: ['Mod+Shift+E'],
  }),
  'export-html': command({
    title: { zh: '导出为网页', en: 'Export as a web page' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  'export-pdf': command({
    title: { zh: '导出为 PDF', en: 'Export as PDF' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  'export-md': command({
    title: { zh: '导出为 Markdown', en: 'Export as Markdown' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  'export-ipynb': command({
    title: { zh: '导出为 Jupyter 笔记本', en: 'Export as a Jupyter notebook' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  'export-ts': command({
    title: { zh: '导出为 TypeScript', en: 'Export as TypeScript' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  'export-models': command({
    title: { zh: '导出训练好的模型', en: 'Export trained models' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  'export-zip': command({
    title: { zh: '导出全部（ZIP）', en: 'Export everything (ZIP)' },
    scope: 'document',
    in: 'window',
    keys: [],
  }),
  'open-in-browser': command({
    title: { zh: '在浏览器中打开', en: 'Open in the browser' },
    scope: 'desktop',
    in: 'window',
    keys: [],
  }),
  'close-tab': command({
    title: { zh: '关闭标签页', en: 'Close tab' },
    scope: 'desk',
    in: 'window',
    keys: ['Alt+w', 'Mod+w'],
  }),
  'reset-lesson': command({
    title: { zh: '把本课恢复原样…', en: 'Reset this lesson…' },
    scope: 'lesson',
    in: 'window',
    keys: [],
  }),
} as const;
