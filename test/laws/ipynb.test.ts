/** The laws of the `.ipynb` format, as its head states them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIpynb, printIpynb } from '#core/format/ipynb/index.ts';
import type { SavedOutputs } from '#core/format/outputs.ts';
import {
  convertCell,
  editSource,
  insertCell,
  moveCell,
  removeCell,
  setAttributes,
} from '#core/notebook/edits.ts';
import type { CellId } from '#core/notebook/ids.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import { faultOf } from '../core/format/nbformat-schema.ts';
import { attributes, cell, metadata, notebook, sourceText } from './generators.ts';
import { runs } from './runs.ts';

const text = fc.oneof(fc.string(), fc.constantFrom('# 拾级', 'a\nb\n', '\\', '"', '\u2028', '[{', '\r\n'));
const multiline = fc.oneof(text, fc.array(text, { maxLength: 3 }));
const output = fc.oneof(
  fc.record({
    output_type: fc.constant('stream'),
    name: fc.constantFrom('stdout', 'stderr'),
    text: multiline,
  }),
  fc.record({
    output_type: fc.constantFrom('display_data'),
    data: fc.dictionary(fc.constantFrom('text/plain', 'text/html', 'text/x-unknown'), multiline),
    metadata: fc.constant({}),
  }),
  fc.record({
    output_type: fc.constant('error'),
    ename: text,
    evalue: text,
    traceback: fc.array(text, { maxLength: 2 }),
  }),
);
const meta = fc
  .dictionary(fc.constantFrom('tags', 'x', 'collapsed'), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 })
  .map(({ tags: _, ...rest }) => rest);
const jsonCell = fc.oneof(
  fc.record({ cell_type: fc.constantFrom('markdown', 'raw'), metadata: meta, source: multiline }),
  fc.record({
    cell_type: fc.constant('code'),
    execution_count: fc.option(fc.nat()),
    metadata: meta,
    outputs: fc.array(output, { maxLength: 3 }),
    source: multiline,
  }),
);
const file = fc
  .record({
    cells: fc.array(jsonCell, { maxLength: 5 }),
    language: fc.constantFrom('typescript', 'javascript', 'python'),
    order: fc.boolean(),
    style: fc.constantFrom(undefined, ' ', '  ', '\t'),
    end: fc.constantFrom('', '\n'),
    crlf: fc.boolean(),
    bom: fc.boolean(),
  })
  .map(({ cells, language, order, style, end, crlf, bom }) => {
    const named = cells.map((each, index) =>
      order ? { id: `${index}x`, ...each } : { ...each, id: `a${index}` },
    );
    const rest = { metadata: { language_info: { name: language } }, nbformat: 4, nbformat_minor: 5 };
    const printed =
      JSON.stringify(order ? { cells: named, ...rest } : { ...rest, cells: named }, null, style) + end;
    return (bom ? '\uFEFF' : '') + (crlf ? printed.replaceAll('\n', '\r\n') : printed);
  });

type Read = { notebook: Notebook; outputs: ReadonlyMap<CellId, SavedOutputs> };
function read(source: string): Read {
  const found = parseIpynb(source);
  if ('raw' in found) throw new Error(found.raw.message);
  return found;
}
const without = (source: string) => source.replace('\uFEFF', '');

describe('an unedited save', () => {
  it('changes no byte', () => {
    fc.assert(
      fc.property(file, (source) => {
        const { notebook: made, outputs } = read(source);
        expect(printIpynb(made, outputs)).toBe(source);
      }),
      runs(1500),
    );
  });
});

describe('saving and reading again', () => {
  it('gives a valid file and the same cells after they were edited, moved, removed and added', () => {
    const change = fc.tuple(fc.nat(), fc.nat(), sourceText, attributes, cell);
    fc.assert(
      fc.property(file, fc.array(change, { maxLength: 5 }), (source, changes) => {
        const { notebook: first, outputs } = read(source);
        const made = changes.reduce((now, [what, at, words, said, fresh]) => {
          if (what % 6 === 0) return insertCell(now, fresh, at % (now.cells.length + 1));
          const found = now.cells[at % (now.cells.length || 1)];
          if (found === undefined) return now;
          if (what % 6 === 1) return editSource(now, found.id, words);
          if (what % 6 === 2) return moveCell(now, found.id, at % now.cells.length);
          if (what % 6 === 3) return removeCell(now, found.id);
          if (what % 6 === 4)
            return setAttributes(now, found.id, {
              ...said,
              ...(found.attributes.other ? { other: found.attributes.other } : {}),
            });
          return convertCell(now, found.id, found.kind === 'code' ? 'markdown' : 'code');
        }, first);
        const printed = printIpynb(made, outputs);
        expect(faultOf(without(printed))).toBe('');
        const again = read(printed).notebook;
        expect(again.cells.map(({ kind, source: words }) => [kind, words])).toEqual(
          made.cells.map(({ kind, source: words }) => [kind, words.replace(/\r\n?/g, '\n')]),
        );
        expect(printIpynb(again, read(printed).outputs)).toBe(printed);
      }),
      runs(1500),
    );
  });

  it('gives a notebook that never was a file its cells and front matter', () => {
    fc.assert(
      fc.property(notebook, metadata, (made, front) => {
        const printed = printIpynb({ ...made, metadata: front }, new Map());
        expect(faultOf(printed)).toBe('');
        expect(read(printed).notebook.metadata).toEqual(front);
      }),
      runs(500),
    );
  });
});

describe('editing one cell', () => {
  it('changes no byte of another', () => {
    fc.assert(
      fc.property(file, fc.nat(), sourceText, (source, pick, words) => {
        const { notebook: before, outputs } = read(source);
        if (before.cells.length === 0) return;
        const index = pick % before.cells.length;
        const id = before.cells[index]?.id as CellId;
        const after = read(printIpynb(editSource(before, id, words), outputs)).notebook;
        const others = (all: Notebook) =>
          all.cells.map((each) => each.written?.text).filter((_, at) => at !== index);
        expect(others(after)).toEqual(others(before));
      }),
      runs(1000),
    );
  });
});
