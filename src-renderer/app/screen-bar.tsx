/** The bar that every screen has: home, the open documents, and how the window looks. */
import type { ReactNode } from 'react';
import { useStrings } from '../i18n/locale.tsx';
import { DocumentTabs } from './document-tabs.tsx';
import { LookMenus } from './look-menus.tsx';
import { Mark } from './mark.tsx';
import { appStrings } from './strings.ts';
import styles from './top-bar.module.css';

/** The bar; `children` stand at its end. */
export function ScreenBar({ children }: { readonly children?: ReactNode }) {
  const words = useStrings(appStrings);
  return (
    <header className={styles.bar}>
      <a className={styles.home} href="#/" title={words.backToLibrary}>
        <Mark />
        <span className={styles.name}>{words.name}</span>
      </a>
      <DocumentTabs />
      <LookMenus />
      {children}
    </header>
  );
}
