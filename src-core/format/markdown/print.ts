/**
 * Writes a notebook as Markdown. A cell that still is as it was read gives its
 * own bytes back; only what changed is written anew, in the file's own style.
 */
import type { Cell, CellAttributes, CodeCell, MarkdownCell } from '../../notebook/cell.ts';
import { CellId } from '../../notebook/ids.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import { sameJson } from '../../text/json.ts';
import {
  firstNewline,
  isBlank,
  linesOf,
  type Newline,
  withNewlines,
  withUnixNewlines,
} from '../../text/lines.ts';
import { type Nameless, settleIds } from './assign-ids.ts';
import { printBlock } from './attributes.ts';
import { printFrontMatter, readFrontMatter } from './front-matter.ts';
import { printInfo } from './info.ts';
import { layoutOf, type MarkdownLayout } from './layout.ts';
import { type CodePiece, type Piece, type ProsePiece, pieceOf } from './piece.ts';
import { protectProse } from './protect.ts';

/** A cell, and how it stood in the file if it was read from one. */
interface Plan {
  readonly cell: Cell;
  readonly piece: Piece | undefined;
}

/** Writes a notebook. */
export function printMarkdown(notebook: Notebook): string {
  const layout = layoutOf(notebook.layout);
  const plans = notebook.cells.map((cell): Plan => ({ cell, piece: pieceOf(cell.written) }));
  const spelled = settleIds(
    plans.map(nameless),
    notebook.cells.map((cell) => cell.id),
  );
  const { newline } = layout;
  let body = '';
  plans.forEach(({ cell, piece }, index) => {
    const context: Context = {
      id: spelled[index],
      afterProse: plans[index - 1]?.cell.kind === 'markdown',
      last: index === plans.length - 1,
      newline,
      tail: layout.tail ?? newline,
    };
    body += cell.kind === 'code' ? printCode(cell, piece, context) : printProse(cell, piece, context);
  });
  return `${layout.bom ? '\uFEFF' : ''}${withFront(notebook, layout, body)}`;
}

/** Front matter, where there is something to say or a body would be mistaken for it, and the body. */
function withFront(notebook: Notebook, layout: MarkdownLayout, body: string): string {
  const { newline } = layout;
  const lead = body === '' || /^$|[\r\n]$/.test(layout.lead) ? layout.lead : `${layout.lead}${newline}`;
  const plain = `${lead}${body}`;
  let front = printFrontMatter(notebook.metadata, layout.frontMatter, newline);
  if (front === '' && isMistaken(plain, layout.bom)) front = withNewlines('---\n---\n', newline);
  if (front === '' || body === '') return `${front}${plain}`;
  const end = /[\r\n]$/.test(front) ? '' : newline;
  const begun = layout.frontMatter === '' || end !== '';
  return `${front}${end}${begun && lead === '' ? newline : lead}${body}`;
}

/** Whether a body would be read as beginning with front matter or a byte order mark. */
function isMistaken(body: string, bom: boolean): boolean {
  return (body.startsWith('\uFEFF') && !bom) || readFrontMatter(body).text !== '';
}

/** What reading derives a cell's id from. */
function nameless({ cell, piece }: Plan): Nameless {
  const spelled = piece?.kind === cell.kind ? piece.id : spelledByChance(cell);
  if (cell.kind === 'markdown') return { kind: 'markdown', spelled };
  return { kind: 'code', language: cell.language, source: withUnixNewlines(cell.source), spelled };
}

/** An id among the pieces that were not understood: a second one, which would become the first. */
function spelledByChance(cell: Cell): CellId | undefined {
  const unread = cell.attributes.other?.['?'];
  const ids = Array.isArray(unread)
    ? unread.map((piece) => CellId.parse(String(piece).replace(/^#/, '')))
    : [];
  return ids.some((id) => id !== undefined) ? cell.id : undefined;
}

interface Context {
  /** The id the cell must spell; undefined where reading derives it. */
  readonly id: CellId | undefined;
  readonly afterProse: boolean;
  readonly last: boolean;
  readonly newline: Newline;
  readonly tail: string;
}

function printCode(cell: CodeCell, piece: Piece | undefined, context: Context): string {
  const old = piece?.kind === 'code' ? piece : undefined;
  const headSame =
    old !== undefined &&
    old.id === context.id &&
    old.language === cell.language &&
    sameJson(old.attributes, cell.attributes);
  const source = withUnixNewlines(cell.source);
  const newline = firstNewline(cell.written?.text ?? '') ?? context.newline;
  if (headSame && old.source === source && (!old.open || context.last))
    return old.core + gap(piece, false, context);
  const info = headSame ? infoOf(old) : printInfo(cell.language, context.id, cell.attributes, old?.word);
  const fence = fenceFor(source, info, old);
  const head = `${fence}${info}`;
  const closing = headSame && !old.open && old.head === head ? (lastLine(old.core) ?? fence) : fence;
  const body = source === '' ? '' : `${withNewlines(source, newline)}${newline}`;
  return `${head}${newline}${body}${closing}${gap(piece, false, { ...context, newline })}`;
}

function infoOf(piece: CodePiece): string {
  return piece.head.replace(/^(?:`+|~+)/, '');
}

function lastLine(text: string): string | undefined {
  const line = [...linesOf(text)].at(-1);
  return line === undefined ? undefined : text.slice(line.start, line.end);
}

/** A fence that neither the source nor the info string can break: the one it had where that still does. */
function fenceFor(source: string, info: string, old: CodePiece | undefined): string {
  const had = /^(?:`{3,}|~{3,})/.exec(old?.head ?? '')?.[0];
  const char = had?.startsWith('~') === true || info.includes('`') ? '~' : '`';
  const runs = [...source.matchAll(char === '`' ? /^ {0,3}(`{3,})/gm : /^ {0,3}(~{3,})/gm)];
  const longest = Math.max(2, ...runs.map((run) => run[1]?.length ?? 0));
  const length = had?.startsWith(char) === true ? had.length : 3;
  return char.repeat(Math.max(length, longest + 1));
}

function printProse(cell: MarkdownCell, piece: Piece | undefined, context: Context): string {
  const old = piece?.kind === 'markdown' ? piece : undefined;
  const headSame = old !== undefined && old.id === context.id && sameJson(old.attributes, cell.attributes);
  const closed = old !== undefined && (!old.open || context.last);
  if (headSame && closed && old.source === cell.source && (old.marked || !context.afterProse)) {
    return old.core + gap(piece, false, context);
  }
  const newline = firstNewline(cell.written?.text ?? '') ?? context.newline;
  const { source, needsBlank } = protectProse(cell.source);
  const head = proseHead(cell.attributes, source, headSame ? old : undefined, context);
  const between =
    head === '' || source === '' ? '' : headSame && old.marked ? afterHead(old, newline) : newline;
  return `${head}${between}${withNewlines(source, newline)}${gap(piece, needsBlank, { ...context, newline })}`;
}

/** The marker line, '' where the cell needs none. */
function proseHead(
  attributes: CellAttributes,
  source: string,
  old: ProsePiece | undefined,
  context: Context,
): string {
  if (old?.marked === true) return old.head;
  const block = printBlock(context.id, attributes);
  if (block === '' && !context.afterProse && source !== '') return '';
  return block === '' ? '<!-- cell -->' : `<!-- cell ${block} -->`;
}

/** The line ending and blank lines that stood between marker and text. */
function afterHead(piece: ProsePiece, newline: Newline): string {
  let end = piece.head.length;
  for (const line of linesOf(piece.core)) {
    if (line.start > 0 && !isBlank(piece.core.slice(line.start, line.end))) break;
    end = line.next;
  }
  const between = piece.core.slice(piece.head.length, end);
  return between === '' ? newline : between;
}

/** What stands between a cell and the next: what stood there, where that still keeps them apart. */
function gap(piece: Piece | undefined, needsBlank: boolean, context: Context): string {
  if (context.last) return context.tail;
  const had = piece?.gap ?? '';
  const endings = [...linesOf(had)].length;
  const fits = endings >= (needsBlank ? 2 : 1) && firstNewline(had) !== undefined;
  return fits ? had : context.newline.repeat(2);
}
