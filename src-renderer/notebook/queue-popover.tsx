/** How the queue stands, in words; opened, the cell that runs and those that wait, each of which can be called off. */
import { useState } from 'react';
import { Button, IconButton } from '../controls/button.tsx';
import { Popover } from '../controls/popover.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { indexOf, useSession } from '../session/hooks.ts';
import { CellLink } from './cell-link.tsx';
import { useNotebook } from './context.ts';
import styles from './run-bar.module.css';
import { notebookStrings } from './strings.ts';
import { askToNotify, notifying } from './use-run-notice.ts';

/** The queue as a button and its list. */
export function QueuePopover() {
  const words = useStrings(notebookStrings);
  const waiting = useSession((session) => session.queue.length);
  const text = `${words.running}${waiting > 0 ? ` · ${words.waiting(waiting)}` : ''}`;
  return (
    <Popover label={`${words.queue}: ${text}`} className={styles.queue} panel={() => <Lines />}>
      {text}
    </Popover>
  );
}

function Lines() {
  const words = useStrings(notebookStrings);
  const { commands } = useNotebook();
  const running = useSession((session) => session.running);
  const queue = useSession((session) => session.queue);
  const notebook = useSession((session) => session.notebook);
  const [permission, setPermission] = useState(notifying);
  if (running === null && queue.length === 0) return words.queueEmpty;
  return (
    <>
      <ol className={styles.lines}>
        {running && (
          <li>
            <span>
              <CellLink id={running} code />
            </span>
            <span className={styles.doing}>{words.running}</span>
          </li>
        )}
        {queue.map((id) => (
          <li key={id}>
            <span>
              <CellLink id={id} code />
            </span>
            <IconButton
              icon="close"
              label={words.leaveQueueOf(indexOf(notebook, id) + 1)}
              onClick={() => commands.unqueue(id)}
            />
          </li>
        ))}
      </ol>
      <Button tone="danger" icon="stop" onClick={commands.stop}>
        {words.cancelAll}
      </Button>
      {permission === 'default' && (
        <Button onClick={() => void askToNotify().then(setPermission)}>{words.noticeAsk}</Button>
      )}
    </>
  );
}
