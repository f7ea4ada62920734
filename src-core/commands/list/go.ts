/** Commands that lead somewhere. */
import { inGroup } from '../command.ts';

const command = inGroup('go');

/** The group, in the order that lists show it. */
export const goCommands = {
  'next-step': command({
    title: { zh: '下一步', en: 'Next step' },
    scope: 'lesson',
    in: 'window',
    keys: [']'],
  }),
  'previous-step': command({
    title: { zh: '上一步', en: 'Previous step' },
    scope: 'lesson',
    in: 'window',
    keys: ['['],
  }),
  'next-tab': command({
    title: { zh: '下一个标签页', en: 'Next tab' },
    scope: 'desk',
    in: 'window',
    keys: ['Alt+PageDown', 'Mod+Tab'],
  }),
  'previous-tab': command({
    title: { zh: '上一个标签页', en: 'Previous tab' },
    scope: 'desk',
    in: 'window',
    keys: ['Alt+PageUp', 'Mod+Shift+Tab'],
  }),
  library: command({
    title: { zh: '课程', en: 'Lessons' },
    scope: 'desk',
    in: 'window',
    keys: ['Mod+Shift+H'],
  }),
  notebooks: command({
    title: { zh: '我的笔记', en: 'My notebooks' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'my-work': command({
    title: { zh: '我的学习记录', en: 'My work' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  article: command({
    title: { zh: '从文章找课程', en: 'Lessons by the article' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  settings: command({
    title: { zh: '设置', en: 'Settings' },
    scope: 'desk',
    in: 'window',
    keys: ['Mod+,'],
  }),
} as const;
