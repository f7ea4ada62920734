/** Small steps that every group of operations is built from. */
import { cellOf } from '../notebook/edits.ts';
import type { CellId } from '../notebook/ids.ts';
import { hashText } from '../text/hash.ts';
import type { Action, Applied, Refusal } from './operation.ts';
import { type CellState, freshCellState, type Session } from './session.ts';

/** A session and the actions so far: what the steps of one operation hand on. */
export interface Change {
  readonly session: Session;
  readonly actions: readonly Action[];
}

/** A change that asks for nothing, or for these actions. */
export function changed(session: Session, ...actions: readonly Action[]): Change {
  return { session, actions };
}

/** One step after another. */
export function andThen(change: Change, step: (session: Session) => Change): Change {
  const next = step(change.session);
  return { session: next.session, actions: [...change.actions, ...next.actions] };
}

/** A refusal. */
export function refuse(refused: Refusal['refused']): Refusal {
  return { refused };
}

/** Whether an operation was refused. */
export function isRefusal(applied: Applied): applied is Refusal {
  return 'refused' in applied;
}

/** The state of a cell; that of one which never ran where the session holds none. */
export function cellState(session: Session, cell: CellId): CellState {
  return session.states.get(cell) ?? freshCellState;
}

/** The session with a cell's state changed; the same session where nothing changes. */
export function withState(session: Session, cell: CellId, change: Partial<CellState>): Session {
  const before = cellState(session, cell);
  const keys = Object.keys(change) as (keyof CellState)[];
  if (session.states.has(cell) && keys.every((key) => before[key] === change[key])) return session;
  return { ...session, states: new Map(session.states).set(cell, { ...before, ...change }) };
}

/** The session with several cells' states changed at once. */
export function withStates(
  session: Session,
  cells: Iterable<CellId>,
  change: (state: CellState, cell: CellId) => CellState,
): Session {
  const states = new Map(session.states);
  let different = false;
  for (const cell of cells) {
    const before = states.get(cell) ?? freshCellState;
    const after = change(before, cell);
    if (after === before) continue;
    states.set(cell, after);
    different = true;
  }
  return different ? { ...session, states } : session;
}

/** The hash of a cell's source as it stands, by which runs and saved outputs know what made them. */
export function sourceHash(session: Session, cell: CellId): string | undefined {
  const found = cellOf(session.notebook, cell);
  return found === undefined ? undefined : hashText(found.source);
}

/** Whether a cell's outputs were made by another source than it has now. */
export function outputsAreOfOtherSource(session: Session, cell: CellId): boolean {
  const { ranHash, outputs } = cellState(session, cell);
  return outputs.length > 0 && ranHash !== undefined && ranHash !== sourceHash(session, cell);
}

/** Whether the notebook differs from what was last saved or loaded. */
export function isDirty(session: Session): boolean {
  return session.notebook !== session.saved;
}
