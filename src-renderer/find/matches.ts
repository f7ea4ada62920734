/** Where a pattern occurs in a notebook: in code as written, in prose as its Markdown reads in one language. */
import { localesOf, proseIn } from '#core/format/markdown/index.ts';
import type { Cell } from '#core/notebook/cell.ts';
import type { CellId } from '#core/notebook/ids.ts';
import type { Locale } from '#core/text/locale.ts';
import { type Span, spansIn } from './pattern.ts';

/** One occurrence: a stretch of the text that a reader edits in that cell. */
export interface Match extends Span {
  readonly cell: CellId;
  /** How many others come before it in the cell. */
  readonly ordinal: number;
}

/** Most occurrences that are counted one by one. */
export const mostMatches = 10_000;

/** The text of a cell as a reader of one language edits it. */
export function textOf(cell: Cell, locale: Locale): string {
  return cell.kind === 'code' || isWhole(cell.source, locale) ? cell.source : proseIn(cell.source, locale);
}

/** Whether prose is edited as its whole source, for it has blocks in other languages and none in this one. */
export function isWhole(source: string, locale: Locale): boolean {
  if (!source.includes('<!--')) return false;
  const locales = localesOf(source);
  return locales.length > 0 && !locales.includes(locale);
}

/** Every occurrence in the cells, in order, at most {@link mostMatches}. */
export function matchesIn(cells: readonly Cell[], pattern: RegExp, locale: Locale): readonly Match[] {
  const matches: Match[] = [];
  for (const cell of cells) {
    const spans = spansIn(textOf(cell, locale), pattern, mostMatches - matches.length);
    for (const [ordinal, span] of spans.entries()) matches.push({ cell: cell.id, ordinal, ...span });
    if (matches.length >= mostMatches) break;
  }
  return matches;
}

/** The occurrence at a place, else the first after it, else the first of all; -1 where there is none. */
export function matchFrom(
  matches: readonly Match[],
  place: { readonly cell: CellId; readonly from: number } | null,
  order: (cell: CellId) => number,
): number {
  if (matches.length === 0) return -1;
  if (place === null) return 0;
  const at = order(place.cell);
  const found = matches.findIndex((match) => {
    const of = order(match.cell);
    return of > at || (of === at && match.from >= place.from);
  });
  return Math.max(0, found);
}
