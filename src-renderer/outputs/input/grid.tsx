/**
 * A grid to type into. Tab goes from cell to cell, the arrow keys up and down and
 * Enter from row to row; Enter in the last row begins another. Several cells
 * copied from a spreadsheet are pasted as such.
 */
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { InputValue, TableInput, TableInputRow } from '#core/runtime/input.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { useStrings, useText } from '../../i18n/locale.tsx';
import { outputStrings } from '../strings.ts';
import { useEachFrame } from './frame.ts';
import styles from './input.module.css';

/** Most rows a grid grows to. */
const mostRows = 1_000;

type Texts = readonly (readonly string[])[];

/** The grid. What is no number in a column of numbers is marked, and sent as NaN. */
export function GridField({
  control,
  onInput,
  value,
}: {
  readonly control: TableInput;
  readonly onInput: ((value: InputValue) => void) | undefined;
  readonly value: readonly TableInputRow[] | undefined;
}) {
  const words = useStrings(outputStrings);
  const text = useText();
  const label = text(control.label);
  const { columns } = control;
  const [rows, setRows] = useState<Texts>(() => textsOf(value ?? control.initial, columns.length));
  const send = useEachFrame(onInput);
  const body = useRef<HTMLTableSectionElement>(null);
  const names = columns.map((column) => text(column.name));

  const change = (next: Texts): void => {
    setRows(next);
    send({
      kind: 'table',
      rows: next.map((row) => row.map((cell, column) => cellValue(cell, control, column))),
    });
  };
  const focus = (row: number, column: number): void => {
    requestAnimationFrame(() => {
      const field = body.current?.rows[row]?.cells[column + 1]?.querySelector('input');
      field?.focus();
      field?.select();
    });
  };
  const add = (column: number): void => {
    if (rows.length >= mostRows) return;
    change([...rows, columns.map(() => '')]);
    focus(rows.length, column);
  };
  const onKeyDown = (event: KeyboardEvent, row: number, column: number): void => {
    if (event.nativeEvent.isComposing) return;
    const down = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey);
    const up = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey);
    if (!down && !up) return;
    event.preventDefault();
    if (down && row === rows.length - 1) {
      if (event.key === 'Enter') add(column);
      return;
    }
    focus(Math.max(0, row + (down ? 1 : -1)), column);
  };
  const onPaste = (event: ClipboardEvent, row: number, column: number): void => {
    const pasted = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '');
    if (!/[\t\n]/.test(pasted)) return;
    event.preventDefault();
    change(pastedInto(rows, pasted, row, column, columns.length));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own.
    <div className={styles.stack} role="group" aria-label={label}>
      <span className={styles.label}>{label}</span>
      <div className={styles.gridScroll}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <td />
              {names.map((name, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places.
                <th key={column} scope="col" data-number={columns[column]?.type === 'number'}>
                  {name}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its position.
              <tr key={row}>
                <th scope="row">{row + 1}</th>
                {cells.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its position.
                  <td key={column}>
                    <input
                      type="text"
                      inputMode={columns[column]?.type === 'number' ? 'decimal' : undefined}
                      data-number={columns[column]?.type === 'number'}
                      aria-label={words.gridCell(names[column] ?? '', row + 1)}
                      aria-invalid={columns[column]?.type === 'number' && !isNumber(cell)}
                      value={cell}
                      onChange={(event) => change(replaced(rows, row, column, event.currentTarget.value))}
                      onKeyDown={(event) => onKeyDown(event, row, column)}
                      onPaste={(event) => onPaste(event, row, column)}
                    />
                  </td>
                ))}
                <td>
                  <IconButton
                    icon="close"
                    label={words.gridRemove(row + 1)}
                    onClick={() => {
                      change(rows.filter((_, index) => index !== row));
                      focus(Math.min(row, rows.length - 2), 0);
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <Button tone="quiet" disabled={rows.length >= mostRows} onClick={() => add(0)}>
          {words.gridAdd}
        </Button>
      </div>
    </div>
  );
}

function textsOf(rows: readonly TableInputRow[], width: number): Texts {
  return rows.map((row) =>
    Array.from({ length: width }, (_, column) => {
      const cell = row[column];
      return cell === undefined || (typeof cell === 'number' && Number.isNaN(cell)) ? '' : String(cell);
    }),
  );
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && !Number.isNaN(Number(text));
}

function cellValue(text: string, control: TableInput, column: number): string | number {
  if (control.columns[column]?.type !== 'number') return text;
  return isNumber(text) ? Number(text) : Number.NaN;
}

function replaced(rows: Texts, row: number, column: number, text: string): Texts {
  return rows.map((cells, index) => (index === row ? cells.with(column, text) : cells));
}

/** The rows with a block of tab-separated text written over them from a cell on, and rows added where it is longer. */
function pastedInto(rows: Texts, block: string, row: number, column: number, width: number): Texts {
  const next = rows.map((cells) => [...cells]);
  for (const [down, line] of block.split(/\r?\n/).entries()) {
    if (row + down >= mostRows) break;
    next[row + down] ??= Array.from({ length: width }, () => '');
    for (const [right, cell] of line.split('\t').entries()) {
      const cells = next[row + down];
      if (cells && column + right < width) cells[column + right] = cell.trim();
    }
  }
  return next;
}
