/** The gutter of a code cell: the button that runs or stops it, and how its run stands. */
import { useEffect, useState } from 'react';
import type { CellId } from '#core/notebook/ids.ts';
import { predictionBefore } from '#core/session/index.ts';
import type { Timestamp } from '#core/text/units.ts';
import { useKeys } from '../commands/context.tsx';
import { Icon, type IconName } from '../controls/icon.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useCellState, useSession } from '../session/hooks.ts';
import { CellNames } from './cell-names.tsx';
import { useNotebook } from './context.ts';
import { timeInWords } from './elapsed.ts';
import styles from './run-state.module.css';
import { notebookStrings } from './strings.ts';

/** Runs, stops or unqueues the cell, and says how its last run went and how long it took. */
export function RunState({ id }: { readonly id: CellId }) {
  const words = useStrings(notebookStrings);
  const { commands } = useNotebook();
  const { status, outcome, elapsed, startedAt, earlier } = useCellState(id);
  const locked = useSession((session) => predictionBefore(session, id) !== undefined);
  const { hint } = useKeys();
  const [label, keys, icon, act]: [string, string, IconName, () => void] =
    status === 'running'
      ? [words.stopCell, hint('stop') ?? '', 'stop', commands.stop]
      : status === 'queued'
        ? [words.leaveQueue, '', 'clock', () => commands.unqueue(id)]
        : locked
          ? [words.predictFirst, '', 'lock', () => commands.run(id)]
          : [words.runCell, hint('run') ?? '', 'play', () => commands.run(id)];

  return (
    <div className={styles.state} data-status={status} data-outcome={outcome}>
      <button
        type="button"
        className={styles.run}
        aria-label={label}
        title={keys ? `${label} (${keys})` : label}
        onClick={act}
      >
        <Icon name={icon} size={14} />
      </button>
      <CellNames id={id} />
      <span className={styles.time}>
        {status === 'running' ? (
          <Ticking from={startedAt} />
        ) : status === 'queued' ? (
          words.queued
        ) : outcome === 'error' ? (
          <span className={styles.bad}>{words.failed}</span>
        ) : outcome === 'interrupted' ? (
          <span className={styles.stopped}>{words.interrupted}</span>
        ) : !earlier && elapsed !== undefined && outcome === 'ok' ? (
          timeInWords(elapsed, words)
        ) : null}
      </span>
    </div>
  );
}

/** Milliseconds between two looks at the clock: the hand goes on by a quarter. Each has a frame drawn, which takes its time from the cell. */
const tick = 1000;

/** Time since a run began, and a hand that goes round with it; shown only once it has taken long enough to wonder. */
function Ticking({ from }: { readonly from: Timestamp | undefined }) {
  const words = useStrings(notebookStrings);
  const [now, setNow] = useState<Timestamp | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tick);
    return () => clearInterval(timer);
  }, []);
  if (now === null || from === undefined) return null;
  const since = Math.max(0, now - from);
  return (
    <>
      <span
        className={styles.hand}
        style={{ ['--turned' as string]: `${Math.round(since / tick) * 90}deg` }}
      />
      {words.seconds((since / 1000).toFixed(0))}
    </>
  );
}
