/** The words about documents: tabs, finding and naming them, and what happened to them. */
import { defineStrings } from '../i18n/strings.ts';

/** Words of tabs, of the file menu, of dialogs about a document, and of its banners. */
export const documentStrings = defineStrings(
  {
    openDocuments: '打开的笔记',
    closeTab: (name: string) => `关闭 ${name}`,
    unsavedMark: '，未保存',
    opening: '正在打开…',
    closeUnsaved: (name: string) => `“${name}”还没有保存`,
    closeUnsavedText: '现在关闭，文件会保持原样；这些改动留有备份，下次打开这份笔记时可以恢复。',
    closeAnyway: '关闭',
    goBack: '返回',
    damaged: '这个文件读不懂，所以按原样显示，不会写入。',
    'too-old': '这是旧版格式的笔记本，按原样显示，不会写入。',
    'too-new': '这个笔记本的格式比拾级认识的还新，按原样显示，不会写入。',
    atLine: (line: number, column: number) => `第 ${line} 行第 ${column} 列：`,
    rawText: (name: string) => `${name} 的原文`,
    rawMore: (n: number) => `后面还有 ${n} 个字符。`,
  },
  {
    openDocuments: 'Open notebooks',
    closeTab: (name: string) => `Close ${name}`,
    unsavedMark: ', unsaved',
    opening: 'Opening…',
    closeUnsaved: (name: string) => `“${name}” is not saved`,
    closeUnsavedText:
      'If you close it now, the file stays as it is. Your changes are kept as a backup, offered when you open the notebook again.',
    closeAnyway: 'Close',
    goBack: 'Go back',
    damaged: 'This file cannot be read, so it is shown as it is and never written.',
    'too-old': 'This notebook is in an old format; it is shown as it is and never written.',
    'too-new': 'This notebook’s format is newer than Stepwise knows; it is shown as it is and never written.',
    atLine: (line: number, column: number) => `Line ${line}, column ${column}: `,
    rawText: (name: string) => `Text of ${name}`,
    rawMore: (n: number) => `${n} more characters follow.`,
  },
);
