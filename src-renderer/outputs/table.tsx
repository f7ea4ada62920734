/** Rows and columns that can be sorted by a column's head and taken away as CSV. */
import { useMemo, useState } from 'react';
import { tableCsv } from '#core/export/csv.ts';
import { cellText } from '#core/export/numbers.ts';
import type { TableData } from '#core/runtime/output.ts';
import { Button } from '../controls/button.tsx';
import { useLocale, useStrings, useText } from '../i18n/locale.tsx';
import { fileName, SaveButton } from './save-button.tsx';
import { outputStrings } from './strings.ts';
import styles from './table.module.css';

type Row = TableData['rows'][number];
interface Order {
  readonly column: number;
  readonly descending: boolean;
}

/** Rows drawn at first, and added on demand. */
const step = 100;

/** A table. */
export function TableOutput({ data }: { readonly data: TableData }) {
  const text = useText();
  const locale = useLocale();
  const words = useStrings(outputStrings);
  const [order, setOrder] = useState<Order | null>(null);
  const [shown, setShown] = useState(step);
  const rows = useMemo(() => (order ? sorted(data.rows, order) : data.rows), [data.rows, order]);
  const numeric = useMemo(
    () => data.columns.map((_, column) => data.rows.every((row) => typeof row[column] !== 'string')),
    [data],
  );
  const total = data.total ?? data.rows.length;
  const caption = data.caption === undefined ? '' : text(data.caption);
  const visible = rows.slice(0, shown);
  return (
    <div className={styles.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keys. */}
      <section className={styles.scroll} tabIndex={0} aria-label={caption || words.table}>
        <table className={styles.table}>
          {caption && <caption>{caption}</caption>}
          <thead>
            <tr>
              {data.columns.map((column, index) => {
                const name = text(column.name);
                const here = order?.column === index ? order : null;
                return (
                  <th
                    // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat; columns keep their places.
                    key={index}
                    scope="col"
                    data-number={numeric[index]}
                    aria-sort={here ? (here.descending ? 'descending' : 'ascending') : 'none'}
                  >
                    <button
                      type="button"
                      title={words.sortBy(name)}
                      onClick={() => setOrder(nextOrder(order, index))}
                    >
                      {name}
                      {column.unit && <span className={styles.unit}> ({column.unit})</span>}
                      <span className={styles.arrow} aria-hidden="true">
                        {here ? (here.descending ? '▾' : '▴') : ''}
                      </span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {visible.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own.
              <tr key={index}>
                {data.columns.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places.
                  <td key={column} data-number={numeric[column]}>
                    {cellText(row[column] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={styles.foot}>
        {visible.length < total && (
          <span className={styles.count}>{words.rowsShown(visible.length, total)}</span>
        )}
        {visible.length < rows.length && (
          <Button tone="quiet" onClick={() => setShown(shown + step * 5)}>
            {words.moreRows(Math.min(step * 5, rows.length - visible.length))}
          </Button>
        )}
        <SaveButton
          label={words.downloadCsv}
          file={() => ({
            name: fileName(caption || 'table', 'csv'),
            mime: 'text/csv',
            content: tableCsv(data, locale),
            encoding: 'utf-8',
          })}
        />
      </div>
    </div>
  );
}

/** Ascending, then descending, then as it was. */
function nextOrder(order: Order | null, column: number): Order | null {
  if (order?.column !== column) return { column, descending: false };
  return order.descending ? null : { column, descending: true };
}

function sorted(rows: readonly Row[], { column, descending }: Order): readonly Row[] {
  const sign = descending ? -1 : 1;
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  return [...rows].sort((one, other) => {
    const a = one[column] ?? null;
    const b = other[column] ?? null;
    // What is missing stays last either way.
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const difference = typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
    return sign * difference;
  });
}
