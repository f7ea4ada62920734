/** The frame of a screen that is no document: the bar, a column under its heading, and what the window's title says. */
import { type ReactNode, useEffect } from 'react';
import { useStrings } from '../i18n/locale.tsx';
import { Frame } from './frame.tsx';
import styles from './screen.module.css';
import { appStrings } from './strings.ts';

/** The screen. */
export function Screen(props: {
  /** What the window's title says. */
  readonly name: string;
  /** The heading, where it is not the name. */
  readonly heading?: string;
  readonly lead?: ReactNode;
  /** How wide the column may be: a list of rows, a path of cards, two columns. */
  readonly width: 'rows' | 'path' | 'two';
  /** Shown in the place of all else: what went wrong, and what to do. */
  readonly instead?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { name, heading = name, lead, width, instead, children } = props;
  const words = useStrings(appStrings);
  useEffect(() => {
    document.title = `${name} · ${words.name}`;
  }, [name, words]);
  return (
    <Frame middle={Boolean(instead)}>
      {instead || (
        <div className={styles.column} data-width={width}>
          <h1 className={styles.heading}>{heading}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
          {children}
        </div>
      )}
    </Frame>
  );
}
