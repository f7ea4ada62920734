/**
 * What a learner has done in a lesson, beside editing it: checks passed and failed, hints
 * seen, solutions revealed, questions answered, steps seen. It is saved with their copy,
 * by cell ids, so it survives restarts and updates of the lesson.
 */
import * as v from 'valibot';
import type { CellId } from '../notebook/ids.ts';
import type { CheckLine } from '../runtime/check.ts';
import { checkLineSchema } from '../runtime/schema/check.ts';
import type { Timestamp } from '../text/units.ts';
import type { Answer } from './answer.ts';

/** How a whole check came out. */
export type CheckOutcome = 'passed' | 'wrong' | 'not-attempted';

/** What a learner has done on one exercise. */
export interface ExerciseWork {
  /** Checks that were passed or wrong; those of an unchanged starter do not count. */
  readonly attempts: number;
  /** How many of them were wrong. */
  readonly failures: number;
  /** Hints shown. */
  readonly hints: number;
  /** Steps of the solution revealed. */
  readonly revealed: number;
  /** What the last check found, and the hash of the source it was of. */
  readonly last?: {
    readonly outcome: CheckOutcome;
    readonly lines: readonly CheckLine[];
    readonly source: string;
  };
  /** When it was first passed, and with what source last. */
  readonly passed?: { readonly at: Timestamp; readonly source: string };
}

/** A learner's answer to a question. */
export interface QuestionWork {
  readonly answer: Answer;
  /** Null where there is no right or wrong. */
  readonly right: boolean | null;
  readonly attempts: number;
  /** Hash of the question as it was; one that has changed since is asked again. */
  readonly of: string;
  readonly at: Timestamp;
}

/** What a learner has done in one lesson, by cell id. */
export interface LearnerWork {
  readonly exercises: { readonly [cell: string]: ExerciseWork };
  readonly questions: { readonly [cell: string]: QuestionWork };
  /** Steps they have gone on from, by the cell that begins each. */
  readonly seen: readonly string[];
}

/** Nothing done. */
export const noWork: LearnerWork = { exercises: {}, questions: {}, seen: [] };

const noExercise: ExerciseWork = { attempts: 0, failures: 0, hints: 0, revealed: 0 };

/** The work on an exercise; that of one never touched where there is none. */
export function exerciseWork(work: LearnerWork, cell: CellId): ExerciseWork {
  return Object.hasOwn(work.exercises, cell) ? (work.exercises[cell] ?? noExercise) : noExercise;
}

/** The answer to a question, where there is one. */
export function questionWork(work: LearnerWork, cell: CellId): QuestionWork | undefined {
  return Object.hasOwn(work.questions, cell) ? work.questions[cell] : undefined;
}

/** Work with an exercise's changed. */
export function withExercise(work: LearnerWork, cell: CellId, change: Partial<ExerciseWork>): LearnerWork {
  return {
    ...work,
    exercises: { ...work.exercises, [cell]: { ...exerciseWork(work, cell), ...change } },
  };
}

/** Work without anything on these cells. */
export function withoutWork(work: LearnerWork, cells: ReadonlySet<string>): LearnerWork {
  const rest = <T>(of: { readonly [cell: string]: T }) =>
    Object.fromEntries(Object.entries(of).filter(([cell]) => !cells.has(cell)));
  return {
    exercises: rest(work.exercises),
    questions: rest(work.questions),
    seen: work.seen.filter((cell) => !cells.has(cell)),
  };
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const places = v.pipe(v.array(count), v.maxLength(50));
const text = v.pipe(v.string(), v.maxLength(100_000));
const key = v.pipe(v.string(), v.maxLength(64));

const answer = v.variant('kind', [
  v.object({ kind: v.literal('choices'), chosen: places }),
  v.object({ kind: v.literal('number'), value: v.pipe(v.number(), v.finite()) }),
  v.object({ kind: v.literal('order'), order: places }),
  v.object({ kind: v.literal('text'), text }),
  v.object({ kind: v.literal('skipped') }),
]) satisfies v.GenericSchema<unknown, Answer>;

const exercise = v.object({
  attempts: count,
  failures: count,
  hints: count,
  revealed: count,
  last: v.exactOptional(
    v.object({
      outcome: v.picklist(['passed', 'wrong', 'not-attempted']),
      lines: v.pipe(v.array(checkLineSchema), v.maxLength(200)),
      source: key,
    }),
  ),
  passed: v.exactOptional(v.object({ at: v.number(), source: text })),
}) satisfies v.GenericSchema<unknown, ExerciseWork>;

const question = v.object({
  answer,
  right: v.nullable(v.boolean()),
  attempts: count,
  of: key,
  at: v.number(),
}) satisfies v.GenericSchema<unknown, QuestionWork>;

/** Reads saved work. What cannot be read costs only itself: one cell's, or all where the text is no JSON. */
export function parseWork(saved: string | undefined): LearnerWork {
  if (saved === undefined || saved === '') return noWork;
  let value: unknown;
  try {
    value = JSON.parse(saved);
  } catch {
    return noWork;
  }
  if (typeof value !== 'object' || value === null) return noWork;
  const seen = v.safeParse(v.array(key), Reflect.get(value, 'seen'));
  return {
    exercises: readEach(exercise, Reflect.get(value, 'exercises')),
    questions: readEach(question, Reflect.get(value, 'questions')),
    seen: seen.success ? seen.output : [],
  };
}

function readEach<T>(schema: v.GenericSchema<unknown, T>, value: unknown): { readonly [cell: string]: T } {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([cell, item]) => {
      const parsed = v.safeParse(schema, item);
      return parsed.success && cell !== '__proto__' ? [[cell, parsed.output] as const] : [];
    }),
  );
}

/** Work as it is saved; '' where there is none. */
export function serializeWork(work: LearnerWork): string {
  return work === noWork ? '' : JSON.stringify(work);
}
