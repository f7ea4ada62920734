/** Documents made to break their reader: nesting without end, aliases that explode, runs of marks. None throws, none hangs. */
import { describe, expect, test } from 'vitest';
import { parseIpynb } from '#core/format/ipynb/index.ts';
import { printIpynb } from '#core/format/ipynb/print.ts';
import { parseMarkdown, printMarkdown } from '#core/format/markdown/index.ts';
import { parseOutputs } from '#core/format/outputs.ts';
import { readQuestion } from '#core/lesson/read-question.ts';
import { editSource } from '#core/notebook/edits.ts';
import { proseToHtml } from '#core/prose/prose.ts';

const levels = 100_000;
const nested: readonly (readonly [name: string, of: (depth: number) => string])[] = [
  ['lists', (depth) => '['.repeat(depth) + ']'.repeat(depth)],
  ['objects', (depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
];
const notebook = ({ metadata = '{}', cell = '{}', data = '{"text/plain":"x"}' }) =>
  `{"nbformat":4,"nbformat_minor":5,"metadata":${metadata},"cells":[{"id":"a","cell_type":"code","source":"1",` +
  `"execution_count":null,"metadata":${cell},"outputs":[{"output_type":"display_data","metadata":{},"data":${data}}]}]}`;
const bomb = `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from(
  { length: 9 },
  (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]\n`,
).join('')}`;

describe.each(nested)('%s within each other', (_, of) => {
  const deep = of(levels);
  test.each([
    ['a notebook’s metadata', notebook({ metadata: `{"x":${deep}}` })],
    ['a cell’s metadata', notebook({ cell: `{"x":${deep}}` })],
    ['an output', notebook({ data: `{"application/json":${deep}}` })],
  ])('make %s a file that is shown as it is, since it could not be written back', (__, text) => {
    expect(parseIpynb(text)).toMatchObject({ raw: { code: 'damaged', message: /levels deep/ } });
  });

  test('that go deeper than an output may are kept and not shown, and the cell can be edited', () => {
    const text = notebook({ data: `{"application/json":${of(300)}}` });
    const read = parseIpynb(text);
    if ('raw' in read) throw new Error(read.raw.message);
    const [cell] = read.notebook.cells;
    if (cell === undefined) throw new Error('no cell');
    expect(read.outputs.get(cell.id)?.outputs[0]?.mime).toBe('text/markdown');
    const edited = printIpynb(editSource(read.notebook, cell.id, '2'), read.outputs);
    expect(edited === text.replace('"source":"1"', '"source":"2"')).toBe(true);
  });

  test('in saved outputs, front matter and questions are refused with a warning', () => {
    const sidecar = `{"stepwise":"outputs","version":1,"cells":{"a":{"source":"x","outputs":${deep}}}}`;
    expect(parseOutputs(sidecar)).toMatchObject({ warnings: [{ code: 'bad-outputs' }] });
    const text = `---\ntitle: x\ny: ${of(2_000)}\n---\n\n# T\n`;
    const { notebook: read, warnings } = parseMarkdown(text);
    expect(warnings).toMatchObject([{ code: 'bad-yaml' }]);
    expect(printMarkdown(read)).toBe(text);
    expect(readQuestion(`kind: number\nask: ${of(2_000)}\n`, 'quiz').warnings).not.toEqual([]);
  });
});

test('aliases that would unfold to a thousand million values are not unfolded', () => {
  expect(parseMarkdown(`---\n${bomb}---\n\n# T\n`).warnings).toMatchObject([{ code: 'bad-yaml' }]);
  expect(readQuestion(`kind: number\nask: x\n${bomb}`, 'quiz').question).toBeUndefined();
});

describe('prose of nothing but marks is shown as it stands:', () => {
  const times = 20_000;
  test.each([
    ['quotes', '>'.repeat(times)],
    ['quotes with spaces', '> '.repeat(times)],
    ['lists', '- '.repeat(times)],
    ['numbered lists', '1. '.repeat(times)],
    ['lists of lists', Array.from({ length: 1_000 }, (_, n) => `${' '.repeat(2 * n)}- x`).join('\n')],
    ['stars', `${'*'.repeat(times)}a${'*'.repeat(times)}`],
    ['brackets', `${'['.repeat(times)}a${']'.repeat(times)}`],
    ['backquotes', '`'.repeat(times)],
  ])('%s', (_, text) => {
    expect(proseToHtml(`Before\n\n${text}`)).toMatch(/^<pre><code>Before/);
  });

  test('a page that is only long is written as ever', () => {
    const rule = '-'.repeat(300);
    expect(proseToHtml(`a\n\n${rule}\n\n> - 1. **b**`)).toContain('<hr>');
    expect(proseToHtml('*a* '.repeat(5_000))).toContain('<em>a</em> <em>a</em>');
  });
});

test('an info string of spaces is read in time that grows with its length', () => {
  const text = `\`\`\`ts ${' '.repeat(400_000)}x\n1\n\`\`\`\n`;
  expect(parseMarkdown(text).notebook.cells).toMatchObject([{ attributes: { other: { '': 'x' } } }]);
});
