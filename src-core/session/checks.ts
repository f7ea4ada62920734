/**
 * Checking exercises. A check is a cell like any other in the queue, behind what it needs:
 * the cells above that are out of date, and the exercise itself. What it finds becomes part of
 * the learner's work; no other cell depends on it.
 */
import { exerciseWork, withExercise } from '../lesson/work.ts';
import type { Cell } from '../notebook/cell.ts';
import { analysedCells, cellOf, runnableCells } from '../notebook/edits.ts';
import type { CellId } from '../notebook/ids.ts';
import { isProgramCell, roleOf } from '../notebook/roles.ts';
import { upstream } from '../program/graph.ts';
import type { CheckLine } from '../runtime/check.ts';
import { hashText } from '../text/hash.ts';
import type { Timestamp } from '../text/units.ts';
import { type Change, cellState, changed, refuse } from './change.ts';
import { dependentsOf } from './dependencies.ts';
import { upToPrediction } from './many.ts';
import type { Applied } from './operation.ts';
import { enqueue } from './queue.ts';
import type { Session } from './session.ts';

/** The check of an exercise. */
export function checkOf(session: Pick<Session, 'notebook'>, exercise: CellId): Cell | undefined {
  return session.notebook.cells.find((cell) => {
    const role = roleOf(cell);
    return role.kind === 'check' && role.of === exercise;
  });
}

/** Queues an exercise's check, behind what must run before it. */
export function startCheck(session: Session, exercise: CellId, now: Timestamp): Applied {
  const cell = cellOf(session.notebook, exercise);
  if (cell === undefined) return refuse('no-such-cell');
  const check = checkOf(session, exercise);
  if (check === undefined || !isProgramCell(cell)) return refuse('no-check');
  const { blocked: before } = session;
  const blocked = new Map(before);
  blocked.delete(exercise);
  const free = blocked.size === before.size ? session : { ...session, blocked };
  const needed = neededBy(session, cell, check);
  if (upToPrediction(session, needed).question !== undefined) return refuse('predict-first');
  return enqueue(free, [...needed, check.id], now);
}

/** Whether it is known of every cell which names it defines and uses; before, a check takes all above for needed. */
export function namesKnown({ notebook, program }: Pick<Session, 'notebook' | 'program'>): boolean {
  return analysedCells(notebook).every((cell) => program.has(cell));
}

/** The prediction that must be made before an exercise can be checked, where one is open. */
export function predictionBeforeCheck(session: Session, exercise: CellId): CellId | undefined {
  const cell = cellOf(session.notebook, exercise);
  const check = checkOf(session, exercise);
  if (cell === undefined || check === undefined) return undefined;
  return upToPrediction(session, neededBy(session, cell, check)).question;
}

/** The cells to run before a check, in document order: what it and its exercise depend on, as far as that is not up to date. */
function neededBy(session: Session, exercise: Cell, check: Cell): readonly CellId[] {
  const { notebook, program } = session;
  const order = notebook.cells.flatMap((cell) =>
    isProgramCell(cell) || cell.id === check.id ? [cell.id] : [],
  );
  const above = order.slice(0, order.indexOf(check.id));
  // Before the names are known, everything above is needed.
  const known = program.has(check.id) && above.every((cell) => program.has(cell));
  const needed = new Set(
    known
      ? [exercise.id, ...upstream(program, order, exercise.id), ...upstream(program, order, check.id)]
      : above,
  );
  needed.delete(check.id);
  const outdated = [...needed].filter((cell) => !isFresh(session, cell));
  const affected = dependentsOf(session, outdated);
  return runnableCells(notebook).filter(
    (cell) => needed.has(cell) && (!isFresh(session, cell) || affected.has(cell)),
  );
}

function isFresh(session: Session, cell: CellId): boolean {
  return cellState(session, cell).validity === 'fresh';
}

/** Takes what a check found into the learner's work. */
export function takeResult(
  session: Session,
  check: CellId,
  lines: readonly CheckLine[],
  now: Timestamp,
): Change {
  const cell = cellOf(session.notebook, check);
  const role = cell === undefined ? undefined : roleOf(cell);
  const exercise = role?.kind === 'check' && role.of ? cellOf(session.notebook, role.of) : undefined;
  if (exercise === undefined) return changed(session);
  const passed = lines.length > 0 && lines.every((line) => line.outcome === 'passed');
  const starter = session.original === null ? undefined : cellOf(session.original, exercise.id);
  const untouched =
    starter?.source === exercise.source ||
    lines.every((line) => line.outcome !== 'wrong' && (line.outcome === 'not-attempted' || passed));
  const outcome = passed ? 'passed' : untouched ? 'not-attempted' : 'wrong';
  const before = exerciseWork(session.work, exercise.id);
  const work = withExercise(session.work, exercise.id, {
    attempts: before.attempts + (outcome === 'not-attempted' ? 0 : 1),
    failures: before.failures + (outcome === 'wrong' ? 1 : 0),
    last: { outcome, lines, source: hashText(exercise.source) },
    ...(passed ? { passed: { at: before.passed?.at ?? now, source: exercise.source } } : {}),
  });
  return changed({ ...session, work }, { type: 'save-work' });
}

/** The session in which every check that waits is blocked by a cell that failed. */
export function blockChecks(session: Session, culprit: CellId): Session {
  const exercises = session.queue.flatMap((id) => {
    const cell = cellOf(session.notebook, id);
    const role = cell === undefined ? undefined : roleOf(cell);
    return role?.kind === 'check' && role.of !== undefined ? [role.of] : [];
  });
  if (exercises.length === 0) return session;
  const blocked = new Map(session.blocked);
  for (const exercise of exercises) blocked.set(exercise, culprit);
  return { ...session, blocked };
}
