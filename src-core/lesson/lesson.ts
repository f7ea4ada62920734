/** What a lesson's front matter says of it. */
import * as v from 'valibot';
import { LessonId } from '../notebook/ids.ts';
import type { Warning } from '../notebook/notebook.ts';
import { isLocalized, type LocalizedText } from '../text/locale.ts';

/** A lesson, as its front matter describes it. */
export interface LessonMeta {
  readonly id: LessonId;
  /** Its place on the learning path, from 1. */
  readonly number: number;
  readonly title: LocalizedText;
  /** One or two sentences for the library. */
  readonly summary: LocalizedText;
  /** Time it takes a learner, all steps together. */
  readonly minutes: number;
  /** Lessons to take before this one. */
  readonly prerequisites: readonly LessonId[];
  /** What a learner can do afterwards. */
  readonly objectives: readonly LocalizedText[];
  /** Topics it covers, as short names for search and for the curriculum's index. */
  readonly covers: readonly LocalizedText[];
}

const text = v.pipe(
  v.custom<LocalizedText>(
    (value) => (typeof value === 'string' && value !== '') || isLocalized(value),
    'a text, or texts under zh and en',
  ),
);

const lessonId = v.pipe(
  v.string('the folder name of a lesson'),
  v.rawTransform(({ dataset, addIssue, NEVER }): LessonId => {
    const id = LessonId.parse(dataset.value);
    if (id !== undefined) return id;
    addIssue({ message: 'the folder name of a lesson' });
    return NEVER;
  }),
);

const list = <S extends v.GenericSchema>(item: S) => v.array(item, 'a list');

/** One schema for each key, so that one bad value costs only itself. */
const fields = {
  number: v.pipe(
    v.number('a whole number from 1'),
    v.integer('a whole number from 1'),
    v.minValue(1, 'a whole number from 1'),
  ),
  title: text,
  summary: text,
  minutes: v.pipe(v.number('minutes, more than 0'), v.minValue(1, 'minutes, more than 0')),
  prerequisites: list(lessonId),
  objectives: list(text),
  covers: list(text),
};

/**
 * Reads a lesson's data from its front matter (a mapping, as `Notebook.metadata`
 * has it). What is missing or wrong has a harmless value and a warning: the number
 * its folder begins with, '' or none. Keys not named here are not looked at.
 */
export function readLessonMeta(
  id: LessonId,
  metadata: { readonly [key: string]: unknown },
): { readonly meta: LessonMeta; readonly warnings: readonly Warning[] } {
  const warnings: Warning[] = [];
  const read = <K extends keyof typeof fields>(
    key: K,
    otherwise: v.InferOutput<(typeof fields)[K]>,
    required: boolean,
  ): v.InferOutput<(typeof fields)[K]> => {
    const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
    if (value === undefined || value === null) {
      if (required) warn('missing-lesson-data', `The lesson's front matter has no "${key}".`);
      return otherwise;
    }
    const parsed = v.safeParse<(typeof fields)[K]>(fields[key], value);
    if (parsed.success) return parsed.output;
    warn('bad-lesson-data', `"${key}" in the lesson's front matter should be ${parsed.issues[0].message}.`);
    return otherwise;
  };
  const warn = (code: string, message: string) => warnings.push({ code, message });
  const meta: LessonMeta = {
    id,
    number: read('number', Number.parseInt(id, 10) || 0, true),
    title: read('title', '', true),
    summary: read('summary', '', true),
    minutes: read('minutes', 0, true),
    prerequisites: read('prerequisites', [], false),
    objectives: read('objectives', [], false),
    covers: read('covers', [], false),
  };
  return { meta, warnings };
}
