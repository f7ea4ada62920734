/** Checking a document without running it. */
import { expect, test } from 'vitest';
import { checkDocument } from '#core/lesson/check.ts';

test('a cell that is no program is an error on its line of the file', () => {
  const text = '# T\n\n```ts {#a}\nconst x = 1;\n```\n\n```ts {#b}\nconst ok = 1;\nconst = 2;\n```\n';
  expect(checkDocument(text)).toMatchObject([{ severity: 'error', code: 'syntax', line: 9 }]);
  expect(checkDocument(text.replaceAll('\n', '\r\n'))).toMatchObject([{ line: 9 }]);
});

test('what reading noticed is a warning', () => {
  expect(checkDocument('```ts {#a}\n1\n```\n\n```ts {#a}\n2\n```\n')).toMatchObject([
    { severity: 'warning', code: 'duplicate-id', line: 5 },
  ]);
});

test('a document in order has no findings, and a check may be added', () => {
  expect(checkDocument('# T\n')).toEqual([]);
  const more = [() => [{ severity: 'warning' as const, code: 'mine', message: 'Mine.' }]];
  expect(checkDocument('# T\n', more)).toMatchObject([{ code: 'mine' }]);
});
