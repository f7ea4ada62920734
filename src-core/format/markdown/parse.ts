/** Reads a Markdown document into a notebook. Never throws: what is odd becomes a warning, and every byte is kept. */
import type { Cell, Written } from '../../notebook/cell.ts';
import type { CellId } from '../../notebook/ids.ts';
import type { Notebook, Parsed, Warning } from '../../notebook/notebook.ts';
import { commonNewline, isBlank, linesOf } from '../../text/lines.ts';
import { assignIds } from './assign-ids.ts';
import { readFrontMatter } from './front-matter.ts';
import { cellLanguage, readInfo } from './info.ts';
import type { MarkdownLayout } from './layout.ts';
import { type Piece, type PieceKind, pieceOf, readPiece } from './piece.ts';
import { missingLocales } from './prose.ts';
import { MarkdownScanner } from './scan.ts';
import { titleOf } from './title.ts';

/** Where a piece stands: offsets of its first and behind its last character, and its first line, counted from 1. */
interface Span {
  readonly kind: 'code' | 'prose';
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly open: boolean;
}

/** Reads a document. */
export function parseMarkdown(text: string): Parsed {
  const bom = text.startsWith('\uFEFF');
  const content = bom ? text.slice(1) : text;
  const front = readFrontMatter(content);
  const body = content.slice(front.text.length);
  const firstLine = 1 + [...linesOf(front.text)].length;
  const spans = splitBody(body, firstLine);
  const layout: MarkdownLayout = {
    format: 'markdown',
    bom,
    newline: commonNewline(content),
    frontMatter: front.text,
    lead: body.slice(0, spans[0]?.start),
    ...(spans.length > 0 ? { tail: body.slice(spans.at(-1)?.end) } : {}),
  };
  const read = spans.map((span, index): { span: Span; piece: Piece; written: Written } => {
    const of: PieceKind = span.open ? `${span.kind}-open` : span.kind;
    const end = spans[index + 1]?.start ?? span.end;
    const written = { text: body.slice(span.start, end), of };
    return { span, piece: pieceOf(written) ?? readPiece(written.text, of), written };
  });
  const ids = assignIds(read.map(({ piece }) => ({ ...piece, spelled: piece.id })));
  const cells = read.map(({ piece, written }, index): Cell => {
    const base = { id: ids[index] as CellId, source: piece.source, attributes: piece.attributes, written };
    return piece.kind === 'code'
      ? { kind: 'code', language: piece.language, ...base }
      : { kind: 'markdown', ...base };
  });
  const notebook: Notebook = {
    title: titleOf(front.metadata, cells),
    cells,
    metadata: front.metadata,
    layout,
  };
  const warnings = read.flatMap(({ span, piece }, index) => warningsOf(span, piece, ids[index]));
  return { notebook, warnings: [...front.warnings, ...warnings] };
}

/** The cells of a document's body, in order. */
function splitBody(body: string, firstLine: number): Span[] {
  const spans: Span[] = [];
  const scanner = new MarkdownScanner();
  let current: { kind: Span['kind']; start: number; end: number; line: number } | undefined;
  const finish = (open: boolean) => {
    if (current !== undefined) spans.push({ ...current, open });
    current = undefined;
  };
  let line = firstLine - 1;
  for (const { start, end, next } of linesOf(body)) {
    line += 1;
    const text = body.slice(start, end);
    const role = scanner.step(text);
    if (current?.kind === 'code') {
      if (role === 'fence-close' || !isBlank(text)) current.end = end;
      if (role === 'fence-close') finish(false);
      continue;
    }
    const fence = role === 'fence-open' && scanner.fence?.indent === 0 ? scanner.fence : null;
    if (fence !== null && cellLanguage(readInfo(fence.info)) !== undefined) {
      finish(false);
      current = { kind: 'code', start, end, line };
    } else if (role === 'cell-marker') {
      finish(false);
      current = { kind: 'prose', start, end, line };
    } else if (!isBlank(text)) {
      current ??= { kind: 'prose', start, end, line };
      current.end = end;
    }
    if (next === body.length) break;
  }
  finish(current?.kind === 'code' || scanner.open !== null);
  return spans;
}

function warningsOf(span: Span, piece: Piece, id: CellId | undefined): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string, line = span.line) => warnings.push({ code, message, line });
  if (piece.id !== undefined && piece.id !== id) {
    warn('duplicate-id', `The id "${piece.id}" names an earlier cell already; give this cell another one.`);
  }
  for (const problem of piece.problems) {
    warn('bad-attribute', `The attribute "${problem}" is not understood; it is kept as it is.`);
  }
  if (span.open && span.kind === 'code') {
    warn('unclosed-fence', 'This code cell is not closed; it reaches to the end of the file.');
  } else if (span.open) {
    warn(
      'unclosed-block',
      'A fence or raw HTML in this prose is not closed; it reaches to the end of the file.',
    );
  }
  if (piece.kind === 'markdown') {
    const offset = [...linesOf(piece.core)].length - piece.source.split('\n').length;
    for (const { locale, line } of missingLocales(piece.source)) {
      warn('missing-locale', `This prose has no text for "${locale}".`, span.line + offset + line - 1);
    }
  }
  return warnings;
}
