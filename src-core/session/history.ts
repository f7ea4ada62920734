/** Undo and redo of what changes the notebook. Outputs of removed cells are kept with the entry and come back with them. */
import type { Cell } from '../notebook/cell.ts';
import { cellOf } from '../notebook/edits.ts';
import type { CellId } from '../notebook/ids.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { type Change, cellState, changed, withStates } from './change.ts';
import { dependentsOf, markStale, settleStale } from './dependencies.ts';
import type { Action } from './operation.ts';
import { type CellState, freshCellState, type Session, type UndoEntry } from './session.ts';

/** Most steps that can be undone. */
const maxUndo = 500;

/** Changes the notebook and remembers the way back. Edits with the same `mergeKey` in a row make one step. */
export function remember(session: Session, notebook: Notebook, mergeKey?: string): Change {
  if (notebook === session.notebook) return changed(session);
  const top = session.undo.at(-1);
  const merges = mergeKey !== undefined && top?.mergeKey === mergeKey && session.redo.length === 0;
  const entry: UndoEntry = {
    notebook: session.notebook,
    states: lostStates(session, notebook),
    ...(mergeKey === undefined ? {} : { mergeKey }),
  };
  const undo = merges ? session.undo : [...session.undo, entry].slice(-maxUndo);
  return become({ ...session, undo, redo: [] }, notebook, new Map());
}

/** Ends the run of edits that make one step, so that the next one begins another. */
export function seal(session: Session): Session {
  const top = session.undo.at(-1);
  if (top?.mergeKey === undefined) return session;
  return { ...session, undo: [...session.undo.slice(0, -1), { notebook: top.notebook, states: top.states }] };
}

/** Goes one step back (`undo`) or forth (`redo`); `undefined` where there is none. */
export function travel(session: Session, way: 'undo' | 'redo'): Change | undefined {
  const entry = session[way].at(-1);
  if (entry === undefined) return undefined;
  const back: UndoEntry = { notebook: session.notebook, states: lostStates(session, entry.notebook) };
  const left = session[way].slice(0, -1);
  const next =
    way === 'undo'
      ? { ...session, undo: left, redo: [...session.redo, back] }
      : { ...session, redo: left, undo: [...session.undo, back] };
  return become(next, entry.notebook, entry.states);
}

/** States of code cells that are none in the next notebook. */
function lostStates(session: Session, next: Notebook): ReadonlyMap<CellId, CellState> {
  const kept = new Set(codeIds(next));
  return new Map(
    [...session.states].filter(([id]) => !kept.has(id) && cellOf(session.notebook, id)?.kind === 'code'),
  );
}

/** The session with another notebook: cells that go are stopped and forgotten, cells that come back have their states. */
function become(session: Session, notebook: Notebook, returning: ReadonlyMap<CellId, CellState>): Change {
  const before = new Map(session.notebook.cells.map((cell) => [cell.id, cell]));
  const after = new Map(notebook.cells.map((cell) => [cell.id, cell]));
  const gone = codeIds(session.notebook).filter((id) => after.get(id)?.kind !== 'code');
  const come = codeIds(notebook).filter((id) => before.get(id)?.kind !== 'code');
  const edited = codeIds(notebook).filter((id) => isEdited(before.get(id), after.get(id)));
  const goneSet = new Set(gone);
  // Who depended on what goes is known from the program as it was.
  const bereft = dependentsOfRun(session, gone);
  let next: Session = { ...session, notebook, queue: session.queue.filter((id) => !goneSet.has(id)) };
  // A cell that goes leaves its version behind: no later run may share a RunId with one of its own.
  next = withStates(next, gone, (state) => ({ ...freshCellState, version: state.version }));
  next = withStates(next, come, (state, id) => restored(state, returning.get(id), next.running === id));
  const outdated = edited.filter((id) => cellState(session, id).validity === 'fresh');
  next = markStale(next, [...bereft, ...outdated]);
  const reshaped = before.size !== after.size || outdated.length > 0 || come.length + gone.length > 0;
  if (reshaped) next = settleStale(next);
  const actions: Action[] = [{ type: 'autosave' }];
  const analyse = [...come, ...edited];
  if (analyse.length > 0) actions.push({ type: 'analyse', cells: analyse });
  if (session.running !== null && goneSet.has(session.running)) {
    next = { ...next, stopping: true };
    actions.push({ type: 'interrupt' });
  }
  if ([...gone, ...come].some((id) => hasRun(session, id) || returning.has(id)))
    actions.push({ type: 'save-outputs' });
  return changed(next, ...actions);
}

/** The cells that depend on cells which have run. */
function dependentsOfRun(session: Session, cells: readonly CellId[]): Iterable<CellId> {
  const run = cells.filter((id) => hasRun(session, id));
  return run.length === 0 ? [] : dependentsOf(session, run);
}

function restored(state: CellState, old: CellState | undefined, running: boolean): CellState {
  const version = Math.max(old?.version ?? 0, state.version);
  // Its run was told to end, but has not yet.
  if (running) return { ...(old ?? state), version, status: 'running' };
  if (old === undefined) return state;
  const { clearing: _, ...rest } = old;
  return { ...rest, version, status: 'idle' };
}

function isEdited(before: Cell | undefined, after: Cell | undefined): boolean {
  return before?.kind === 'code' && after?.kind === 'code' && before.source !== after.source;
}

function hasRun(session: Session, id: CellId): boolean {
  return cellState(session, id).version > 0 || cellState(session, id).outputs.length > 0;
}

function codeIds(notebook: Notebook): readonly CellId[] {
  return notebook.cells.flatMap((cell) => (cell.kind === 'code' ? [cell.id] : []));
}
