/** In the margin of a code cell: what it defines and who uses that, what it uses and where that comes from. */
import type { CellId } from '#core/notebook/ids.ts';
import { linksOf, type NameLinks } from '#core/session/index.ts';
import { Icon } from '../controls/icon.tsx';
import { Popover } from '../controls/popover.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useSession } from '../session/hooks.ts';
import { CellLink } from './cell-link.tsx';
import styles from './cell-names.module.css';
import { notebookStrings } from './strings.ts';

/** A button that shows the cell's names under a resting pointer or by key; nothing where it shares none. */
export function CellNames({ id }: { readonly id: CellId }) {
  const words = useStrings(notebookStrings);
  const links = useSession((session) => linksOf(session, id));
  if (links.defines.length === 0 && links.uses.length === 0) return null;
  return (
    <Popover
      label={words.names}
      className={styles.names}
      onHover
      panel={(close) => <Names links={links} close={close} />}
    >
      <Icon name="link" size={13} />
    </Popover>
  );
}

function Names({ links, close }: { readonly links: NameLinks; readonly close: () => void }) {
  const words = useStrings(notebookStrings);
  return (
    <div className={styles.card}>
      {links.defines.length > 0 && (
        <section>
          <h3>{words.defines}</h3>
          <ul>
            {links.defines.map(({ name, users }) => (
              <li key={name}>
                <code>{name}</code>
                {users.length === 0 ? (
                  <span className={styles.quiet}>{words.usedNowhere}</span>
                ) : (
                  <>
                    <span className={styles.quiet}>{words.usedBy}</span>
                    {users.map((user) => (
                      <CellLink key={user} id={user} onFollow={close} />
                    ))}
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {links.uses.length > 0 && (
        <section>
          <h3>{words.uses}</h3>
          <ul>
            {links.uses.map(({ name, from }) => (
              <li key={name}>
                <code>{name}</code>
                <span className={styles.quiet}>{words.from}</span>
                <CellLink id={from} onFollow={close} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
