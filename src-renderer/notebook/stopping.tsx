/** What is said between Stop and the end of the run: nothing while it obeys, then a countdown to the kernel's end. */
import { useEffect, useState } from 'react';
import { interruptDeadline } from '#core/runtime/frame.ts';
import { useStrings } from '../i18n/locale.tsx';
import styles from './run-bar.module.css';
import { notebookStrings } from './strings.ts';

/** A cell that obeys has ended by then, in milliseconds: before that a countdown would only alarm. */
const patience = 300;

/** Mounted when a run is told to end. */
export function Stopping() {
  const words = useStrings(notebookStrings);
  const [since, setSince] = useState(0);
  useEffect(() => {
    const from = performance.now();
    const timer = setInterval(() => setSince(performance.now() - from), 100);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(1, Math.ceil((interruptDeadline - since) / 1000));
  return (
    <span className={styles.stopping} role="alert">
      {since < patience ? words.stopping : words.stoppingIn(left)}
    </span>
  );
}
