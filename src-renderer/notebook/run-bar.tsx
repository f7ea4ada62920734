/** The notebook's own row of buttons: run all, stop, what the kernel can be told, and how the queue stands. */
import { useState } from 'react';
import { isReactive } from '#core/session/index.ts';
import { Button, IconButton } from '../controls/button.tsx';
import { Confirm } from '../controls/dialog.tsx';
import { Icon } from '../controls/icon.tsx';
import { Menu } from '../controls/menu.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useSession } from '../session/hooks.ts';
import { useNotebook } from './context.ts';
import { QueuePopover } from './queue-popover.tsx';
import styles from './run-bar.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { Stopping } from './stopping.tsx';
import { notebookStrings } from './strings.ts';

/** Buttons that act on the whole notebook. */
export function RunBar() {
  const words = useStrings(notebookStrings);
  const { commands } = useNotebook();
  const busy = useSession((session) => session.running !== null || session.queue.length > 0);
  const kernel = useSession((session) => session.kernel.state);
  const stale = useSession((session) => {
    let count = 0;
    for (const state of session.states.values()) if (state.validity === 'stale') count += 1;
    return count;
  });
  const stopping = useSession((session) => session.stopping);
  const reactive = useSession((session) => isReactive(session.notebook));
  const undoable = useSession((session) => session.undo.length > 0);
  const redoable = useSession((session) => session.redo.length > 0);
  const used = useSession((session) => session.states.size > 0);
  const [asking, setAsking] = useState<'restart' | 'restart-run-all' | null>(null);
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
      {stale > 0 && !busy && (
        <Button icon="play" onClick={commands.runStale}>
          {words.runStale(stale)}
        </Button>
      )}
      <Menu
        label={words.kernel}
        items={[
          {
            label: words.restart,
            icon: 'restart',
            keys: '0 0',
            onSelect: () => (used ? setAsking('restart') : commands.restart()),
          },
          {
            label: words.restartRunAll,
            icon: 'playAll',
            onSelect: () => (used ? setAsking('restart-run-all') : commands.restartAndRunAll()),
          },
          {
            label: words.reactive,
            note: words.reactiveNote,
            checked: reactive,
            toggle: true,
            apart: true,
            onSelect: () => commands.setReactive(!reactive),
          },
        ]}
      >
        <Icon name="restart" />
        <Icon name="chevron" size={12} />
      </Menu>
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
      {reactive && (
        <span className={styles.mode} title={words.reactiveNote}>
          {words.reactive}
        </span>
      )}
      <span className={styles.status} data-kernel={kernel} data-busy={busy}>
        {busy ? (
          stopping ? (
            <Stopping />
          ) : (
            <QueuePopover />
          )
        ) : kernel === 'starting' ? (
          words.starting
        ) : kernel === 'dead' ? (
          ''
        ) : (
          words.idle
        )}
      </span>
      {asking && (
        <Confirm
          title={words.restartAsk}
          text={words.restartText}
          confirm={asking === 'restart' ? words.restart : words.restartRunAll}
          cancel={words.cancel}
          onConfirm={asking === 'restart' ? commands.restart : commands.restartAndRunAll}
          onClose={() => setAsking(null)}
        />
      )}
      {help && <ShortcutsDialog onClose={() => setHelp(false)} />}
    </div>
  );
}
