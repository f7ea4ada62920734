/** Commands of how things look. */
import { inGroup } from '../command.ts';

const command = inGroup('view');

/** The group, in the order that lists show it. */
export const viewCommands = {
  'theme-light': command({
    title: { zh: '外观：浅色', en: 'Appearance: light' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'theme-dark': command({
    title: { zh: '外观：深色', en: 'Appearance: dark' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'theme-system': command({
    title: { zh: '外观：跟随系统', en: 'Appearance: like the system' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'language-zh': command({
    title: { zh: '语言：中文', en: 'Language: Chinese' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'language-en': command({
    title: { zh: '语言：英文', en: 'Language: English' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  variables: command({
    title: { zh: '变量面板', en: 'Panel of variables' },
    scope: 'notebook',
    in: 'window',
    keys: ['v'],
  }),
  outline: command({
    title: { zh: '转到目录或步骤栏', en: 'Go to the outline or the steps' },
    scope: 'document',
    in: 'window',
    keys: ['Mod+Shift+O'],
  }),
  'reading-mode': command({
    title: { zh: '通读全课，或一步一步', en: 'Read the whole lesson, or step by step' },
    scope: 'lesson',
    in: 'window',
    keys: [],
  }),
  'zoom-in': command({
    title: { zh: '放大', en: 'Zoom in' },
    scope: 'desktop',
    in: 'window',
    keys: ['Mod+=', 'Mod++'],
  }),
  'zoom-out': command({
    title: { zh: '缩小', en: 'Zoom out' },
    scope: 'desktop',
    in: 'window',
    keys: ['Mod+-'],
  }),
  'zoom-reset': command({
    title: { zh: '实际大小', en: 'Actual size' },
    scope: 'desktop',
    in: 'window',
    keys: ['Mod+0'],
  }),
  'code-larger': command({
    title: { zh: '代码字号加大', en: 'Larger code' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'code-smaller': command({
    title: { zh: '代码字号减小', en: 'Smaller code' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
} as const;
