import { expect, it } from 'vitest';
import { timeInWords } from '../../../src-renderer/notebook/elapsed.ts';
import { notebookStrings } from '../../../src-renderer/notebook/strings.ts';

it.each([
  [0, '0 ms'],
  [0.42, '0.4 ms'],
  [4.4, '4 ms'],
  [3, '3 ms'],
  [63.4, '63 ms'],
  [420, '0.42 s'],
  [9994, '9.99 s'],
  [12_340, '12.3 s'],
  [59_949, '59.9 s'],
  [59_951, '1 min 0 s'],
  [125_400, '2 min 5 s'],
])('says %d milliseconds as %s', (span, words) => {
  expect(timeInWords(span, notebookStrings.en)).toBe(words);
});
