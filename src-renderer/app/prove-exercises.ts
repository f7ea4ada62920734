/** Proving a lesson's exercises: each starter fails its check, each solution passes it. */
import type { ExerciseReport, ProofOutcome } from '#core/host/automation.ts';
import { exerciseParts } from '#core/lesson/exercise.ts';
import { exerciseWork } from '#core/lesson/work.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { roleOf } from '#core/notebook/roles.ts';
import { checkOf } from '#core/session/checks.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import type { SessionStore } from '../session/store.ts';
import { until } from '../session/until.ts';

/** Checks every exercise as it stands, then with its solution, which stays for those that build on it. */
export async function proveExercises(
  store: SessionStore,
  onExercise?: (exercise: ExerciseReport) => void,
): Promise<readonly ExerciseReport[]> {
  const reports: ExerciseReport[] = [];
  for (const { id, kind } of store.get().notebook.cells.map((cell) => ({ id: cell.id, ...roleOf(cell) }))) {
    if (kind !== 'exercise') continue;
    const { solution } = exerciseParts(store.get().notebook.cells, id);
    const starter = await check(store, id);
    store.dispatch({ type: 'edit', cell: id, source: solution.join('\n') });
    const solved = await check(store, id);
    const report: ExerciseReport = {
      id,
      starter: starter.outcome,
      solution: solved.outcome,
      problems: solved.problems,
      times: [id, checkOf(store.get(), id)?.id].flatMap((cell) => {
        const elapsed = cell && store.get().states.get(cell)?.elapsed;
        return cell === undefined || elapsed === undefined ? [] : [{ cell, elapsed }];
      }),
    };
    reports.push(report);
    onExercise?.(report);
  }
  return reports;
}

async function check(
  store: SessionStore,
  exercise: CellId,
): Promise<{ readonly outcome: ProofOutcome; readonly problems: readonly LocalizedText[] }> {
  const before = exerciseWork(store.get().work, exercise).last;
  const refused = store.dispatch({ type: 'check', cell: exercise, now: Date.now() });
  if (refused) return { outcome: 'not-run', problems: [refused.refused] };
  const session = await until(store, ({ running, queue }) => running === null && queue.length === 0);
  const { last } = exerciseWork(session.work, exercise);
  if (last !== undefined && last !== before) {
    return {
      outcome: last.outcome,
      problems: last.lines.flatMap((line) =>
        line.outcome === 'passed' ? [] : [line.title, line.error ?? line.actual ?? '', line.expected],
      ),
    };
  }
  const failed = [...session.states.values()].flatMap(({ outputs }) =>
    outputs.flatMap((output) =>
      output.mime === 'application/vnd.stepwise.error+json' ? [output.data.message] : [],
    ),
  );
  return { outcome: 'not-run', problems: failed };
}
