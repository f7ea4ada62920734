/**
 * Rows and columns that can be sorted by a column's head, filtered and taken away
 * as CSV. However many rows there are, only those in view are in the document.
 */
import { useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { tableCsv } from '#core/export/csv.ts';
import { cellText, grouped } from '#core/export/numbers.ts';
import type { TableData } from '#core/runtime/output.ts';
import { useLocale, useStrings, useText } from '../i18n/locale.tsx';
import { fileName, SaveButton } from './save-button.tsx';
import { outputStrings } from './strings.ts';
import styles from './table.module.css';
import { columnWidths, filtered, nextOrder, type Order, type Row, sorted } from './table-rows.ts';

/** Tables of more rows than this keep only the rows in view. */
const wholeUpTo = 60;
/** Tables of more rows than this can be filtered. */
const filterFrom = 10;
/** Rows drawn beyond the view at either end. */
const overscan = 12;

/** A table. */
export function TableOutput({ data }: { readonly data: TableData }) {
  const text = useText();
  const locale = useLocale();
  const words = useStrings(outputStrings);
  const [order, setOrder] = useState<Order | null>(null);
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const inOrder = useMemo(() => (order ? sorted(data.rows, order) : data.rows), [data.rows, order]);
  const rows = useMemo(() => filtered(inOrder, wanted), [inOrder, wanted]);
  const numeric = useMemo(
    () => data.columns.map((_, column) => data.rows.every((row) => typeof row[column] !== 'string')),
    [data],
  );
  const names = data.columns.map((column) => text(column.name));
  const windowed = data.rows.length > wholeUpTo;
  const widths = useMemo(
    () =>
      windowed
        ? columnWidths(
            data.rows,
            data.columns.map((column) => `${text(column.name)}${column.unit ?? ''}`),
          )
        : null,
    [windowed, data, text],
  );
  const view = useView(rows.length, windowed);
  const total = data.total ?? data.rows.length;
  const caption = data.caption === undefined ? '' : text(data.caption);
  const note =
    wanted.trim() !== ''
      ? words.rowsFound(grouped(rows.length), grouped(data.rows.length))
      : data.rows.length < total
        ? words.rowsShown(grouped(data.rows.length), grouped(total))
        : windowed
          ? words.allRows(grouped(total))
          : '';
  return (
    <div className={styles.block}>
      {data.rows.length > filterFrom && (
        <label className={styles.filter}>
          {words.filter}
          <input type="search" value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
        </label>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keys. */}
      <section ref={view.scroller} className={styles.scroll} tabIndex={0} aria-label={caption || words.table}>
        <table
          className={styles.table}
          aria-rowcount={windowed ? rows.length + 1 : undefined}
          // The rows that are not drawn take their room; the head sticks to the top all the same.
          style={{ marginBlock: `${view.above}px ${view.below}px` }}
        >
          {caption && <caption>{caption}</caption>}
          {widths && (
            <colgroup>
              {widths.map((width, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places.
                <col key={column} style={{ width: `calc(${width}ch + 2 * var(--space-4))` }} />
              ))}
            </colgroup>
          )}
          <thead>
            <tr>
              {data.columns.map((column, index) => {
                const name = names[index] ?? '';
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
          <tbody ref={view.body}>
            {rows.slice(view.from, view.to).map((row, index) => (
              <TableRow
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own.
                key={view.from + index}
                row={row}
                numeric={numeric}
                place={windowed ? view.from + index + 2 : undefined}
              />
            ))}
          </tbody>
        </table>
      </section>
      <div className={styles.foot}>
        <span className={styles.count} role="status">
          {note}
        </span>
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

function TableRow(props: {
  readonly row: Row;
  readonly numeric: readonly boolean[];
  readonly place: number | undefined;
}) {
  return (
    <tr aria-rowindex={props.place}>
      {props.numeric.map((number, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places.
        <td key={column} data-number={number}>
          {cellText(props.row[column] ?? null)}
        </td>
      ))}
    </tr>
  );
}

/** Which of `count` rows of one height are in view of the scroller; all where not `windowed`. */
function useView(count: number, windowed: boolean) {
  const scroller = useRef<HTMLElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [place, setPlace] = useState({ first: 0, seen: 20, height: 32 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!windowed || !element) return;
    const look = () => {
      const height = body.current?.querySelector('tr[aria-rowindex]')?.getBoundingClientRect().height || 32;
      const first = Math.floor(element.scrollTop / height);
      const seen = Math.ceil(element.clientHeight / height) + 1;
      setPlace((old) =>
        old.first === first && old.seen === seen && old.height === height ? old : { first, seen, height },
      );
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [windowed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows begin at the top again.
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [count]);
  if (!windowed) return { scroller, body, from: 0, to: count, above: 0, below: 0 };
  const from = Math.max(0, Math.min(place.first, count) - overscan);
  const to = Math.min(count, place.first + place.seen + overscan);
  return { scroller, body, from, to, above: from * place.height, below: (count - to) * place.height };
}
