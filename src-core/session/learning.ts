/** Operations of a learner on a lesson: checks, answers, hints, solutions, steps seen, and starting over. */
import { judgeAnswer } from '../lesson/answer.ts';
import { resetCell } from '../lesson/overlay.ts';
import { readQuestion } from '../lesson/read-question.ts';
import { exerciseWork, type LearnerWork, questionWork, withExercise, withoutWork } from '../lesson/work.ts';
import { cellOf } from '../notebook/edits.ts';
import type { CellId } from '../notebook/ids.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { roleOf } from '../notebook/roles.ts';
import { hashText } from '../text/hash.ts';
import { andThen, type Change, changed, refuse } from './change.ts';
import { startCheck } from './checks.ts';
import { remember } from './history.ts';
import type { Applied, Operation } from './operation.ts';
import type { Session } from './session.ts';

/** The operations of this group. */
export type LearningOperation = Extract<
  Operation,
  { type: 'check' | 'answer' | 'ask-again' | 'show-hint' | 'reveal' | 'see-step' | 'reset-cells' }
>;

/** Applies an operation of a learner. */
export function applyLearning(session: Session, operation: LearningOperation): Applied {
  switch (operation.type) {
    case 'check':
      return startCheck(session, operation.cell, operation.now);
    case 'answer':
      return answer(session, operation);
    case 'ask-again': {
      const { [operation.cell]: gone, ...questions } = session.work.questions;
      if (gone === undefined) return changed(session);
      return work(session, { ...session.work, questions });
    }
    case 'show-hint':
    case 'reveal': {
      const key = operation.type === 'reveal' ? 'revealed' : 'hints';
      const more = exerciseWork(session.work, operation.cell)[key] + 1;
      return work(session, withExercise(session.work, operation.cell, { [key]: more }));
    }
    case 'see-step':
      if (session.work.seen.includes(operation.cell)) return changed(session);
      return work(session, { ...session.work, seen: [...session.work.seen, operation.cell] });
    case 'reset-cells':
      return resetCells(session, operation.cells);
  }
}

function work(session: Session, next: LearnerWork): Change {
  return changed({ ...session, work: next }, { type: 'save-work' });
}

function answer(session: Session, operation: Extract<Operation, { type: 'answer' }>): Applied {
  const cell = cellOf(session.notebook, operation.cell);
  if (cell === undefined) return refuse('no-such-cell');
  const { kind } = roleOf(cell);
  const question =
    kind === 'quiz' || kind === 'predict' ? readQuestion(cell.source, kind).question : undefined;
  if (question === undefined) return refuse('no-question');
  const { right } = judgeAnswer(question, operation.answer);
  const attempts = (questionWork(session.work, cell.id)?.attempts ?? 0) + 1;
  const given = {
    answer: operation.answer,
    right,
    attempts,
    of: hashText(cell.source),
    at: operation.now,
  };
  return work(session, { ...session.work, questions: { ...session.work.questions, [cell.id]: given } });
}

/** Cells as the lesson has them, and no work on them; undone in one step as far as the notebook goes. */
function resetCells(session: Session, cells: readonly CellId[]): Applied {
  const { original } = session;
  if (original === null) return refuse('no-original');
  const notebook = cells.reduce<Notebook>((mine, cell) => resetCell(mine, original, cell), session.notebook);
  const cleared = withoutWork(session.work, new Set(cells));
  return andThen(remember(session, notebook), (next) => work(next, cleared));
}
