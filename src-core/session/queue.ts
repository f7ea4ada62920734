/** The queue: cells run one at a time, in the order in which they were asked for. */
import type { Cell } from '../notebook/cell.ts';
import { analysedCells, cellOf } from '../notebook/edits.ts';
import { type CellId, RunId } from '../notebook/ids.ts';
import { isHidden, roleOf } from '../notebook/roles.ts';
import { hashText } from '../text/hash.ts';
import type { Milliseconds, Timestamp } from '../text/units.ts';
import { andThen, type Change, cellState, changed, withState, withStates } from './change.ts';
import { seal } from './history.ts';
import type { Action } from './operation.ts';
import type { Session } from './session.ts';

/** Puts cells behind those that wait already and starts the first if none runs. A cell that waits keeps its place. */
export function enqueue(session: Session, cells: readonly CellId[], now: Timestamp): Change {
  const waiting = new Set(session.queue);
  const added = cells.filter((cell) => !waiting.has(cell));
  const byInput = new Set([...session.byInput].filter((cell) => !cells.includes(cell)));
  const queued = withQueued(
    { ...seal(session), queue: [...session.queue, ...new Set(added)], byInput },
    added,
  );
  return andThen(analyseMissing(queued), (next) => advance(next, now));
}

/** Marks cells as waiting; the one that runs says so only once it is done. */
export function withQueued(session: Session, cells: readonly CellId[]): Session {
  return withStates(session, cells, (state, cell) =>
    cell === session.running ? state : { ...state, status: 'queued' },
  );
}

/** What a check may take where its cell names no `seconds`. */
const usualLimit: Milliseconds = 60_000;

/** Longest a check may run: four times its budget, which is for slow machines already. */
function checkLimit(check: Cell): Milliseconds {
  const { seconds } = check.attributes;
  return seconds === undefined ? usualLimit : Math.max(10_000, seconds * 4_000);
}

/** Starts the first cell that waits, unless one runs. */
export function advance(session: Session, now: Timestamp): Change {
  const [first, ...queue] = session.queue;
  if (session.running !== null || first === undefined) return changed(session);
  const cell = cellOf(session.notebook, first);
  const check = cell !== undefined && roleOf(cell).kind === 'check';
  if (cell?.kind !== 'code' || cell.language === 'text' || (isHidden(cell) && !check)) {
    return advance({ ...session, queue }, now);
  }
  const version = cellState(session, first).version + 1;
  const { outcome: _, elapsed: __, ...state } = cellState(session, first);
  const states = new Map(session.states).set(first, {
    ...state,
    status: 'running',
    version,
    clearing: true,
    ranHash: hashText(cell.source),
    startedAt: now,
  });
  const dead = session.kernel.state === 'dead';
  const next: Session = {
    ...session,
    queue,
    states,
    running: first,
    lost: null,
    kernel: dead ? { state: 'starting' } : session.kernel,
  };
  const request = {
    run: RunId.of(first, version),
    cell: first,
    source: cell.source,
    language: cell.language,
    ...(check ? ({ check: true } as const) : {}),
  };
  const limit = check ? { limit: checkLimit(cell) } : {};
  const restart: Action[] = dead ? [{ type: 'restart' }, ...inputActions(session)] : [];
  return changed(next, ...restart, { type: 'execute', request, ...limit });
}

/** Cells that wait no longer do. */
export function cancelQueue(session: Session): Session {
  if (session.queue.length === 0) return session;
  const idle = withStates(session, session.queue, (state) =>
    state.status === 'queued' ? { ...state, status: 'idle' } : state,
  );
  const byInput = new Set([...session.byInput].filter((cell) => cell === session.running));
  return { ...idle, queue: [], byInput };
}

/** One cell waits no longer. */
export function unqueue(session: Session, cell: CellId): Session {
  if (!session.queue.includes(cell)) return session;
  const queue = session.queue.filter((other) => other !== cell);
  const state = cellState(session, cell);
  const idle = state.status === 'queued' ? withState(session, cell, { status: 'idle' }) : session;
  return { ...idle, queue };
}

/** Tells a new kernel what the inputs hold; it knows nothing of the one before. */
export function inputActions(session: Session): readonly Action[] {
  return [...session.inputs].map(([input, value]) => ({ type: 'set-input', input, value }));
}

/** Asks for the names of cells that were never analysed: from the first run on they decide what is stale. */
function analyseMissing(session: Session): Change {
  const missing = analysedCells(session.notebook).filter((cell) => !session.program.has(cell));
  return missing.length === 0 ? changed(session) : changed(session, { type: 'analyse', cells: missing });
}
