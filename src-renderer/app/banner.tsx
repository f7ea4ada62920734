/** A line across the top that says what is wrong and what can be done. */
import type { ReactNode } from 'react';
import { Icon } from '../controls/icon.tsx';
import styles from './banner.module.css';

/** Something the reader must know now. `tone` says how bad it is. */
export function Banner(props: {
  readonly tone: 'warn' | 'bad' | 'note';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles.banner} data-tone={props.tone} role={props.tone === 'note' ? 'status' : 'alert'}>
      <Icon name={props.tone === 'note' ? 'book' : 'warning'} />
      <span className={styles.text}>{props.children}</span>
      {props.actions}
    </div>
  );
}
