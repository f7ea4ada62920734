/** A whole page that says one thing: still opening, nothing here, or what went wrong and what to do. */
import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import styles from './message-page.module.css';

/** Says in the middle what is waited for, once that takes so long that one would wonder. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  return <p className={styles.waiting}>{children}</p>;
}

/** A sentence in the middle, with what can be done about it. */
export function MessagePage(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** What only some want to know. */
  readonly details?: ReactNode;
  /** Level of the title; 1 where the sentence is all of the page. */
  readonly level?: 1 | 2;
}) {
  const Title = props.level === 2 ? 'h2' : 'h1';
  return (
    <div className={styles.page}>
      <Mark size={44} />
      <Title className={styles.title}>{props.title}</Title>
      {props.children && <p className={styles.text}>{props.children}</p>}
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
      {props.details && <div className={styles.details}>{props.details}</div>}
    </div>
  );
}
