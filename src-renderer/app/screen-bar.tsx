/** The bar that every screen has: home, the open documents, and how the window looks. */
import type { ReactNode } from 'react';
import { useStrings } from '../i18n/locale.tsx';
import { useDesk } from './desk-context.tsx';
import { documentStrings } from './document-strings.ts';
import { DocumentTabs } from './document-tabs.tsx';
import { LookMenus } from './look-menus.tsx';
import { Mark } from './mark.tsx';
import { printRoute } from './route.ts';
import { appStrings } from './strings.ts';
import styles from './top-bar.module.css';

/** The bar; `children` stand at its end. */
export function ScreenBar({ children }: { readonly children?: ReactNode }) {
  const words = useStrings(appStrings);
  const documents = useStrings(documentStrings);
  const { screen: shown } = useDesk();
  return (
    <header className={styles.bar}>
      <a className={styles.home} href="#/" title={words.backToLibrary}>
        <Mark />
        <span className={styles.name}>{words.name}</span>
      </a>
      <nav className={styles.places} aria-label={documents.places}>
        {(['library', 'notebooks'] as const).map((screen) => (
          <a key={screen} href={printRoute({ screen })} aria-current={shown === screen ? 'page' : undefined}>
            {screen === 'library' ? documents.lessons : documents.notebooks}
          </a>
        ))}
      </nav>
      <DocumentTabs />
      <LookMenus />
      {children}
    </header>
  );
}
