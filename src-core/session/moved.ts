/** What runs again because an input was moved. */
import { analysedCells } from '../notebook/edits.ts';
import type { CellId, InputId } from '../notebook/ids.ts';
import { inputDependents } from './dependencies.ts';
import { withQueued } from './queue.ts';
import type { Session } from './session.ts';

/** Queues what depends on inputs that were moved; a cell that waits already keeps its place. */
export function queueMoved(session: Session, inputs: Iterable<InputId>): Session {
  const waiting = new Set<CellId>(session.queue);
  const added = [...inputs].flatMap((input) => {
    const cells = inputDependents(session, input).filter((cell) => !waiting.has(cell));
    for (const cell of cells) waiting.add(cell);
    return cells;
  });
  if (added.length === 0) return session;
  const byInput = new Set([...session.byInput, ...added]);
  return withQueued({ ...session, queue: [...session.queue, ...added], byInput }, added);
}

/** Notes an input that was moved before it is known who uses it: the names of cells come a moment after their first run. */
export function noteUnfollowed(session: Session, input: InputId): Session {
  if (allKnown(session)) return session;
  return { ...session, unfollowed: new Set([...session.unfollowed, input]) };
}

/** Once the names of all cells are known, queues what depends on the inputs that were moved before. */
export function followUnfollowed(session: Session): Session {
  if (session.unfollowed.size === 0 || !allKnown(session)) return session;
  return queueMoved({ ...session, unfollowed: new Set() }, session.unfollowed);
}

function allKnown(session: Session): boolean {
  return analysedCells(session.notebook).every((cell) => session.program.has(cell));
}
