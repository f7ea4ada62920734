/** The notebook's own row of buttons: run all, stop, what the kernel can be told, and how the queue stands. */
import { useState } from 'react';
import { isReactive } from '#core/session/index.ts';
import { useCommands, useKeys, useRegistry } from '../commands/context.tsx';
import { Button, IconButton } from '../controls/button.tsx';
import { Confirm } from '../controls/dialog.tsx';
import { Icon } from '../controls/icon.tsx';
import { Menu } from '../controls/menu.tsx';
import { loadedEditor } from '../editor/load.ts';
import { useStrings } from '../i18n/locale.tsx';
import { useSession } from '../session/hooks.ts';
import { useNotebook } from './context.ts';
import { QueuePopover } from './queue-popover.tsx';
import styles from './run-bar.module.css';
import { Stopping } from './stopping.tsx';
import { notebookStrings } from './strings.ts';

/** Buttons that act on the whole notebook. */
export function RunBar(props: { /** Whether the panel of variables is open. */ readonly panel: boolean }) {
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
  const registry = useRegistry();
  const { hint } = useKeys();
  const { panel } = props;

  const restart = () => (used ? setAsking('restart') : commands.restart());
  const restartRunAll = () => (used ? setAsking('restart-run-all') : commands.restartAndRunAll());
  useCommands('notebook', () => ({
    // In a cell's text it is the text that is taken back.
    undo: {
      run: () => void (loadedEditor()?.travel('undo') || commands.undo()),
      disabled: undoable || loadedEditor()?.current() != null ? undefined : words.nothingToUndo,
    },
    redo: {
      run: () => void (loadedEditor()?.travel('redo') || commands.redo()),
      disabled: redoable || loadedEditor()?.current() != null ? undefined : words.nothingToRedo,
    },
    'run-all': { run: commands.runAll, disabled: busy ? words.runsAlready : undefined },
    'run-stale': { run: commands.runStale, disabled: stale > 0 ? undefined : words.nothingStale },
    stop: { run: () => void commands.stop(), disabled: busy ? undefined : words.nothingRuns },
    restart,
    'restart-run-all': restartRunAll,
    reactive: { run: () => void commands.setReactive(!reactive), checked: reactive },
    'clear-outputs': () => void commands.clearOutputs(),
    variables: { run: commands.toggleVariables, checked: panel },
  }));

  return (
    <div className={styles.bar} role="toolbar" aria-label={words.run}>
      {busy ? (
        <Button
          tone="danger"
          icon="stop"
          onClick={commands.stop}
          title={[words.stop, ...(hint('stop') ? [`(${hint('stop')})`] : [])].join(' ')}
        >
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
            keys: hint('restart'),
            onSelect: restart,
          },
          {
            label: words.restartRunAll,
            icon: 'playAll',
            keys: hint('restart-run-all'),
            onSelect: restartRunAll,
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
      <IconButton
        icon="undo"
        className={styles.spare}
        label={words.undo}
        keys={hint('undo')}
        disabled={!undoable}
        onClick={commands.undo}
      />
      <IconButton
        icon="redo"
        className={styles.spare}
        label={words.redo}
        keys={hint('redo')}
        disabled={!redoable}
        onClick={commands.redo}
      />
      <IconButton
        icon="keyboard"
        className={styles.spare}
        label={words.shortcuts}
        keys={hint('shortcuts')}
        onClick={() => registry.run('shortcuts')}
      />
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
    </div>
  );
}
