import { expect, it } from 'vitest';
import { offsetOf, selectionOf } from '../../../src-renderer/editor/caret.ts';

const text = 'const a = 1;\n// 中文\na';

it.each([
  [1, 1, 0],
  [1, 7, 6],
  [2, 1, 13],
  [3, 2, text.length],
  [2, 99, 18],
  [99, 1, 19],
  [0, 0, 0],
])('puts line %d column %d at offset %d', (line, column, offset) => {
  expect(offsetOf(text, line, column)).toBe(offset);
});

it('keeps a caret inside the text', () => {
  expect(selectionOf({ from: -5, to: 1000 }, text)).toEqual({ from: 0, to: text.length });
  expect(selectionOf('start', text)).toEqual({ from: 0, to: 0 });
  expect(selectionOf('end', text)).toEqual({ from: text.length, to: text.length });
  expect(selectionOf({ line: 2, column: 4 }, text)).toEqual({ from: 16, to: 16 });
});
