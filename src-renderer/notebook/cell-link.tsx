/** A cell named in a sentence: its number and how its code begins; following it goes there. */
import type { CellId } from '#core/notebook/ids.ts';
import { useStrings } from '../i18n/locale.tsx';
import { cellOf, indexOf, useSession } from '../session/hooks.ts';
import styles from './cell-link.module.css';
import { useNotebook } from './context.ts';
import { notebookStrings } from './strings.ts';

/** A link to a cell; `label` names it for those who hear it, where its number alone says too little. */
export function CellLink(props: {
  readonly id: CellId;
  /** Shows how the cell's code begins. */
  readonly code?: boolean;
  readonly label?: (number: number) => string;
  readonly onFollow?: () => void;
}) {
  const { id, code = false, label, onFollow } = props;
  const words = useStrings(notebookStrings);
  const { commands } = useNotebook();
  const number = useSession((session) => indexOf(session.notebook, id) + 1);
  const beginning = useSession((session) => (code ? firstLine(cellOf(session.notebook, id)?.source) : ''));
  if (number === 0) return null;
  return (
    <button
      type="button"
      className={styles.link}
      aria-label={label?.(number)}
      onClick={() => {
        onFollow?.();
        commands.goTo(id);
      }}
    >
      {words.cellName(number)}
      {beginning && <code>{beginning}</code>}
    </button>
  );
}

/** The first line of a text that says something. */
function firstLine(source = ''): string {
  return /\S.*/.exec(source)?.[0]?.slice(0, 80) ?? '';
}
