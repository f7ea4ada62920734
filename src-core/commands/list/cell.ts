/** Commands of one cell, the selected one. */
import { inGroup } from '../command.ts';

const command = inGroup('cell');

/** The group, in the order that lists show it. */
export const cellCommands = {
  edit: command({
    title: { zh: '编辑单元格', en: 'Edit the cell' },
    scope: 'cell',
    in: 'command',
    keys: ['Enter'],
  }),
  leave: command({
    title: { zh: '回到命令模式', en: 'Back to command mode' },
    scope: 'cell',
    in: 'edit',
    keys: ['Escape'],
  }),
  'select-next': command({
    title: { zh: '选中下一个', en: 'Select the next' },
    scope: 'cell',
    in: 'command',
    keys: ['ArrowDown', 'j'],
  }),
  'select-previous': command({
    title: { zh: '选中上一个', en: 'Select the previous' },
    scope: 'cell',
    in: 'command',
    keys: ['ArrowUp', 'k'],
  }),
  'select-first': command({
    title: { zh: '选中第一个', en: 'Select the first' },
    scope: 'cell',
    in: 'command',
    keys: ['Home'],
  }),
  'select-last': command({
    title: { zh: '选中最后一个', en: 'Select the last' },
    scope: 'cell',
    in: 'command',
    keys: ['End'],
  }),
  'insert-above': command({
    title: { zh: '在上方插入代码', en: 'Insert code above' },
    scope: 'cell',
    in: 'command',
    keys: ['a'],
  }),
  'insert-below': command({
    title: { zh: '在下方插入代码', en: 'Insert code below' },
    scope: 'cell',
    in: 'command',
    keys: ['b'],
  }),
  'insert-text': command({
    title: { zh: '在下方插入文字', en: 'Insert prose below' },
    scope: 'cell',
    in: 'command',
    keys: [],
  }),
  'to-markdown': command({
    title: { zh: '转为文字', en: 'Turn into prose' },
    scope: 'cell',
    in: 'command',
    keys: ['m'],
  }),
  'to-code': command({
    title: { zh: '转为代码', en: 'Turn into code' },
    scope: 'cell',
    in: 'command',
    keys: ['y'],
  }),
  'move-up': command({
    title: { zh: '上移', en: 'Move up' },
    scope: 'cell',
    in: 'command',
    keys: ['Mod+Shift+ArrowUp'],
  }),
  'move-down': command({
    title: { zh: '下移', en: 'Move down' },
    scope: 'cell',
    in: 'command',
    keys: ['Mod+Shift+ArrowDown'],
  }),
  'reset-cell': command({
    title: { zh: '恢复此单元格的原文', en: 'Reset this cell to the original' },
    scope: 'cell',
    in: 'command',
    keys: [],
  }),
  remove: command({
    title: { zh: '删除单元格', en: 'Delete the cell' },
    scope: 'cell',
    in: 'command',
    keys: ['d d'],
  }),
} as const;
