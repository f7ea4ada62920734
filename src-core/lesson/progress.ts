/** How far a learner has come in a lesson: step by step, and in all. */
import type { Cell } from '../notebook/cell.ts';
import type { CellId } from '../notebook/ids.ts';
import { roleOf } from '../notebook/roles.ts';
import { hashText } from '../text/hash.ts';
import { type Step, stepsOf } from './steps.ts';
import { exerciseWork, type LearnerWork, questionWork } from './work.ts';

/** Something a step asks of its learner, and whether it is done. */
export interface Task {
  readonly cell: CellId;
  readonly kind: 'exercise' | 'quiz' | 'predict';
  readonly done: boolean;
}

/** One step with its tasks. A step without tasks is done when the learner has gone on from it. */
export interface StepProgress {
  readonly step: Step;
  readonly tasks: readonly Task[];
  readonly done: boolean;
}

/** Counts for a whole lesson. */
export interface LessonProgress {
  readonly steps: number;
  readonly stepsDone: number;
  /** Exercises that have a check. */
  readonly exercises: number;
  readonly passed: number;
  readonly questions: number;
  /** Quizzes answered rightly and predictions made. */
  readonly answered: number;
}

/** The steps of these cells with what is done of each. */
export function stepProgress(cells: readonly Cell[], work: LearnerWork): readonly StepProgress[] {
  const tasks = tasksOf(cells, work);
  return stepsOf(cells).map((step) => {
    const own = step.cells.flatMap((cell) => tasks.get(cell) ?? []);
    const done = own.length > 0 ? own.every((task) => task.done) : work.seen.includes(step.cell);
    return { step, tasks: own, done };
  });
}

/** Counts over all the cells of a lesson. */
export function lessonProgress(cells: readonly Cell[], work: LearnerWork): LessonProgress {
  const steps = stepProgress(cells, work);
  const tasks = [...tasksOf(cells, work).values()];
  const exercises = tasks.filter(({ kind }) => kind === 'exercise');
  const questions = tasks.filter(({ kind }) => kind !== 'exercise');
  return {
    steps: steps.length,
    stepsDone: steps.filter(({ done }) => done).length,
    exercises: exercises.length,
    passed: exercises.filter(({ done }) => done).length,
    questions: questions.length,
    answered: questions.filter(({ done }) => done).length,
  };
}

function tasksOf(cells: readonly Cell[], work: LearnerWork): ReadonlyMap<CellId, Task> {
  const checked = new Set(
    cells.flatMap((cell) => {
      const role = roleOf(cell);
      return role.kind === 'check' && role.of !== undefined ? [role.of] : [];
    }),
  );
  const tasks = new Map<CellId, Task>();
  for (const cell of cells) {
    const { kind } = roleOf(cell);
    if (kind === 'exercise' && checked.has(cell.id)) {
      tasks.set(cell.id, {
        cell: cell.id,
        kind,
        done: exerciseWork(work, cell.id).passed !== undefined,
      });
    } else if (kind === 'quiz' || kind === 'predict') {
      const given = questionWork(work, cell.id);
      const stands = given !== undefined && given.of === hashText(cell.source);
      tasks.set(cell.id, {
        cell: cell.id,
        kind,
        done: stands && (kind === 'predict' || given.right === true),
      });
    }
  }
  return tasks;
}
