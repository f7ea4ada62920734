/** The lines around an error as they ran, the one it happened on marked, and in it the word. */
import type { CellPosition, CodeFrame } from '#core/runtime/error.ts';
import { useStrings } from '../i18n/locale.tsx';
import styles from './code-frame.module.css';
import { outputStrings } from './strings.ts';

/** Lines of code with their numbers. */
export function CodeFrameView({
  code,
  position,
}: {
  readonly code: CodeFrame;
  readonly position: CellPosition;
}) {
  const words = useStrings(outputStrings);
  return (
    <figure className={styles.frame} aria-label={words.codeAround(position.line)}>
      {code.lines.map((line, index) => {
        const number = code.from + index;
        const here = number === position.line;
        return (
          <div key={number} className={here ? styles.here : styles.line}>
            <span className={styles.number}>{number}</span>
            <code>{here ? <Marked line={line} column={position.column} /> : line || ' '}</code>
          </div>
        );
      })}
    </figure>
  );
}

/** A line in which the word that begins at a column is marked; past its end, a blank is. */
function Marked({ line, column }: { readonly line: string; readonly column: number }) {
  const rest = line.slice(column - 1);
  const word = /^[\p{ID_Continue}$]+|^./u.exec(rest)?.[0] ?? '';
  return (
    <>
      {line.slice(0, column - 1)}
      <mark className={styles.mark}>{word || ' '}</mark>
      {rest.slice(word.length)}
    </>
  );
}
