/**
 * The notebook's keys, as Jupyter has them. One table for command mode, one for
 * edit mode; both give the name of a command, and the shortcuts page is drawn from the same tables.
 */

/** What a key can mean. */
export type KeyCommand =
  | 'run'
  | 'run-advance'
  | 'run-insert'
  | 'edit'
  | 'leave'
  | 'select-next'
  | 'select-previous'
  | 'select-first'
  | 'select-last'
  | 'insert-above'
  | 'insert-below'
  | 'remove'
  | 'to-markdown'
  | 'to-code'
  | 'move-up'
  | 'move-down'
  | 'undo'
  | 'redo'
  | 'stop'
  | 'restart'
  | 'format'
  | 'variables'
  | 'shortcuts';

/** The parts of a keyboard event that matter. */
export interface KeyStroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing?: boolean;
}

/** Keys of both modes. */
export const runKeys = {
  'Shift+Enter': 'run-advance',
  'Mod+Enter': 'run',
  'Alt+Enter': 'run-insert',
} as const satisfies Record<string, KeyCommand>;

/** Keys of command mode. Two letters mean one after the other. */
export const commandKeys = {
  ...runKeys,
  Enter: 'edit',
  ArrowUp: 'select-previous',
  k: 'select-previous',
  ArrowDown: 'select-next',
  j: 'select-next',
  Home: 'select-first',
  End: 'select-last',
  a: 'insert-above',
  b: 'insert-below',
  'd d': 'remove',
  m: 'to-markdown',
  y: 'to-code',
  'Mod+Shift+ArrowUp': 'move-up',
  'Mod+Shift+ArrowDown': 'move-down',
  z: 'undo',
  'Mod+z': 'undo',
  'Shift+Z': 'redo',
  'Mod+Shift+Z': 'redo',
  'Mod+y': 'redo',
  'i i': 'stop',
  '0 0': 'restart',
  'Alt+Shift+F': 'format',
  v: 'variables',
  '?': 'shortcuts',
} as const satisfies Record<string, KeyCommand>;

/** Keys of edit mode; everything else is the editor's. */
export const editKeys = {
  ...runKeys,
  Escape: 'leave',
} as const satisfies Record<string, KeyCommand>;

/** A key stroke as the tables write it; `?` and capital letters have Shift in them already. */
export function spell(stroke: KeyStroke): string {
  const letter = stroke.key.length === 1;
  const key = letter && stroke.shiftKey ? stroke.key.toUpperCase() : stroke.key;
  const shift = stroke.shiftKey && (!letter || /[A-Z]/.test(key));
  const mod = stroke.ctrlKey || stroke.metaKey;
  return `${mod ? 'Mod+' : ''}${stroke.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** The command of a stroke in edit mode. */
export function editCommand(stroke: KeyStroke): KeyCommand | null {
  if (stroke.isComposing) return null;
  return lookUp(editKeys, spell(stroke));
}

/** Reads command mode's strokes one by one, remembering the first of two. */
export function createCommandReader(): (stroke: KeyStroke) => KeyCommand | null {
  let before = '';
  return (stroke) => {
    if (stroke.isComposing) return null;
    const spelled = spell(stroke);
    const command = lookUp(commandKeys, `${before} ${spelled}`) ?? lookUp(commandKeys, spelled);
    before = command ? '' : spelled;
    return command;
  };
}

function lookUp(table: Readonly<Record<string, KeyCommand>>, spelled: string): KeyCommand | null {
  return Object.hasOwn(table, spelled) ? (table[spelled] ?? null) : null;
}
