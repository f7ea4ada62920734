/**
 * Checks of a document that nothing needs to be run for: what `stepwise check` tells. A check is a
 * row of {@link documentChecks}: a function from the document to what is wrong with it.
 */
import { readDocument } from '../format/document.ts';
import type { DocumentFormat } from '../host/documents.ts';
import type { CodeCell } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { missingIn } from '../program/missing-in.ts';
import { parseCell } from '../program/parse.ts';
import { textIn } from '../text/locale.ts';

/** Something that was found. */
export interface Finding {
  /** `error`: the document cannot work as it is; `warning`: it works, and probably not as meant. */
  readonly severity: 'error' | 'warning';
  /** A stable name such as `duplicate-id`. */
  readonly code: string;
  /** One English sentence that names what is wrong and what to do. */
  readonly message: string;
  /** Line in the file, from 1, where known. */
  readonly line?: number;
}

/** A document under check. */
export interface CheckedDocument {
  readonly text: string;
  readonly notebook: Notebook;
  /** The line in the file on which a cell's source begins; undefined where the cell is not found there. */
  readonly lineOf: (cell: Notebook['cells'][number]) => number | undefined;
}

/** One check. */
export type DocumentCheck = (document: CheckedDocument) => Iterable<Finding>;

/** Every check, in the order in which they are made. */
const documentChecks: readonly DocumentCheck[] = [syntax, lacking];

/** Reads and checks a document's text, findings by line. `more`: checks beside the usual ones. */
export function checkDocument(
  text: string,
  more: readonly DocumentCheck[] = [],
  format: DocumentFormat = 'markdown',
): readonly Finding[] {
  const read = readDocument(format, text);
  if ('raw' in read) return [{ severity: 'error', ...read.raw }];
  const { notebook, warnings } = read;
  const lineOf = format === 'ipynb' ? linesOfPieces(text, notebook) : linesOfCells(text, notebook);
  const document: CheckedDocument = { text, notebook, lineOf };
  return [
    ...warnings.map((warning): Finding => ({ severity: 'warning', ...warning })),
    ...[...documentChecks, ...more].flatMap((check) => [...check(document)]),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Cells that are no program. */
function* syntax({ notebook, lineOf }: CheckedDocument): Iterable<Finding> {
  for (const cell of notebook.cells) {
    if (cell.kind !== 'code' || cell.language === 'text') continue;
    const parsed = parseCell(cell.source, cell.language);
    if (parsed.ok) continue;
    const begin = lineOf(cell);
    const within = parsed.position?.line ?? 1;
    // In JSON a cell's lines are not the file's.
    const json = cell.written?.of === 'ipynb';
    const line = begin === undefined ? undefined : json ? begin : begin + within - 1;
    const where = json ? ` (its line ${within})` : '';
    const message = `Cell ${cell.id} is not a program${where}: ${textIn(parsed.message, 'en')}`;
    yield { severity: 'error', code: 'syntax', message, ...(line === undefined ? {} : { line }) };
  }
}

/** Cells that need what the kernel has not: Deno's or Node's own, packages. */
function* lacking({ notebook, lineOf }: CheckedDocument): Iterable<Finding> {
  for (const cell of notebook.cells) {
    if (cell.kind !== 'code' || cell.language === 'text') continue;
    const line = lineOf(cell);
    for (const { message } of missingIn(cell.source, cell.language))
      yield {
        severity: 'warning',
        code: 'missing-here',
        message: `Cell ${cell.id}: ${message.en}`,
        ...(line === undefined ? {} : { line }),
      };
  }
}

/** Of an `.ipynb` the line on which a cell's own piece of JSON begins. */
function linesOfPieces(text: string, notebook: Notebook): CheckedDocument['lineOf'] {
  const lines = new Map<Notebook['cells'][number], number>();
  let from = 0;
  let line = 1;
  for (const cell of notebook.cells) {
    const piece = cell.written?.text.trimStart() ?? '';
    const at = piece === '' ? -1 : text.indexOf(piece, from);
    if (at < 0) continue;
    line += text.slice(from, at).split('\n').length - 1;
    from = at;
    lines.set(cell, line);
  }
  return (cell) => lines.get(cell);
}

/** Finds each cell's source in the text, one after another. */
function linesOfCells(text: string, notebook: Notebook): CheckedDocument['lineOf'] {
  const lines = new Map<Notebook['cells'][number], number>();
  const plain = text.replace(/\r\n?/g, '\n');
  let from = 0;
  for (const cell of notebook.cells) {
    const at =
      cell.source === '' ? -1 : plain.indexOf(cell.kind === 'code' ? fenced(cell) : cell.source, from);
    if (at < 0) continue;
    const begin = cell.kind === 'code' ? at + 1 : at;
    lines.set(cell, plain.slice(0, begin).split('\n').length);
    from = begin + cell.source.length;
  }
  return (cell) => lines.get(cell);
}

/** A cell's source follows the line of its fence. */
function fenced(cell: CodeCell): string {
  return `\n${cell.source}`;
}
