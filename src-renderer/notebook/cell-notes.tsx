/** Sentences under a cell whose names cannot work out from the top: used before they are defined, or in a circle. */
import { Fragment } from 'react';
import type { CellId } from '#core/notebook/ids.ts';
import { linksOf } from '#core/session/index.ts';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { indexOf, useSession } from '../session/hooks.ts';
import { CellLink } from './cell-link.tsx';
import styles from './cell-names.module.css';
import { notebookStrings } from './strings.ts';

/** The notes of a cell; nothing where all is well. */
export function CellNotes({ id }: { readonly id: CellId }) {
  const words = useStrings(notebookStrings);
  const { ahead, circle } = useSession((session) => linksOf(session, id));
  const notebook = useSession((session) => session.notebook);
  const number = (cell: CellId) => indexOf(notebook, cell) + 1;
  // What stands in a circle is ahead of something of necessity: the circle says it better.
  const outside = ahead.filter(({ from }) => !circle.includes(from));
  if (outside.length === 0 && circle.length === 0) return null;
  return (
    <div className={styles.notes}>
      {outside.map(({ name, from }) => (
        <p key={name}>
          <Icon name="warning" size={14} />
          <span>
            {words.ahead(name, number(from))} <CellLink id={from} />
          </span>
        </p>
      ))}
      {circle.length > 0 && (
        <p>
          <Icon name="warning" size={14} />
          <span>
            {words.circle(circle.map(number))}{' '}
            {circle.map((cell) => (
              <Fragment key={cell}>{cell !== id && <CellLink id={cell} />}</Fragment>
            ))}
          </span>
        </p>
      )}
    </div>
  );
}
