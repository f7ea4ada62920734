import { describe, expect, it } from 'vitest';
import { commandIds, commandOf, isCommandId } from '../../../src-core/commands/commands.ts';
import {
  acceleratorOf,
  conflictOf,
  createKeyReader,
  keymapFrom,
  tableOf,
} from '../../../src-core/commands/keymap.ts';
import {
  acceleratorFor,
  isKeys,
  isPlain,
  type KeyStroke,
  keysInWords,
  spell,
} from '../../../src-core/commands/keys.ts';

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('the list of commands', () => {
  it('names every command in both languages, each name once', () => {
    for (const locale of ['zh', 'en'] as const) {
      const titles = commandIds.map((id) => commandOf(id).title[locale]);
      expect(titles.filter((title) => title.trim() === '')).toEqual([]);
      expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
    }
    expect(commandIds.filter((id) => !/\p{Script=Han}/u.test(commandOf(id).title.zh))).toEqual([]);
    expect(commandIds.filter((id) => /\p{Script=Han}/u.test(commandOf(id).title.en))).toEqual([]);
  });

  it('binds no key twice where both could be heard', () => {
    const clashes = commandIds.flatMap((id) =>
      commandOf(id).keys.flatMap((keys) => {
        const other = conflictOf(id, keys);
        return other === undefined ? [] : [`${keys}: ${id}, ${other}`];
      }),
    );
    expect(clashes).toEqual([]);
  });

  it('writes every key as a stroke is spelled', () => {
    expect(commandIds.flatMap((id) => commandOf(id).keys).filter((keys) => !isKeys(keys))).toEqual([]);
  });

  it('knows a command from what is none, an inherited name among it', () => {
    expect(['save', 'toString', '', 'rm -rf'].map(isCommandId)).toEqual([true, false, false, false]);
    expect(isCommandId(7)).toBe(false);
  });
});

describe('spelling strokes', () => {
  it.each([
    [stroke('p', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+P'],
    [stroke('P', { metaKey: true, shiftKey: true }), 'Mod+Shift+P'],
    [stroke('S', { ctrlKey: true }), 'Mod+s'],
    [stroke('?', { shiftKey: true }), '?'],
    [stroke('Z', { shiftKey: true }), 'Shift+Z'],
    [stroke('Enter', { shiftKey: true }), 'Shift+Enter'],
    [stroke('∑', { altKey: true, code: 'KeyW' }), 'Alt+w'],
    [stroke('Ï', { altKey: true, shiftKey: true, code: 'KeyF' }), 'Alt+Shift+F'],
    [stroke(' ', { ctrlKey: true }), 'Mod+Space'],
    [stroke('Control', { ctrlKey: true }), ''],
    [stroke('[', { ctrlKey: true, altKey: true, getModifierState: () => true }), '['],
  ])('spells %j as %s', (given, spelled) => {
    expect(spell(given)).toBe(spelled);
    if (spelled !== '') expect(isKeys(spelled)).toBe(true);
  });

  it('tells what types from what does not', () => {
    expect(['a', '?', 'Shift+Z', 'ArrowUp', 'Enter', 'd d'].filter(isPlain)).toHaveLength(6);
    expect(['Mod+a', 'Alt+w', 'F3', 'Shift+Enter', 'Mod+k Mod+s'].filter(isPlain)).toEqual([]);
  });

  it('shows keys as each system names them', () => {
    expect(keysInWords('Mod+Shift+ArrowUp', false)).toBe('Ctrl+Shift+↑');
    expect(keysInWords('Mod+k Mod+s', false)).toBe('Ctrl+K Ctrl+S');
    expect(keysInWords('Mod+Shift+P', true)).toBe('⇧⌘P');
    expect(keysInWords('Mod+Tab', true)).toBe('⌃Tab');
  });

  it('writes accelerators, and none where Electron knows none', () => {
    expect(acceleratorFor('Mod+Shift+P')).toBe('CmdOrCtrl+Shift+P');
    expect(acceleratorFor('Mod++')).toBe('CmdOrCtrl+Plus');
    expect(acceleratorFor('Mod+Tab')).toBe('Ctrl+Tab');
    expect([acceleratorFor('Mod+k Mod+s'), acceleratorFor('a')]).toEqual([undefined, undefined]);
  });
});

describe('a keymap', () => {
  it('puts a person’s keys in the place of the app’s, in tables and menus alike', () => {
    const keymap = { save: ['Mod+Alt+s'] };
    expect(tableOf('window', keymap).get('Mod+Alt+s')).toBe('save');
    expect(tableOf('window', keymap).has('Mod+s')).toBe(false);
    expect([
      acceleratorOf('save'),
      acceleratorOf('save', keymap),
      acceleratorOf('save', { save: [] }),
    ]).toEqual(['CmdOrCtrl+S', 'CmdOrCtrl+Alt+S', undefined]);
  });

  it('finds what a key would clash with, beginnings of two strokes among it', () => {
    expect(conflictOf('run-all', 'Mod+s')).toBe('save');
    expect(conflictOf('run-all', 'Mod+k')).toBe('shortcuts');
    expect(conflictOf('run-all', 'd')).toBe('remove');
    expect(conflictOf('run-all', 'Mod+Enter')).toBe('run');
    expect(conflictOf('save', 'Mod+s')).toBeUndefined();
    expect(conflictOf('run-all', 'Mod+s', { save: [] })).toBeUndefined();
  });

  it('hears a key that types only while nothing is edited', () => {
    const keymap = { save: ['s'] };
    expect([tableOf('window', keymap).has('s'), tableOf('edit', keymap).has('s')]).toEqual([false, false]);
    expect(tableOf('command', keymap).get('s')).toBe('save');
  });

  it('reads two strokes, and forgets the first once another comes between', () => {
    const read = createKeyReader(tableOf('window'));
    expect(read('Mod+k')).toEqual({ command: null, begins: true });
    expect(read('')).toEqual({ command: null, begins: false });
    expect(read('Mod+s').command).toBe('shortcuts');
    expect(read('Mod+s').command).toBe('save');
    read('Mod+k');
    read('x');
    expect(read('Mod+s').command).toBe('save');
  });

  it('takes from a file what it can mean and no more', () => {
    expect(keymapFrom({ save: ['Mod+j', 'not a key at all', 3], gone: ['a'], find: 'x', stop: [] })).toEqual({
      save: ['Mod+j'],
      stop: [],
    });
    expect([keymapFrom(null), keymapFrom('x'), keymapFrom([])]).toEqual([{}, {}, {}]);
  });
});
