/** Operations that run cells, stop them, and move inputs. */
import { cellOf, indexOfCell, runnableCells } from '../notebook/edits.ts';
import { type CellId, type InputId, RunId } from '../notebook/ids.ts';
import type { Timestamp } from '../text/units.ts';
import { andThen, type Change, cellState, changed, refuse, withStates } from './change.ts';
import { inputDependents, staleAll } from './dependencies.ts';
import { cellsToRun, type RunMany, upToPrediction } from './many.ts';
import { noteUnfollowed, queueMoved } from './moved.ts';
import type { Action, Applied, Operation } from './operation.ts';
import { stopped } from './outputs.ts';
import { predictionBefore } from './predictions.ts';
import { advance, cancelQueue, enqueue, inputActions, unqueue } from './queue.ts';
import type { Session } from './session.ts';

/** The operations of this group. */
export type RunningOperation = Extract<
  Operation,
  {
    type:
      | 'run'
      | 'run-all'
      | 'run-above'
      | 'run-below'
      | 'run-stale'
      | 'unqueue'
      | 'stop'
      | 'restart'
      | 'restart-run-all'
      | 'backend'
      | 'input'
      | 'clear-outputs';
  }
>;

/** Applies an operation on what runs. */
export function applyRunning(session: Session, operation: RunningOperation): Applied {
  const { notebook } = session;
  switch (operation.type) {
    case 'run':
      return run(session, operation.cells, operation.now);
    case 'run-all':
    case 'run-above':
    case 'run-below':
      return runMany(session, operation);
    case 'run-stale':
      return runMany(operation.before === undefined ? session : { ...session, lost: null }, operation);
    case 'unqueue':
      return indexOfCell(notebook, operation.cell) < 0
        ? refuse('no-such-cell')
        : changed(unqueue(session, operation.cell));
    case 'stop': {
      const cancelled = cancelQueue(session);
      if (session.running === null) return changed(cancelled);
      return changed({ ...cancelled, stopping: true }, { type: 'interrupt' });
    }
    case 'restart':
      return restart(session);
    case 'restart-run-all':
      return andThen(restart(session), (next) =>
        enqueue(next, upToPrediction(next, runnableCells(notebook)).cells, operation.now),
      );
    case 'backend':
      return changed(session, { type: 'set-backend', choice: operation.choice });
    case 'input':
      return moveInput(session, operation);
    case 'clear-outputs':
      return clearOutputs(session, operation.cells ?? runnableCells(notebook));
  }
}

function run(session: Session, cells: readonly CellId[], now: Timestamp): Applied {
  const found = cells.map((id) => cellOf(session.notebook, id));
  if (found.some((cell) => cell === undefined)) return refuse('no-such-cell');
  const runnable = runnableCells({ ...session.notebook, cells: found.flatMap((cell) => cell ?? []) });
  if (cells.length > 0 && runnable.length === 0) return refuse('not-code');
  if (runnable.some((cell) => predictionBefore(session, cell) !== undefined)) return refuse('predict-first');
  return enqueue(session, runnable, now);
}

/** Many cells, as far as the first that waits for a prediction; where that is the first of all, none. */
function runMany(session: Session, operation: RunMany): Applied {
  const wanted = cellsToRun(session, operation);
  if (wanted === undefined) return refuse('no-such-cell');
  const { cells, question } = upToPrediction(session, wanted);
  if (question !== undefined && cells.length === 0) return refuse('predict-first');
  return enqueue(session, cells, operation.now);
}

/** A new kernel in the place of the one there is. */
function restart(session: Session): Change {
  const lost = loseKernel(session);
  const restarted: Session = { ...lost.session, kernel: { state: 'starting' }, lost: null };
  return changed(restarted, { type: 'restart' }, ...inputActions(restarted), ...lost.actions);
}

/**
 * The kernel and every variable in it are gone: nothing runs or waits, and
 * whatever has run is stale. The running cell's version goes up, so that what its
 * run still says is dropped.
 */
export function loseKernel(session: Session): Change {
  const { running } = session;
  let next = staleAll(cancelQueue(session));
  next = withStates(next, next.states.keys(), (state) => {
    const outputs = stopped(state.outputs);
    return outputs === state.outputs ? state : { ...state, outputs };
  });
  const actions: Action[] = [];
  if (running !== null) {
    const { version } = cellState(session, running);
    next = withStates(next, [running], ({ clearing: _, startedAt: __, arrived: ___, ...state }) => ({
      ...state,
      status: 'idle',
      outcome: 'interrupted',
      version: version + 1,
      validity: 'stale',
    }));
    next = { ...next, ended: { cell: running, outcome: 'interrupted', elapsed: 0 } };
    actions.push({ type: 'run-ended', run: RunId.of(running, version), cell: running });
  }
  const none = { byInput: new Set<CellId>(), unfollowed: new Set<InputId>() };
  const empty = { running: null, stopping: false, memory: null, variables: [], ...none };
  return changed({ ...next, ...empty }, ...actions);
}

/** Milliseconds that a run may go on for an earlier value: a quick one ends and is shown, so that a drag is followed. */
const obsoleteAfter = 150;

/**
 * Moves an input and reruns what depends on it. A cell that waits is not queued
 * twice, so a slider dragged quickly runs its dependents with the last value; one
 * that has long been running only because of an earlier value is interrupted, and runs again.
 */
function moveInput(session: Session, operation: Extract<Operation, { type: 'input' }>): Change {
  const { input, value, now } = operation;
  const inputs = new Map(session.inputs).set(input, value);
  const actions: Action[] = [{ type: 'set-input', input, value }, { type: 'save-outputs' }];
  const obsolete =
    session.running !== null &&
    session.byInput.has(session.running) &&
    now - (cellState(session, session.running).startedAt ?? now) >= obsoleteAfter &&
    inputDependents(session, input).includes(session.running);
  const interrupts = obsolete && !session.stopping;
  if (interrupts) actions.push({ type: 'interrupt' });
  const stopping = session.stopping || interrupts;
  const queued = queueMoved(noteUnfollowed({ ...session, inputs, stopping }, input), [input]);
  return andThen(changed(queued, ...actions), (next) => advance(next, now));
}

function clearOutputs(session: Session, cells: readonly CellId[]): Change {
  const cleared = withStates(session, cells, ({ ranHash: _, ...state }, cell) =>
    cellState(session, cell).outputs.length === 0
      ? cellState(session, cell)
      : { ...state, outputs: [], earlier: false },
  );
  return cleared === session ? changed(session) : changed(cleared, { type: 'save-outputs' });
}
