/** Rows and columns. */
import type { LocalizedText } from '#core/text/locale.ts';
import { inspectBriefly } from '../evaluate/inspect.ts';
import { Drawing } from './output.ts';

/** What can stand in a table. */
export type TableValue = string | number | boolean | null;

/** What `table` can be told. */
export interface TableOptions {
  readonly caption?: LocalizedText;
  /** Headings, in order; a record's own keys where they are missing. */
  readonly columns?: readonly (LocalizedText | { readonly name: LocalizedText; readonly unit: string })[];
}

/** Rows that are sent to the window at most; the rest are counted. */
const mostRows = 100_000;

/** A table of records (`{ name: 'dense', params: 1290 }`) or of lists of values. */
export function table(
  rows: readonly (Readonly<Record<string, TableValue>> | readonly TableValue[])[],
  options: TableOptions = {},
): Drawing<'application/vnd.stepwise.table+json'> {
  const keys = keysOf(rows);
  const headings = options.columns ?? keys;
  const lists = rows
    .slice(0, mostRows)
    .map((row) => (isList(row) ? row.map(plain) : keys.map((key) => plain(row[key]))));
  return new Drawing('application/vnd.stepwise.table+json', {
    ...(options.caption === undefined ? {} : { caption: options.caption }),
    columns: headings.map((heading) => (isColumn(heading) ? heading : { name: heading })),
    rows: lists,
    ...(rows.length > mostRows ? { total: rows.length } : {}),
  });
}

/** What a cell of a table holds of any value: those that types allow as they are, others as a line of text. */
function plain(value: unknown): TableValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return inspectBriefly(value);
}

/** The names of all records' values, in the order they first appear. */
function keysOf(rows: readonly object[]): readonly string[] {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) keys.add(key);
  return [...keys];
}

function isList(
  row: Readonly<Record<string, TableValue>> | readonly TableValue[],
): row is readonly TableValue[] {
  return Array.isArray(row);
}

function isColumn(
  heading: LocalizedText | { readonly name: LocalizedText; readonly unit: string },
): heading is { readonly name: LocalizedText; readonly unit: string } {
  return typeof heading === 'object' && 'name' in heading;
}
