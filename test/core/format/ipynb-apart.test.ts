/** A notebook read in one thread and put together in another is the notebook that is read in one. */
import { describe, expect, test } from 'vitest';
import { Assembly, ipynbParts, parseIpynb, printIpynb, readApart } from '#core/format/ipynb/index.ts';
import { shorten } from '#core/format/ipynb/shorten.ts';
import { editSource } from '#core/notebook/edits.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { bigNotebook } from '../../support/big-documents.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encode = (text: string) => new TextEncoder().encode(text);
let decoded = 0;
const utf8 = {
  decode: (bytes: Uint8Array) => {
    decoded += bytes.length;
    return decoder.decode(bytes);
  },
  lengthOf: (text: string) => Buffer.byteLength(text),
};

/** What arrives of a file: everything that crosses is cloned, as between threads. */
function received(text: string) {
  const bytes = encode(text);
  const apart = readApart(bytes, utf8);
  if (apart === undefined) return undefined;
  const assembly = new Assembly(utf8.decode);
  for (const cells of apart.cells) assembly.add(structuredClone(cells));
  return assembly.whole(structuredClone(apart.around), bytes);
}

function whole(text: string) {
  const made = received(text);
  if (made === undefined) throw new Error('not read');
  return made;
}

const picture = `iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnW${'QUJDRA'.repeat(500)}==`;
const jpeg = `/9j/${'A'.repeat(3_000)}`;

/** A file with a long run of base64 in each of the places where one may be. */
function file(cells: readonly object[], style: string | undefined = ' ', metadata: object = {}): string {
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, style)}\n`;
}
const shown = (data: object) => ({ data, metadata: {}, output_type: 'display_data' });
const code = (id: string, outputs: readonly object[], source: string | string[] = ['显示();\n', 'x']) => ({
  cell_type: 'code',
  execution_count: 1,
  id,
  metadata: {},
  outputs,
  source,
});

const files: readonly (readonly [string, string])[] = [
  ['pictures', file([code('a', [shown({ 'image/png': picture, 'text/plain': ['<图>'] })]), code('b', [])])],
  ['a line feed behind a picture', file([code('a', [shown({ 'image/png': `${picture}\n` })])])],
  [
    'two pictures in one cell',
    file([code('a', [shown({ 'image/jpeg': jpeg }), shown({ 'image/png': picture })])]),
  ],
  ['no line breaks', file([code('a', [shown({ 'image/png': picture })]), code('b', [])], '')],
  ['a mark at its head', `\uFEFF${file([code('a', [shown({ 'image/png': picture })]), code('b', [])])}`],
  [
    'an attachment',
    file([
      {
        attachments: { 'dot.png': { 'image/png': picture } },
        cell_type: 'markdown',
        id: 'm',
        metadata: {},
        source: ['# 标题\n', '![dot](attachment:dot.png)'],
      },
      code('a', [shown({ 'image/png': picture })]),
    ]),
  ],
  [
    'a source that is one long word',
    file([code('a', [], picture), code('b', [shown({ 'image/png': picture })])]),
  ],
  [
    'a long word in its metadata',
    file([code('a', [])], ' ', { kernelspec: { name: 'deno' }, state: picture }),
  ],
  ['a picture inside HTML', file([code('a', [shown({ 'text/html': [`<img src="${picture}">`] })])])],
  ['a long text that is no picture', file([code('a', [shown({ 'text/plain': 'word '.repeat(800) })])])],
  ['no cells', file([])],
];

describe.each(files)('a file with %s', (_, text) => {
  test('is the same notebook, whichever way it was read', () => {
    const here = parseIpynb(text);
    if ('raw' in here) throw new Error(here.raw.message);
    const there = whole(text);
    const plain = (made: typeof here) => JSON.parse(JSON.stringify({ ...made, outputs: [...made.outputs] }));
    expect(plain(there)).toEqual(plain(here));
  });

  test('is written as it was, looked at or not', () => {
    const made = whole(text);
    expect(printIpynb(made.notebook, made.outputs)).toBe(text);
    for (const { outputs } of made.outputs.values())
      for (const { data } of outputs) expect(data).toBeDefined();
    expect(printIpynb(made.notebook, made.outputs)).toBe(text);
  });

  test('is changed in the cell that is edited, and nowhere else', () => {
    const here = parseIpynb(text);
    if ('raw' in here) throw new Error(here.raw.message);
    const there = whole(text);
    for (const { id } of here.notebook.cells) {
      expect(printIpynb(editSource(there.notebook, id, 'y'), there.outputs)).toBe(
        printIpynb(editSource(here.notebook, id, 'y'), here.outputs),
      );
    }
  });
});

const together = (parts: ReturnType<typeof ipynbParts>) =>
  parts.map((part) => (typeof part === 'string' ? part : decoder.decode(part))).join('');

test.each(files)('the parts of a file with %s are its text, whatever was done to it', (_, text) => {
  const { notebook, outputs } = whole(text);
  const last = notebook.cells.at(-1)?.id;
  const copied = notebook.cells.map((cell) => ({ ...cell, id: `${cell.id}-2` as CellId }));
  const changed = [
    notebook,
    { ...notebook, title: '标题' },
    { ...notebook, metadata: { ...notebook.metadata, reactive: true } },
    { ...notebook, cells: notebook.cells.toReversed() },
    { ...notebook, cells: notebook.cells.slice(1) },
    { ...notebook, cells: [...notebook.cells, ...copied] },
    ...(last === undefined ? [] : [editSource(notebook, last, '改了 "y"')]),
  ];
  for (const each of changed) expect(together(ipynbParts(each, outputs))).toBe(printIpynb(each, outputs));
  expect(together(ipynbParts(notebook, new Map()))).toBe(printIpynb(notebook, new Map()));
});

test('of a notebook of 10 MB only the cell that was edited is read as text to be written again', () => {
  const { notebook, outputs } = whole(bigNotebook(10));
  decoded = 0;
  const parts = ipynbParts(editSource(notebook, 'c1' as CellId, 'y'), outputs);
  expect(parts.filter((part) => typeof part !== 'string')).toHaveLength(999);
  expect(decoded).toBeLessThan(100_000);
});

test('what is no notebook is not read', () => {
  expect(received('{"cells": [')).toBeUndefined();
  expect(received('{"nbformat": 4}')).toBeUndefined();
});

test('runs of base64 are cut where they are a whole string, wherever in the file they begin', () => {
  for (let before = 0; before < 2_100; before += 7) {
    const text = `${' '.repeat(before)}"${picture}","${'b'.repeat(900)}","${picture}\\n","${picture}\\\\","\\"${picture}"`;
    const { bytes, cuts } = shorten(encode(text));
    expect(cuts).toHaveLength(2);
    expect(bytes.length + cuts.reduce((sum, { missing }) => sum + missing, 0)).toBe(text.length);
    expect(decoder.decode(bytes)).toContain('b'.repeat(900));
  }
});

test('of a notebook of 10 MB only what is looked at is read as text', () => {
  const text = bigNotebook(10);
  decoded = 0;
  const { notebook, outputs } = whole(text);
  expect(notebook.cells).toHaveLength(1_000);
  const list = outputs.get('c1' as CellId)?.outputs ?? [];
  expect(list.map(({ mime }) => mime)).toEqual([
    'image/png',
    'application/vnd.stepwise.stream+json',
    'image/png',
  ]);
  expect(decoded).toBeLessThan(text.length * 0.7);
  decoded = 0;
  expect(list[0]?.data).toMatchObject({ url: expect.stringContaining('data:image/png;base64,iVBOR') });
  expect(list[1]?.data).toMatchObject({ name: 'stdout' });
  expect(decoded).toBeLessThan(60_000);
});
