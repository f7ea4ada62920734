/** The laws of the Markdown format, as its head states them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, printMarkdown, protectProse, titleOf } from '#core/format/markdown/index.ts';
import type { Cell } from '#core/notebook/cell.ts';
import {
  convertCell,
  editSource,
  insertCell,
  moveCell,
  removeCell,
  setAttributes,
} from '#core/notebook/edits.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import { withUnixNewlines } from '#core/text/lines.ts';
import { attributes, cell, documentText, metadata, notebook, sourceText } from './generators.ts';
import { runs } from './runs.ts';

/** A notebook without what only files have, as reading it back should give it. */
function bare(made: Notebook): unknown {
  const cells = made.cells.map(({ written: _, ...rest }) => ({
    ...rest,
    source: rest.kind === 'code' ? withUnixNewlines(rest.source) : protectProse(rest.source).source,
  }));
  return { title: titleOf(made.metadata, cells as Cell[]), cells, metadata: made.metadata };
}

const reread = (made: Notebook): Notebook => parseMarkdown(printMarkdown(made)).notebook;

/** The bytes each cell gave the text, in order. */
function writtenOf(made: Notebook): string[] {
  return made.cells.map((each) => each.written?.text.replace(/[ \t\r\n]+$/, '') ?? '');
}

describe('an unedited save', () => {
  it('changes no byte, whatever the text', () => {
    fc.assert(
      fc.property(documentText, (text) => {
        expect(printMarkdown(parseMarkdown(text).notebook)).toBe(text);
      }),
      runs(3000),
    );
  });
});

describe('saving and reading again', () => {
  it('gives the same notebook', () => {
    fc.assert(
      fc.property(notebook, (made) => {
        expect(bare(reread(made))).toEqual(bare(made));
      }),
      runs(1500),
    );
  });

  it('gives the same notebook after its cells were edited, moved, removed and added', () => {
    fc.assert(
      fc.property(documentText, fc.array(change, { maxLength: 5 }), (text, changes) => {
        const edited = changes.reduce(applyChange, parseMarkdown(text).notebook);
        expect(bare(reread(edited))).toEqual(bare(edited));
      }),
      runs(3000),
    );
  });

  it('gives front matter its new data', () => {
    fc.assert(
      fc.property(documentText, metadata, (text, data) => {
        const edited = { ...parseMarkdown(text).notebook, metadata: data };
        expect(bare(reread(edited))).toEqual(bare(edited));
      }),
      runs(1000),
    );
  });
});

describe('editing one cell', () => {
  it('changes no byte of another', () => {
    fc.assert(
      fc.property(documentText, fc.nat(), sourceText, (text, pick, source) => {
        const { notebook: before } = parseMarkdown(text);
        if (before.cells.length === 0) return;
        const index = pick % before.cells.length;
        // A fence left open may only stand last: inserting nothing keeps it so.
        const after = {
          ...before,
          cells: before.cells.map((each, at) => (at === index ? { ...each, source } : each)),
        };
        const others = (all: string[]) => all.filter((_, at) => at !== index);
        const again = reread(after);
        expect(others(writtenOf(again))).toEqual(others(writtenOf(before)));
      }),
      runs(2000),
    );
  });
});

describe('prose made safe', () => {
  it('is safe already the second time', () => {
    fc.assert(
      fc.property(sourceText, (source) => {
        const once = protectProse(source).source;
        expect(protectProse(once).source).toBe(once);
      }),
      runs(2000),
    );
  });
});

type Change =
  | { readonly kind: 'edit'; readonly at: number; readonly source: string }
  | { readonly kind: 'attributes'; readonly at: number; readonly attributes: Cell['attributes'] }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'convert'; readonly at: number }
  | { readonly kind: 'insert'; readonly at: number; readonly cell: Cell };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), at: fc.nat(), source: sourceText }),
  fc.record({ kind: fc.constant('attributes' as const), at: fc.nat(), attributes }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('convert' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), cell }),
);

function applyChange(made: Notebook, what: Change): Notebook {
  const count = made.cells.length;
  if (what.kind === 'insert') return insertCell(made, what.cell, what.at % (count + 1));
  const found = made.cells[what.at % (count || 1)];
  if (found === undefined) return made;
  switch (what.kind) {
    case 'edit':
      return editSource(made, found.id, what.source);
    case 'attributes':
      return setAttributes(made, found.id, what.attributes);
    case 'convert':
      return convertCell(made, found.id, found.kind === 'code' ? 'markdown' : 'code');
    case 'remove':
      return removeCell(made, found.id);
    case 'move':
      return moveCell(made, found.id, what.to % count);
  }
}
