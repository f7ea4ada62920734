/** What went wrong, in the reader's language, with the lines around it and the way to them. */
import { Fragment } from 'react';
import type { CellError, CellPosition, StackFrame } from '#core/runtime/error.ts';
import { useStrings, useText } from '../i18n/locale.tsx';
import { useSubscribed } from '../session/subscribed.ts';
import { CodeFrameView } from './code-frame.tsx';
import { useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';
import styles from './text.module.css';

/** An error, its place, its causes and its stack. */
export function ErrorOutput({ data }: { readonly data: CellError }) {
  const words = useStrings(outputStrings);
  const text = useText();
  const steps = stepsOf(data.stack);
  return (
    <section className={styles.error} aria-label={data.name}>
      <p className={styles.message}>
        <span className={styles.name}>{data.name}</span>: {text(data.message)}
      </p>
      {data.position && (
        <p className={styles.place}>
          <Place position={data.position} exact />
        </p>
      )}
      {data.position && data.code && <CodeFrameView code={data.code} position={data.position} />}
      {data.causes?.map((cause, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: causes never change places.
        <p key={index} className={styles.cause}>
          {words.causedBy}
          {cause.name}: {text(cause.message)}
        </p>
      ))}
      {steps.length > 1 && (
        <details className={styles.stack}>
          <summary>{words.stack}</summary>
          <ol className={styles.frames}>
            {steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: frames never change places.
              <Fragment key={index}>
                {typeof step === 'number' ? (
                  <li className={styles.outside}>{words.outsideCells(step)}</li>
                ) : (
                  <Frame frame={step} />
                )}
              </Fragment>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

/** A stack's frames; those in libraries are no lines of the reader's, and of several in a row only the number is said. */
function stepsOf(stack: readonly StackFrame[]): readonly (StackFrame | number)[] {
  const steps: (StackFrame | number)[] = [];
  for (const frame of stack) {
    const last = steps.at(-1);
    if (frame.position || !frame.location) {
      if (frame.position || frame.function) steps.push(frame);
    } else if (typeof last === 'number') steps[steps.length - 1] = last + 1;
    else steps.push(1);
  }
  return steps;
}

function Frame({ frame }: { readonly frame: StackFrame }) {
  return (
    <li className={frame.position ? undefined : styles.outside}>
      {frame.function || '(…)'} {frame.position && <Place position={frame.position} />}
    </li>
  );
}

const never = () => () => {};

/** The way to a place. Its cell is named by where it stands now; one that is no more has no way to it. */
function Place({ position, exact = false }: { readonly position: CellPosition; readonly exact?: boolean }) {
  const words = useStrings(outputStrings);
  const { cells, reveal } = useOutputServices();
  const { cell, line, column } = position;
  const number = useSubscribed(cells?.subscribe ?? never, () => cells?.numberOf(cell) ?? null);
  const place = exact ? words.at(line, column) : words.atLine(line);
  if (number === 0) return <span>{words.inLostCell(place)}</span>;
  return (
    <button type="button" className={styles.link} onClick={() => reveal(position)}>
      {number === null ? place : words.inCell(number, place)}
    </button>
  );
}
