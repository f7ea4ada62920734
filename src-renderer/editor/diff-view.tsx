/** Two texts side by side, what differs marked. Plain text until Monaco has come, and where it cannot. */
import { useEffect, useRef, useState } from 'react';
import styles from './diff-view.module.css';
import { speakMonaco, windowLanguage } from './monaco-words.ts';

/** Shows how `after` differs from `before`. */
export function DiffView(props: {
  readonly before: string;
  readonly after: string;
  readonly beforeLabel: string;
  readonly afterLabel: string;
}) {
  const { before, after, beforeLabel, afterLabel } = props;
  const host = useRef<HTMLDivElement>(null);
  const [plain, setPlain] = useState(true);

  useEffect(() => {
    let left = false;
    let end = () => {};
    const come = speakMonaco(windowLanguage()).then(() => import('./diff-editor.ts'));
    void come.then(
      ({ showDiff }) => {
        if (left || !host.current) return;
        setPlain(false);
        end = showDiff(host.current, { before, after, beforeLabel, afterLabel });
      },
      () => {},
    );
    return () => {
      left = true;
      end();
    };
  }, [before, after, beforeLabel, afterLabel]);

  return (
    <div className={styles.view}>
      <div className={styles.labels}>
        <span>{beforeLabel}</span>
        <span>{afterLabel}</span>
      </div>
      <div ref={host} className={styles.host} data-diff={plain ? 'plain' : 'editor'} />
      {plain && (
        <div className={styles.plain}>
          <pre>{before}</pre>
          <pre>{after}</pre>
        </div>
      )}
    </div>
  );
}
