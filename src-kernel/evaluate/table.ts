/** Lists of records as tables, as `console.table` shows them. */
import type { Output } from '#core/runtime/output.ts';
import { inspect } from './inspect.ts';

/** Rows sent at most. */
const maxRows = 1_000;
/** Columns sent at most. */
const maxColumns = 50;

type Scalar = string | number | boolean | null;

/** A table of a list or object of records; undefined where the value is neither. */
export function tableOutput(value: unknown): Output<'application/vnd.stepwise.table+json'> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Array.isArray(value) || ArrayBuffer.isView(value) ? indexed(value) : Object.entries(value);
  const shown = entries.slice(0, maxRows);
  const keys = new Set<string>();
  let plain = false;
  for (const [, row] of shown) {
    if (typeof row === 'object' && row !== null) for (const key of Object.keys(row)) keys.add(key);
    else plain = true;
  }
  const columns = [...keys].slice(0, maxColumns);
  return {
    mime: 'application/vnd.stepwise.table+json',
    data: {
      columns: [
        { name: '#' },
        ...columns.map((name) => ({ name })),
        ...(plain ? [{ name: { zh: '值', en: 'value' } }] : []),
      ],
      rows: shown.map(([key, row]) => [
        /^\d+$/.test(key) ? Number(key) : key,
        ...columns.map((column) =>
          typeof row === 'object' && row !== null
            ? scalar(Object.getOwnPropertyDescriptor(row, column)?.value)
            : '',
        ),
        ...(plain ? [typeof row === 'object' && row !== null ? '' : scalar(row)] : []),
      ]),
      ...(entries.length > shown.length ? { total: entries.length } : {}),
    },
  };
}

function indexed(value: object): [string, unknown][] {
  return Array.from(value as ArrayLike<unknown>, (row, index) => [String(index), row]);
}

function scalar(value: unknown): Scalar {
  if (value === undefined) return '';
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return inspect(value).preview;
}
