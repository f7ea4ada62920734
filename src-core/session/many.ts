/** Running many cells at once: which ones, and how far, for a prediction must be made before its cell runs. */
import { indexOfCell, runnableCells } from '../notebook/edits.ts';
import type { CellId } from '../notebook/ids.ts';
import { roleOf } from '../notebook/roles.ts';
import { staleCells } from './dependencies.ts';
import type { Operation } from './operation.ts';
import { isAnswered } from './predictions.ts';
import type { Session } from './session.ts';

/** An operation that runs many cells. */
export type RunMany = Extract<
  Operation,
  { type: 'run-all' | 'run-above' | 'run-below' | 'run-stale' | 'restart-run-all' }
>;

/** The cells an operation is for, in document order; `undefined` where the cell it starts from is not there. */
export function cellsToRun(session: Session, operation: RunMany): readonly CellId[] | undefined {
  const { notebook } = session;
  switch (operation.type) {
    case 'run-all':
    case 'restart-run-all':
      return runnableCells(notebook);
    case 'run-above':
    case 'run-below': {
      const index = indexOfCell(notebook, operation.cell);
      if (index < 0) return undefined;
      const above = operation.type === 'run-above';
      const cells = above ? notebook.cells.slice(0, index) : notebook.cells.slice(index);
      return runnableCells({ ...notebook, cells });
    }
    case 'run-stale': {
      if (operation.before === undefined) return staleCells(session);
      const index = indexOfCell(notebook, operation.before);
      if (index < 0) return undefined;
      const above = new Set(notebook.cells.slice(0, index).map(({ id }) => id));
      return staleCells(session).filter((cell) => above.has(cell));
    }
  }
}

/** How far cells may run one after another: those before the first that waits for a prediction, and that question. */
export function upToPrediction(
  { notebook, work }: Pick<Session, 'notebook' | 'work'>,
  cells: readonly CellId[],
): { readonly cells: readonly CellId[]; readonly question: CellId | undefined } {
  const questions = new Map(
    notebook.cells.flatMap((cell) => {
      const role = roleOf(cell);
      const open = role.kind === 'predict' && !isAnswered(work, cell.id, cell.source);
      return open && role.before !== undefined ? [[role.before as string, cell.id] as const] : [];
    }),
  );
  const end = questions.size === 0 ? -1 : cells.findIndex((cell) => questions.has(cell));
  const stop = cells[end];
  return stop === undefined
    ? { cells, question: undefined }
    : { cells: cells.slice(0, end), question: questions.get(stop) };
}
