/**
 * Results as files: CSV as RFC 4180 has it (CRLF, quotes doubled) and JSON.
 *
 * A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`,
 * `@`, tab or return) gets an apostrophe in front, as OWASP advises; numbers, negative
 * ones too, stay as they are. The file begins with a byte order mark, without which Excel
 * reads Chinese as another encoding.
 */
import type { TableData, TrainingData } from '../runtime/output.ts';
import { type Locale, textIn } from '../text/locale.ts';

type Scalar = string | number | boolean | null;

/** Rows as CSV text. */
export function csv(rows: readonly (readonly Scalar[])[]): string {
  return `\ufeff${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

function field(value: Scalar): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) && !isNumber(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
}

/** A table's rows under its column names, units in brackets. */
export function tableCsv(data: TableData, locale: Locale): string {
  const head = data.columns.map((column) => {
    const name = textIn(column.name, locale);
    return column.unit ? `${name} (${column.unit})` : name;
  });
  return csv([head, ...data.rows]);
}

/** A training history: one row per epoch under tfjs's own metric names. */
export function trainingCsv(data: TrainingData): string {
  const names = Object.keys(data.history);
  const epochs = Math.max(0, ...names.map((name) => data.history[name]?.length ?? 0));
  const rows = Array.from({ length: epochs }, (_, epoch) => [
    epoch + 1,
    ...names.map((name) => data.history[name]?.[epoch] ?? null),
  ]);
  return csv([['epoch', ...names], ...rows]);
}

/** A training history with what is known of the run, as JSON that ends in a newline. */
export function trainingJson(data: TrainingData, locale: Locale): string {
  const { history, batches, epochs, epoch, samples, batchSize, backend, state } = data;
  return `${JSON.stringify(
    {
      title: textIn(data.title, locale),
      state,
      backend,
      epochs,
      epochsDone: epoch,
      samples,
      batchSize,
      startedAt: new Date(data.startedAt).toISOString(),
      elapsedMs: data.elapsed,
      history,
      batches,
    },
    null,
    2,
  )}\n`;
}
