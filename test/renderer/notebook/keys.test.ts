import { describe, expect, it } from 'vitest';
import type { KeyStroke } from '../../../src-core/commands/keys.ts';
import { createModeReader } from '../../../src-renderer/notebook/keys.ts';

const createCommandReader = () => createModeReader('command');
const editCommand = createModeReader('edit');
const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('keys in command mode', () => {
  it.each([
    [stroke('Enter', { shiftKey: true }), 'run-advance'],
    [stroke('Enter', { ctrlKey: true }), 'run'],
    [stroke('Enter', { metaKey: true }), 'run'],
    [stroke('Enter', { altKey: true }), 'run-insert'],
    [stroke('Enter'), 'edit'],
    [stroke('ArrowDown'), 'select-next'],
    [stroke('a'), 'insert-above'],
    [stroke('b'), 'insert-below'],
    [stroke('m'), 'to-markdown'],
    [stroke('y'), 'to-code'],
    [stroke('z', { ctrlKey: true }), 'undo'],
    [stroke('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
    [stroke('z', { ctrlKey: true, shiftKey: true }), 'redo'],
    [stroke('y', { ctrlKey: true }), 'redo'],
    [stroke('?', { shiftKey: true }), 'shortcuts'],
    [stroke('ArrowUp', { ctrlKey: true, shiftKey: true }), 'move-up'],
  ])('reads %j as %s', (given, command) => {
    expect(createCommandReader()(given)).toBe(command);
  });

  it('deletes on the second d, and not on the first', () => {
    const read = createCommandReader();
    expect([read(stroke('d')), read(stroke('d')), read(stroke('d'))]).toEqual([null, 'remove', null]);
  });

  it('forgets a first d once another key comes between', () => {
    const read = createCommandReader();
    expect([read(stroke('d')), read(stroke('x')), read(stroke('d'))]).toEqual([null, null, null]);
  });

  it('leaves the browser its own keys', () => {
    const read = createCommandReader();
    for (const given of [
      stroke('a', { ctrlKey: true }),
      stroke('f', { ctrlKey: true }),
      stroke('toString'),
    ]) {
      expect(read(given)).toBeNull();
    }
  });

  it('reads nothing while an input method composes', () => {
    expect(createCommandReader()(stroke('a', { isComposing: true }))).toBeNull();
    expect(editCommand(stroke('Enter', { shiftKey: true, isComposing: true }))).toBeNull();
  });
});

describe('keys in edit mode', () => {
  it('leaves letters to the editor', () => {
    expect(['a', 'b', 'd', 'm', 'Enter', 'ArrowUp'].map((key) => editCommand(stroke(key)))).toEqual(
      Array(6).fill(null),
    );
  });
  it('follows a person’s own keys', () => {
    const read = createModeReader('command', { remove: ['x x'], 'run-all': ['r'] });
    expect(['d', 'd', 'x', 'x', 'r'].map((key) => read(stroke(key)))).toEqual([
      null,
      null,
      null,
      'remove',
      'run-all',
    ]);
  });
  it('reads Escape and the keys that run', () => {
    expect(editCommand(stroke('Escape'))).toBe('leave');
    expect(editCommand(stroke('Enter', { shiftKey: true }))).toBe('run-advance');
  });
});
