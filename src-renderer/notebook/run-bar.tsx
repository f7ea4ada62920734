/** The notebook's own row of buttons: run all, stop, restart, and how the queue stands. */
import { useState } from 'react';
import { Button, IconButton } from '../controls/button.tsx';
import { Confirm } from '../controls/dialog.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useSession } from '../session/hooks.ts';
import { useNotebook } from './context.ts';
import styles from './run-bar.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { notebookStrings } from './strings.ts';

/** Buttons that act on the whole notebook. */
export function RunBar() {
  const words = useStrings(notebookStrings);
  const { commands } = useNotebook();
  const busy = useSession((session) => session.running !== null || session.queue.length > 0);
  const waiting = useSession((session) => session.queue.length);
  const kernel = useSession((session) => session.kernel.state);
  const stale = useSession((session) => {
    for (const state of session.states.values()) if (state.validity === 'stale') return true;
    return false;
  });
  const undoable = useSession((session) => session.undo.length > 0);
  const redoable = useSession((session) => session.redo.length > 0);
  const used = useSession((session) => session.states.size > 0);
  const [asking, setAsking] = useState(false);
  const [help, setHelp] = useState(false);

  return (
    <div className={styles.bar} role="toolbar" aria-label={words.run}>
      {busy ? (
        <Button tone="danger" icon="stop" onClick={commands.stop} title={`${words.stop} (I I)`}>
          {words.stop}
        </Button>
      ) : (
        <Button tone="primary" icon="playAll" onClick={commands.runAll}>
          {words.runAll}
        </Button>
      )}
      {stale && !busy && (
        <Button icon="play" onClick={commands.runStale}>
          {words.runStale}
        </Button>
      )}
      <IconButton
        icon="restart"
        label={words.restart}
        keys="0 0"
        onClick={() => (used ? setAsking(true) : commands.restart())}
      />
      <span className={styles.apart} />
      <IconButton icon="undo" label={words.undo} keys="Z" disabled={!undoable} onClick={commands.undo} />
      <IconButton
        icon="redo"
        label={words.redo}
        keys="Shift+Z"
        disabled={!redoable}
        onClick={commands.redo}
      />
      <IconButton icon="keyboard" label={words.shortcuts} keys="?" onClick={() => setHelp(true)} />
      <span className={styles.status} data-kernel={kernel} data-busy={busy}>
        {kernel === 'starting'
          ? words.starting
          : busy
            ? `${words.running}${waiting > 0 ? ` · ${words.waiting(waiting)}` : ''}`
            : kernel === 'dead'
              ? ''
              : words.idle}
      </span>
      {asking && (
        <Confirm
          title={words.restartAsk}
          text={words.restartText}
          confirm={words.restart}
          cancel={words.cancel}
          onConfirm={commands.restart}
          onClose={() => setAsking(false)}
        />
      )}
      {help && <ShortcutsDialog onClose={() => setHelp(false)} />}
    </div>
  );
}
