/** The frame of a screen: the bar, lines across the top, and below them the one part that scrolls. */
import type { ReactNode } from 'react';
import styles from './frame.module.css';
import { ScreenBar } from './screen-bar.tsx';

/** The frame. */
export function Frame(props: {
  /** The bar at the top; the app's own where nothing is said, none where there is no app to lead into. */
  readonly bar?: ReactNode;
  /** Lines across the top. */
  readonly banner?: ReactNode;
  /** Whether what is in it stands in the middle, for it is all there is. */
  readonly middle?: boolean;
  readonly children?: ReactNode;
}) {
  const { bar = <ScreenBar />, banner, middle = false, children } = props;
  return (
    <div className={styles.screen}>
      {bar}
      {banner}
      <main className={styles.main} data-middle={middle}>
        {children}
      </main>
    </div>
  );
}
