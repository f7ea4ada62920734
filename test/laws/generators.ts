/** Texts and notebooks for property tests: Chinese, odd Markdown and every line ending among them. */
import fc from 'fast-check';
import type { Cell, CellAttributes } from '#core/notebook/cell.ts';
import type { CellId } from '#core/notebook/ids.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import type { JsonObject } from '#core/text/json.ts';

/** Lines that mean something to the format, and lines that only look as if they did. */
const lines = fc.constantFrom(
  '',
  '',
  '   ',
  '\t',
  '---',
  '...',
  'title: 数字',
  'title: "unclosed',
  'a: [1, 2',
  '# 拾级 Stepwise',
  '## 第一步 *one* `x`',
  '```ts',
  '```ts {#train .locked seconds=20 title="训练 it"}',
  '```ts {#train}',
  '```typescript {#b .wide key="v\\"w" !}',
  '```ts {.static}',
  '```js{#c',
  '```ts twoslash {1,3}',
  '```python',
  '```python {.cell #py}',
  '```mermaid',
  '```',
  '````',
  '````md',
  '~~~ts',
  '~~~',
  '  ```ts',
  '  ```',
  '    ```',
  '- item',
  '- ```py',
  '1. one',
  '  more',
  '> quote',
  '> ```ts',
  '<!-- cell -->',
  '<!-- cell {#intro} -->',
  '<!-- cell {#intro .folded} -->  ',
  '<!-- cell {#x title="a"b} -->',
  '<!-- zh -->',
  '<!-- /zh -->',
  '<!-- en -->',
  '<!-- all -->',
  '<!-- note',
  '-->',
  '<!-- a comment -->',
  '<div>',
  '</div>',
  '<pre>',
  '</pre>',
  '<script>',
  '<?php',
  '| a | b |',
  '|---|---|',
  'text[^1]  ',
  '[^1]: 脚注 note',
  '$$',
  'x = y',
  'const 数 = `a`;',
  '\uFEFF',
  '\u00A0',
  '\u2028',
);

/** A line ending of each kind, `\n` most often. */
const ending = fc.oneof(
  { weight: 6, arbitrary: fc.constant('\n') },
  { weight: 2, arbitrary: fc.constant('\r\n') },
  { weight: 1, arbitrary: fc.constant('\r') },
);

/** A document text: lines that matter, with mixed endings, or any characters at all. */
export const documentText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: joined(lines, ending) },
  { weight: 2, arbitrary: joined(lines, fc.constant('\n')) },
  { weight: 1, arbitrary: joined(lines, fc.constant('\r\n')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...' \t\r\n`~-<!>{}#.ab数'), maxLength: 80 }) },
);

function joined(line: fc.Arbitrary<string>, newline: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.boolean(),
      fc.array(fc.tuple(fc.oneof({ weight: 9, arbitrary: line }, fc.string({ maxLength: 12 })), newline), {
        maxLength: 24,
      }),
      fc.boolean(),
    )
    .map(([bom, pairs, final]) => {
      const text = pairs
        .map(([text, end], index) => (index === pairs.length - 1 && !final ? text : text + end))
        .join('');
      return (bom ? '\uFEFF' : '') + text;
    });
}

/** A cell's source: lines joined by `\n`. */
export const sourceText: fc.Arbitrary<string> = fc.oneof(
  fc.array(lines, { maxLength: 8 }).map((all) => all.join('\n')),
  fc.string({ maxLength: 30 }).map((text) => text.replace(/\r/g, '')),
);

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);
const value = fc.oneof(
  fc.constantFrom('', '-->', 'a "b" \\ c', "it's", '`x`', '{', '}', '数据 data', '20'),
  word,
);
const otherKey = fc
  .oneof(
    word,
    word.map((name) => `.${name}`),
  )
  .filter((key) => !['title', 'seconds', 'language', '.static', '.cell', '.locked', '.folded'].includes(key));

const other: fc.Arbitrary<JsonObject> = fc
  .uniqueArray(fc.tuple(otherKey, value), { selector: ([key]) => key, minLength: 1, maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs.map(([key, text]) => [key, key.startsWith('.') ? true : text])));

/** Attributes as a notebook may hold them. */
export const attributes: fc.Arbitrary<CellAttributes> = fc.record(
  {
    locked: fc.constant(true),
    folded: fc.constant(true),
    seconds: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.double({ min: 0.001, max: 1e9, noNaN: true })),
    title: value,
    other,
  },
  { requiredKeys: [] },
);

const id = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/),
  fc.constantFrom('top', 'after-a', 'top-2', 'a', 'b'),
) as fc.Arbitrary<string> as fc.Arbitrary<CellId>;

/** A cell that was never in a file. */
export const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({ kind: fc.constant('markdown' as const), id, source: sourceText, attributes }),
  fc.record({
    kind: fc.constant('code' as const),
    id,
    source: sourceText,
    attributes,
    language: fc.constantFrom('ts' as const, 'js' as const, 'text' as const),
  }),
);

const yamlKey = fc.oneof(word, fc.constantFrom('lesson', 'stepwise', '标题', 'a b', '---', '1', 'true', '#'));
const yamlValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(
      value,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.string({ maxLength: 10 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(yamlKey, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** Front matter data. */
export const metadata = fc.dictionary(yamlKey, yamlValue, { maxKeys: 4, noNullPrototype: true });

/** A notebook that was never in a file. Its title is left to the format. */
export const notebook: fc.Arbitrary<Notebook> = fc.record({
  title: fc.constant(''),
  cells: fc.uniqueArray(cell, { selector: (made) => made.id, maxLength: 8 }),
  metadata,
});
