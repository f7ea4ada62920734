/** Predictions: questions a learner commits to before a cell runs. */
import { type LearnerWork, questionWork } from '../lesson/work.ts';
import type { CellId } from '../notebook/ids.ts';
import { roleOf } from '../notebook/roles.ts';
import { hashText } from '../text/hash.ts';
import type { Session } from './session.ts';

/** The prediction that a learner must make before this cell runs, where there is one not made yet. */
export function predictionBefore(
  session: Pick<Session, 'notebook' | 'work'>,
  cell: CellId,
): CellId | undefined {
  return session.notebook.cells.find((each) => {
    const role = roleOf(each);
    return role.kind === 'predict' && role.before === cell && !isAnswered(session.work, each.id, each.source);
  })?.id;
}

/** Whether a question stands answered, as it now is. */
export function isAnswered(work: LearnerWork, cell: CellId, source: string): boolean {
  return questionWork(work, cell)?.of === hashText(source);
}
