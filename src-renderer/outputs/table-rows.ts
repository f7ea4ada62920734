/** Which rows of a table are shown, and in what order. */
import { cellText } from '#core/export/numbers.ts';
import type { TableData } from '#core/runtime/output.ts';

/** A row of a table. */
export type Row = TableData['rows'][number];

/** The column a table is sorted by. */
export interface Order {
  readonly column: number;
  readonly descending: boolean;
}

/** Ascending, then descending, then as it was. */
export function nextOrder(order: Order | null, column: number): Order | null {
  if (order?.column !== column) return { column, descending: false };
  return order.descending ? null : { column, descending: true };
}

/** The rows by a column: numbers by size, texts as a reader would; what is missing stays last either way. */
export function sorted(rows: readonly Row[], { column, descending }: Order): readonly Row[] {
  const sign = descending ? -1 : 1;
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return [...rows].sort((one, other) => {
    const a = one[column] ?? null;
    const b = other[column] ?? null;
    if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b));
    const difference = typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
    return sign * difference;
  });
}

function isMissing(value: Row[number]): boolean {
  return value === null || (typeof value === 'number' && Number.isNaN(value));
}

/** The rows in which every word of the query stands in some cell, as written or as shown; case does not matter. */
export function filtered(rows: readonly Row[], query: string): readonly Row[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = row
      .map((cell) => (typeof cell === 'number' ? `${cell}\n${cellText(cell)}` : String(cell ?? '')))
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Width of each column in characters, from its heading and the longest of its first and evenly chosen other cells. */
export function columnWidths(rows: readonly Row[], headings: readonly string[]): readonly number[] {
  const step = Math.max(1, Math.floor(rows.length / 1_000));
  return headings.map((heading, column) => {
    let most = breadth(heading) + 2;
    for (let at = 0; at < rows.length; at += step)
      most = Math.max(most, breadth(cellText(rows[at]?.[column] ?? null)));
    return Math.min(40, most + 1);
  });
}

/** Characters of a text, Chinese ones counted as two. */
function breadth(text: string): number {
  const cut = text.slice(0, 60);
  return cut.length + (cut.match(/[\u2e80-\uffef]/g)?.length ?? 0);
}
