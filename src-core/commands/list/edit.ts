/** Commands of the text and of what was done to cells. */
import { inGroup } from '../command.ts';

const command = inGroup('edit');

/** The group, in the order that lists show it. */
export const editCommands = {
  undo: command({
    title: { zh: '撤销', en: 'Undo' },
    scope: 'notebook',
    in: 'command',
    keys: ['z', 'Mod+z'],
  }),
  redo: command({
    title: { zh: '重做', en: 'Redo' },
    scope: 'notebook',
    in: 'command',
    keys: ['Shift+Z', 'Mod+Shift+Z', 'Mod+y'],
  }),
  find: command({
    title: { zh: '在所有单元格中查找', en: 'Find in all cells' },
    scope: 'document',
    in: 'window',
    keys: ['Mod+f'],
  }),
  replace: command({
    title: { zh: '查找并替换', en: 'Find and replace' },
    scope: 'document',
    in: 'window',
    keys: ['Mod+h'],
  }),
  'find-next': command({
    title: { zh: '下一处', en: 'Find next' },
    scope: 'find',
    in: 'window',
    keys: ['F3'],
  }),
  'find-previous': command({
    title: { zh: '上一处', en: 'Find previous' },
    scope: 'find',
    in: 'window',
    keys: ['Shift+F3'],
  }),
  format: command({
    title: { zh: '整理代码格式', en: 'Format code' },
    scope: 'cell',
    in: 'cell',
    keys: ['Alt+Shift+F'],
  }),
} as const;
