/** What running a lesson shows: cells that fail or take too long, starters that pass, solutions that do not. */
import type { CellReport, ExerciseReport } from '../../host/automation.ts';
import type { Cell } from '../../notebook/cell.ts';
import type { CellId } from '../../notebook/ids.ts';
import { textIn } from '../../text/locale.ts';
import type { Milliseconds } from '../../text/units.ts';
import type { Finding } from './finding.ts';
import { linesOfCells } from './lines.ts';

/** What a cell may take that names no `seconds`, on two slow cores. */
const usualSeconds = 60;

/** What a run of a lesson, and the checks of its exercises, gave. */
export interface LessonOutcome {
  readonly cells: readonly CellReport[];
  readonly exercises: readonly ExerciseReport[];
}

/** What is wrong with a lesson that was run, in the order of its lines; nothing where all is sound. */
export function outcomeFindings(
  { text, cells }: { readonly text: string; readonly cells: readonly Cell[] },
  outcome: LessonOutcome,
): readonly Finding[] {
  const lines = linesOfCells(text, cells);
  const budgets = new Map(cells.map(({ id, attributes }) => [id, attributes.seconds ?? usualSeconds]));
  const findings: Finding[] = [];
  const add = (cell: CellId, code: string, message: string, inner = 0) =>
    findings.push({ code, message, line: (lines.get(cell) ?? 1) + inner });
  const time = (cell: CellId, elapsed: Milliseconds) => {
    const budget = budgets.get(cell) ?? usualSeconds;
    if (elapsed <= budget * 1000) return;
    const took = (elapsed / 1000).toFixed(1);
    add(cell, 'too-slow', `The cell "${cell}" took ${took} s; its budget is ${budget} s (\`seconds=\`).`);
  };

  for (const { id, outcome: ended, elapsed, error } of outcome.cells) {
    time(id, elapsed);
    if (ended === 'ok') continue;
    const own = error?.position?.cell === id ? error.position.line : 0;
    const why = error === undefined ? ended : `${error.name}: ${textIn(error.message, 'en')}`;
    add(id, 'cell-fails', `The cell "${id}" does not run: ${why}`, own);
  }
  for (const { id, starter, solution, problems, times } of outcome.exercises) {
    if (starter === 'passed') {
      add(id, 'starter-passes', `The starter of "${id}" passes its check, so there is nothing to do.`);
    } else if (starter === 'not-run') {
      add(
        id,
        'starter-fails',
        `The starter of "${id}" cannot be checked: it, or a cell it needs, does not run.`,
      );
    }
    if (solution !== 'passed') {
      const why = problems.map((problem) => textIn(problem, 'en')).filter((problem) => problem !== '');
      const said = why.length === 0 ? '.' : `: ${why.join('; ')}`;
      add(id, 'solution-fails', `The solution of "${id}" does not pass its check (${solution})${said}`);
    }
    for (const spent of times) time(spent.cell, spent.elapsed);
  }
  return findings.sort((a, b) => a.line - b.line);
}
