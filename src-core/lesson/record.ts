/** What a learner has to show for a lesson: each exercise with their own code, each question with their answer. */
import type { Cell } from '../notebook/cell.ts';
import { cellOf } from '../notebook/edits.ts';
import type { CellId } from '../notebook/ids.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { roleOf } from '../notebook/roles.ts';
import type { CheckLine } from '../runtime/check.ts';
import { hashText } from '../text/hash.ts';
import type { Timestamp } from '../text/units.ts';
import type { Answer } from './answer.ts';
import { exerciseParts } from './exercise.ts';
import { type LessonProgress, lessonProgress, stepProgress } from './progress.ts';
import type { Question } from './question.ts';
import { readQuestion } from './read-question.ts';
import type { Step } from './steps.ts';
import { type CheckOutcome, exerciseWork, type LearnerWork, questionWork } from './work.ts';

/** An exercise as its learner left it. */
export interface ExerciseRecord {
  readonly cell: CellId;
  /** The code that passed, else the code as it stands. */
  readonly source: string;
  /** `open`: never checked. */
  readonly state: CheckOutcome | 'open';
  readonly passedAt?: Timestamp;
  /** Set where the code was changed after it had passed. */
  readonly changedSince?: true;
  readonly attempts: number;
  readonly hints: { readonly seen: number; readonly of: number };
  /** Pieces of the reference solution. */
  readonly solution: { readonly seen: number; readonly of: number };
  /** What the check found of this code, line by line. */
  readonly lines: readonly CheckLine[];
}

/** A question and what was answered. */
export interface QuestionRecord {
  readonly cell: CellId;
  readonly kind: 'quiz' | 'predict';
  readonly question: Question;
  readonly given?: {
    readonly answer: Answer;
    readonly right: boolean | null;
    readonly attempts: number;
    readonly at: Timestamp;
  };
}

/** One step with what it asked for. */
export interface StepRecord {
  readonly step: Step;
  /** Its place, from 1. */
  readonly number: number;
  readonly done: boolean;
  readonly exercises: readonly ExerciseRecord[];
  readonly questions: readonly QuestionRecord[];
}

/** A whole lesson. */
export interface LessonRecord {
  readonly progress: LessonProgress;
  readonly steps: readonly StepRecord[];
}

/** The record of a lesson as it is now; `mine` is the learner's copy. */
export function lessonRecord(lesson: Notebook, mine: Notebook, work: LearnerWork): LessonRecord {
  const { cells } = lesson;
  const steps = stepProgress(cells, work).map(({ step, done }, index): StepRecord => {
    const own = step.cells.flatMap((id) => cellOf(lesson, id) ?? []);
    return {
      step,
      number: index + 1,
      done,
      exercises: own.flatMap((cell) => exerciseRecord(cell, cells, mine, work) ?? []),
      questions: own.flatMap((cell) => questionRecord(cell, work) ?? []),
    };
  });
  return { progress: lessonProgress(cells, work), steps };
}

function exerciseRecord(
  cell: Cell,
  cells: readonly Cell[],
  mine: Notebook,
  all: LearnerWork,
): ExerciseRecord | undefined {
  if (roleOf(cell).kind !== 'exercise') return undefined;
  const { check, hints, solution } = exerciseParts(cells, cell.id);
  if (check === undefined) return undefined;
  const work = exerciseWork(all, cell.id);
  const now = cellOf(mine, cell.id)?.source ?? cell.source;
  const { passed, last } = work;
  return {
    cell: cell.id,
    source: passed?.source ?? now,
    state: passed === undefined ? (last?.outcome ?? 'open') : 'passed',
    ...(passed === undefined ? {} : { passedAt: passed.at }),
    ...(passed !== undefined && passed.source !== now ? ({ changedSince: true } as const) : {}),
    attempts: work.attempts,
    hints: { seen: Math.min(work.hints, hints.length), of: hints.length },
    solution: { seen: Math.min(work.revealed, solution.length), of: solution.length },
    // A later check that failed says nothing about the code that passed.
    lines: last === undefined || (passed !== undefined && last.outcome !== 'passed') ? [] : last.lines,
  };
}

function questionRecord(cell: Cell, work: LearnerWork): QuestionRecord | undefined {
  const { kind } = roleOf(cell);
  if (kind !== 'quiz' && kind !== 'predict') return undefined;
  const { question } = readQuestion(cell.source, kind);
  if (question === undefined) return undefined;
  const found = questionWork(work, cell.id);
  // An answer to the question as it was before the lesson changed is asked for again.
  if (found === undefined || found.of !== hashText(cell.source)) return { cell: cell.id, kind, question };
  const { answer, right, attempts, at } = found;
  return { cell: cell.id, kind, question, given: { answer, right, attempts, at } };
}
