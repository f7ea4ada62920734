/** Reactive mode: what depends on a cell that has run, runs again by itself. Each notebook says in its front matter whether it wants this. */
import { runnableCells } from '../notebook/edits.ts';
import type { CellId } from '../notebook/ids.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { topologicalOrder, upstream } from '../program/graph.ts';
import { cellState, sourceHash } from './change.ts';
import { dependentsOf } from './dependencies.ts';
import { withQueued } from './queue.ts';
import type { Session } from './session.ts';

/** Whether a notebook's stale cells run by themselves. */
export function isReactive(notebook: Notebook): boolean {
  return notebook.metadata.reactive === true;
}

/** The notebook with reactive mode on or off; off leaves no trace in the front matter. */
export function withReactive(notebook: Notebook, on: boolean): Notebook {
  const { reactive: _, ...metadata } = notebook.metadata;
  return { ...notebook, metadata: on ? { ...metadata, reactive: true } : metadata };
}

/**
 * Queues what has gone stale because a cell ran. Cells that the cell itself
 * depends on are left out, so that cells in a circle do not run each other for ever.
 */
export function queueDependents(session: Session, cell: CellId): Session {
  const dependents = dependentsOf(session, [cell]);
  if (dependents.size === 0) return session;
  const needed = new Set(upstream(session.program, runnableCells(session.notebook), cell));
  return queueAgain(session, (other) => other !== cell && dependents.has(other) && !needed.has(other));
}

/** Queues what was fresh in `before` and is stale now: names that became known after the run they matter for. */
export function queueOutrun(session: Session, before: Session): Session {
  return queueAgain(session, (cell) => cellState(before, cell).validity === 'fresh');
}

/**
 * Queues the stale cells among those wanted, each after what it depends on. Only cells that have run in the
 * present kernel run again, and none that was edited since: what someone is still writing waits for them.
 */
function queueAgain(session: Session, wanted: (cell: CellId) => boolean): Session {
  const waiting = new Set(session.queue);
  const added = topologicalOrder(session.program, runnableCells(session.notebook)).filter((cell) => {
    const { validity, startedAt, ranHash } = cellState(session, cell);
    return (
      validity === 'stale' &&
      startedAt !== undefined &&
      ranHash === sourceHash(session, cell) &&
      cell !== session.running &&
      !waiting.has(cell) &&
      wanted(cell)
    );
  });
  if (added.length === 0) return session;
  return withQueued({ ...session, queue: [...session.queue, ...added] }, added);
}
