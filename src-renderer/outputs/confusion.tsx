/**
 * A confusion matrix: each square says how many of the actual class (row) were
 * taken for the predicted one (column), by number and by shade; its examples
 * are shown when it is chosen. One stop for Tab, then arrow keys.
 */
import { type KeyboardEvent, useRef, useState } from 'react';
import { describeConfusion, squareShade } from '#core/export/describe.ts';
import { isPictureUrl } from '#core/export/svg.ts';
import { outputWords } from '#core/export/words.ts';
import type { ConfusionData } from '#core/runtime/output.ts';
import { useLocale, useStrings, useText } from '../i18n/locale.tsx';
import styles from './confusion.module.css';
import { outputStrings } from './strings.ts';

interface Square {
  readonly row: number;
  readonly column: number;
}

/** A square table of actual against predicted classes. */
export function ConfusionOutput({ data }: { readonly data: ConfusionData }) {
  const text = useText();
  const locale = useLocale();
  const words = outputWords[locale];
  const [chosen, setChosen] = useState<Square | null>(null);
  const [focus, setFocus] = useState<Square>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const label = (index: number): string => text(data.labels[index] ?? String(index));
  const size = data.labels.length;
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const row = Math.max(0, Math.min(size - 1, focus.row + (step[0] ?? 0)));
    const column = Math.max(0, Math.min(size - 1, focus.column + (step[1] ?? 0)));
    setFocus({ row, column });
    table.current?.querySelector<HTMLElement>(`[data-square="${row},${column}"]`)?.focus();
  };
  return (
    <figure className={styles.confusion}>
      <figcaption>
        <strong className={styles.title}>{text(data.title)}</strong>
        <span className={styles.summary}>{describeConfusion(data, locale)}</span>
      </figcaption>
      <div className={styles.body}>
        <div className={styles.scroll}>
          <table ref={table} className={styles.matrix} aria-label={text(data.title)} onKeyDown={move}>
            <thead>
              <tr>
                <td />
                <th scope="colgroup" colSpan={size} className={styles.axis}>
                  {words.predicted} →
                </th>
              </tr>
              <tr>
                <th scope="col" className={styles.axis}>
                  {words.actual} ↓
                </th>
                {data.labels.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a class is its position.
                  <th key={column} scope="col">
                    {label(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.counts.map((row, actual) => {
                const total = row.reduce((sum, count) => sum + count, 0);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a class is its position.
                  <tr key={actual}>
                    <th scope="row">{label(actual)}</th>
                    {row.map((count, predicted) => {
                      const here = chosen?.row === actual && chosen.column === predicted;
                      const right = actual === predicted;
                      const { shade, strong } = squareShade(total ? count / total : 0, right);
                      return (
                        // biome-ignore lint/suspicious/noArrayIndexKey: a class is its position.
                        <td key={predicted} className={styles.square}>
                          <button
                            type="button"
                            data-square={`${actual},${predicted}`}
                            data-right={right}
                            data-chosen={here}
                            data-strong={strong}
                            aria-pressed={here}
                            aria-label={`${words.actual} ${label(actual)}, ${words.predicted} ${label(predicted)}: ${count}`}
                            tabIndex={focus.row === actual && focus.column === predicted ? 0 : -1}
                            style={{ '--share': shade } as React.CSSProperties}
                            onFocus={() => setFocus({ row: actual, column: predicted })}
                            onClick={() => setChosen(here ? null : { row: actual, column: predicted })}
                          >
                            {count === 0 ? '' : count}
                          </button>
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <Examples data={data} square={chosen} />
      </div>
    </figure>
  );
}

function Examples({ data, square }: { readonly data: ConfusionData; readonly square: Square | null }) {
  const text = useText();
  const words = useStrings(outputStrings);
  if (!data.examples) return null;
  const label = (index: number): string => text(data.labels[index] ?? String(index));
  const urls = square ? (data.examples[`${square.row},${square.column}`] ?? []) : [];
  const name = square ? words.examples(label(square.row), label(square.column)) : words.chooseSquare;
  return (
    <section className={styles.examples} aria-live="polite">
      <p>{name}</p>
      {square && urls.length === 0 && <p>{words.noExamples}</p>}
      <div className={styles.pictures}>
        {urls.filter(isPictureUrl).map((url, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: examples have no identity of their own.
          <img key={index} src={url} alt={`${name} ${index + 1}`} width={56} height={56} />
        ))}
      </div>
    </section>
  );
}
