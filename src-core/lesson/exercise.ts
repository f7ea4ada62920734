/** The hidden cells of an exercise, as its learner meets them. */
import type { Cell, MarkdownCell } from '../notebook/cell.ts';
import type { CellId } from '../notebook/ids.ts';
import { roleOf } from '../notebook/roles.ts';

/** What belongs to one exercise. */
export interface ExerciseParts {
  readonly check: Cell | undefined;
  /** The reference in the pieces that are revealed one after another. */
  readonly solution: readonly string[];
  /** Hints in order. */
  readonly hints: readonly MarkdownCell[];
}

/** A line that parts two pieces of a solution. */
const parting = /^[ \t]*\/\/ -{3,}[ \t]*$/m;

/** The hidden cells of an exercise. */
export function exerciseParts(cells: readonly Cell[], exercise: CellId): ExerciseParts {
  let check: Cell | undefined;
  let solution: readonly string[] = [];
  const hints: MarkdownCell[] = [];
  for (const cell of cells) {
    const role = roleOf(cell);
    if (!('of' in role) || role.of !== exercise) continue;
    if (role.kind === 'check') check ??= cell;
    else if (role.kind === 'solution') solution = solutionPieces(cell.source);
    else if (cell.kind === 'markdown') hints.push(cell);
  }
  return { check, solution, hints };
}

/** A solution's pieces, without the lines that part them. */
function solutionPieces(source: string): readonly string[] {
  return source
    .split(parting)
    .map((piece) => piece.replace(/^\n/, '').replace(/\n$/, ''))
    .filter((piece) => piece.trim() !== '');
}
