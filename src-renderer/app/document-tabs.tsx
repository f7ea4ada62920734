/** The open documents, side by side: each a link to its place, with a mark where it is not saved. */
import { useEffect, useRef } from 'react';
import type { DocumentRef } from '#core/host/documents.ts';
import { IconButton } from '../controls/button.tsx';
import { useStrings, useText } from '../i18n/locale.tsx';
import { useSubscribed } from '../session/subscribed.ts';
import { useDesk } from './desk-context.tsx';
import { documentStrings } from './document-strings.ts';
import styles from './document-tabs.module.css';
import { NewMenu } from './new-menu.tsx';

/** The strip of tabs. */
export function DocumentTabs() {
  const { documents, active, close } = useDesk();
  // Drawn again when what is shown opens, or does not.
  useSubscribed(documents.subscribe, () => active && documents.entry(active)?.opening.state);
  const words = useStrings(documentStrings);
  const text = useText();
  const tabs = useSubscribed(documents.subscribe, documents.tabs, () =>
    // A host that draws the first picture does not know what else was open.
    documents.tabs().filter(({ key }) => key === active),
  );
  const marks = useSubscribed(documents.subscribe, documents.marks);
  const strip = useRef<HTMLUListElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another active tab, or more of them, may be out of view.
  useEffect(() => {
    strip.current
      ?.querySelector('li:has([aria-current])')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, tabs.length]);

  return (
    <nav className={styles.nav} aria-label={words.openDocuments}>
      <ul ref={strip} className={styles.tabs}>
        {tabs.map((tab) => {
          const opening = documents.entry(tab.key)?.opening.state === 'opening';
          const title = text(tab.title) || nameOf(tab.ref, opening ? words.opening : words.notOpened);
          const mark = marks.get(tab.key) ?? 'saved';
          return (
            <li
              key={tab.key}
              className={styles.tab}
              data-mark={mark}
              // The middle button closes, as everywhere.
              onAuxClick={(event) => event.button === 1 && close(tab.key)}
            >
              <a
                className={styles.link}
                href={tab.key}
                data-title={title}
                title={tab.ref.kind === 'file' ? tab.ref.path : title}
                aria-current={tab.key === active ? 'page' : undefined}
              >
                {title}
                {mark !== 'saved' && <span className="visually-hidden">{words.unsavedMark}</span>}
              </a>
              <IconButton
                icon="close"
                label={words.closeTab(title)}
                className={styles.close}
                onClick={() => close(tab.key)}
              />
            </li>
          );
        })}
      </ul>
      <NewMenu />
    </nav>
  );
}

/** What a document is called until its title has been read: a file has a name of its own. */
function nameOf(ref: DocumentRef, otherwise: string): string {
  return (ref.kind === 'file' && ref.path.split(/[\\/]/).at(-1)) || otherwise;
}
