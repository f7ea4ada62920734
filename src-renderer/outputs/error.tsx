/** What went wrong, in the reader's language, with the way to the line where it did. */
import type { CellError, CellPosition, StackFrame } from '#core/runtime/error.ts';
import { useStrings, useText } from '../i18n/locale.tsx';
import { useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';
import styles from './text.module.css';

/** An error, its place, its causes and its stack. */
export function ErrorOutput({ data }: { readonly data: CellError }) {
  const words = useStrings(outputStrings);
  const text = useText();
  const frames = data.stack.filter((frame) => frame.position || frame.location || frame.function);
  return (
    <section className={styles.error} aria-label={data.name}>
      <p className={styles.message}>
        <span className={styles.name}>{data.name}</span>: {text(data.message)}
      </p>
      {data.position && (
        <p className={styles.place}>
          <Place position={data.position} own />
        </p>
      )}
      {data.causes?.map((cause, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: causes never change places.
        <p key={index} className={styles.cause}>
          {words.causedBy}
          {cause.name}: {text(cause.message)}
        </p>
      ))}
      {frames.length > 1 && (
        <details className={styles.stack}>
          <summary>{words.stack}</summary>
          <ol className={styles.frames}>
            {frames.map((frame, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: frames never change places.
              <Frame key={index} frame={frame} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Frame({ frame }: { readonly frame: StackFrame }) {
  return (
    <li className={frame.position ? undefined : styles.outside}>
      {frame.function || '(…)'}{' '}
      {frame.position ? <Place position={frame.position} /> : (frame.location ?? '')}
    </li>
  );
}

function Place({ position, own }: { readonly position: CellPosition; readonly own?: boolean }) {
  const words = useStrings(outputStrings);
  const services = useOutputServices();
  const { line, column } = position;
  return (
    <button
      type="button"
      className={styles.link}
      aria-label={words.goTo(line, column)}
      onClick={() => services.reveal(position)}
    >
      {own ? words.errorAt(line, column) : words.inAnotherCell(position.cell, line)}
    </button>
  );
}
