/**
 * Pieces: the cells of a file as they stand in it, with the blank lines after
 * each. A cell keeps its piece in `written`, so that it can be given back
 * unchanged, and read again to see whether the cell still is what it was.
 */
import type { CellAttributes, CodeLanguage, Written } from '../../notebook/cell.ts';
import type { CellId } from '../../notebook/ids.ts';
import { endOfContent, linesOf, withoutOuterBlankLines, withUnixNewlines } from '../../text/lines.ts';
import { readBlock } from './attributes.ts';
import { cellAttributes, cellLanguage, readInfo } from './info.ts';
import { cellMarker } from './scan.ts';

/** How a piece is to be read; `-open`: its fence or raw HTML is not closed, which only the last cell of a file may be. */
export type PieceKind = 'code' | 'code-open' | 'prose' | 'prose-open';

interface PieceBase {
  /** The id the file spells, if it spells a valid one. */
  readonly id: CellId | undefined;
  readonly attributes: CellAttributes;
  readonly source: string;
  readonly problems: readonly string[];
  readonly open: boolean;
  /** The cell's own bytes. */
  readonly core: string;
  /** Line ending and blank lines after it; '' after the last cell of a file. */
  readonly gap: string;
  /** The line that opens the cell, without its ending: fence or marker; '' for prose without a marker. */
  readonly head: string;
}

/** A code cell as it stands in a file. */
export interface CodePiece extends PieceBase {
  readonly kind: 'code';
  readonly language: CodeLanguage;
  /** The first word of the info string. */
  readonly word: string;
}

/** A prose cell as it stands in a file. */
export interface ProsePiece extends PieceBase {
  readonly kind: 'markdown';
  readonly marked: boolean;
}

/** A cell as it stands in a file. */
export type Piece = CodePiece | ProsePiece;

/** Reads a piece of a file. */
export function readPiece(text: string, of: PieceKind): Piece {
  const end = endOfContent(text);
  const core = text.slice(0, end);
  const base = { core, gap: text.slice(end), open: of.endsWith('-open') };
  return of.startsWith('code') ? readCode(base) : readProse(base);
}

/** Pieces already read: a save looks at every cell, and most are as they were the last time. */
const known = new WeakMap<Written, Piece>();

/** The piece a cell was read from, if it was read from a Markdown file. */
export function pieceOf(written: Written | undefined): Piece | undefined {
  if (written === undefined || !/^(?:code|prose)(?:-open)?$/.test(written.of)) return undefined;
  const piece = known.get(written) ?? readPiece(written.text, written.of as PieceKind);
  known.set(written, piece);
  return piece;
}

type Base = Pick<PieceBase, 'core' | 'gap' | 'open'>;

function readCode(base: Base): CodePiece {
  const lines = [...linesOf(base.core)];
  const first = lines[0] ?? { start: 0, end: 0, next: 0 };
  const head = base.core.slice(0, first.end);
  const info = readInfo(head.replace(/^(?:`+|~+)/, ''));
  const last = base.open ? undefined : lines.at(-1);
  const body = base.core.slice(first.next, last?.start);
  const source = withUnixNewlines(last === undefined ? body : body.replace(/(?:\r\n|\n|\r)$/, ''));
  const language = cellLanguage(info) ?? 'text';
  return {
    kind: 'code',
    ...base,
    head,
    source,
    language,
    word: info.word,
    id: info.id,
    attributes: cellAttributes(info, language),
    problems: info.problems,
  };
}

function readProse(base: Base): ProsePiece {
  const first = [...take(linesOf(base.core), 1)][0] ?? { start: 0, end: 0, next: 0 };
  const line = base.core.slice(0, first.end);
  const marker = cellMarker.exec(line);
  if (marker === null) {
    const source = withUnixNewlines(base.core);
    return {
      kind: 'markdown',
      ...base,
      head: '',
      source,
      id: undefined,
      attributes: {},
      problems: [],
      marked: false,
    };
  }
  const spelled = marker[1];
  const read = spelled === undefined ? undefined : readBlock(spelled);
  const whole = read !== undefined && read.rest === '';
  const problems = spelled !== undefined && !whole ? [spelled] : (read?.block.problems ?? []);
  return {
    kind: 'markdown',
    ...base,
    head: line,
    source: withUnixNewlines(withoutOuterBlankLines(base.core.slice(first.next))),
    id: whole ? read.block.id : undefined,
    attributes: whole ? read.block.attributes : {},
    problems,
    marked: true,
  };
}

function* take<T>(items: Iterable<T>, count: number): Generator<T> {
  let left = count;
  for (const item of items) {
    if (left <= 0) return;
    left -= 1;
    yield item;
  }
}
