/** Work in stretches: what comes out is the same, and others get their turn. */
import { expect, test } from 'vitest';
import { readDocument, readingDocument } from '#core/format/document.ts';
import { finish, inStretches } from '#core/text/steps.ts';
import { bigNotebook } from '../../support/big-documents.ts';

function* five(): Generator<void, string> {
  for (let n = 0; n < 5; n += 1) yield;
  return 'done';
}

test('work is done at once, or rests whenever a stretch is over', async () => {
  expect(finish(five())).toBe('done');
  let clock = 0;
  let rests = 0;
  const rest = async () => {
    rests += 1;
  };
  expect(await inStretches(five(), rest, () => (clock += 10), 20)).toBe('done');
  expect(rests).toBe(2);
  rests = 0;
  expect(await inStretches(five(), rest, () => 0, 20)).toBe('done');
  expect(rests).toBe(0);
});

test('a Jupyter notebook is read the same in a thousand stretches as at once', async () => {
  const text = bigNotebook(1);
  let rests = 0;
  let clock = 0;
  const read = await inStretches(
    readingDocument('ipynb', text),
    async () => {
      rests += 1;
    },
    () => (clock += 100),
  );
  expect(rests).toBeGreaterThan(1_000);
  expect(read).toEqual(readDocument('ipynb', text));
});
