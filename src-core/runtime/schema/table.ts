/** Schemas of tables. */
import * as v from 'valibot';
import type { TableData } from '../output.ts';
import { count, label, list, localized, maxItems, maxLabel } from './common.ts';

/** Most columns of a table. */
const maxColumns = 10_000;

/** Rows of scalars, looked through by hand: a table may hold half a million of them. */
const scalarRows = v.custom<TableData['rows']>(
  (value) =>
    Array.isArray(value) &&
    value.length <= maxItems &&
    value.every((row) => Array.isArray(row) && row.length <= maxColumns && row.every(isScalar)),
  'Expected rows of texts, numbers, booleans and nulls',
);

function isScalar(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= maxLabel;
  return typeof value === 'number' || typeof value === 'boolean' || value === null;
}

/** A table. */
export const tableData = v.object({
  caption: v.exactOptional(localized),
  columns: list(v.object({ name: localized, unit: v.exactOptional(label) })),
  rows: scalarRows,
  total: v.exactOptional(count),
});
