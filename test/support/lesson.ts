/** What every lesson's tests begin with: the lesson run once, every exercise solved, and its document looked at. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proseIn } from '../../src-core/format/markdown/index.ts';
import { stepsOf } from '../../src-core/lesson/steps.ts';
import type { Cell } from '../../src-core/notebook/cell.ts';
import type { Locale } from '../../src-core/text/locale.ts';
import { type ReadLesson, readLesson, runSolved, startKernel } from './solved-lesson.ts';

export { tf } from './solved-lesson.ts';

/** The formulas of a prose cell in one language, sorted, without the words in them. */
function formulasIn(cell: Cell, locale: Locale): string[] {
  return [...proseIn(cell.source, locale).matchAll(/\$\$?([^$]+)\$\$?/g)]
    .map(([, tex = '']) => tex.replace(/\\text\{[^}]*\}/g, '\\text{}').trim())
    .sort();
}

/** A lesson under test. */
interface ProvenLesson extends ReadLesson {
  /** A variable of the lesson once all of it has run. */
  get<T>(name: string): T;
  /** Runs it again with some cells replaced, by id; gives the wanted names. */
  rerun(
    wanted: readonly string[],
    replaced: Readonly<Record<string, string>>,
  ): Promise<Record<string, unknown>>;
}

/**
 * A lesson's tests begin with this: it runs the lesson once, every exercise solved, and asks of its document what is asked
 * of every lesson's.
 *
 * @param wanted names to be had from `get`, in lines of names parted by commas
 * @param seconds how long the run may take
 */
export function provenLesson(
  folder: string,
  expected: { readonly steps: number; readonly wanted: readonly string[]; readonly seconds?: number },
): ProvenLesson {
  const lesson = readLesson(folder);
  const { steps, wanted, seconds = 120 } = expected;
  const random = Math.random;
  let scope: Record<string, unknown> = {};

  beforeAll(async () => {
    await startKernel();
    scope = await runSolved(lesson, wanted);
  }, seconds * 1000);
  afterAll(() => {
    Math.random = random;
  });

  describe('the document', () => {
    it('reads without a warning, its questions included', () => {
      expect(lesson.warnings).toEqual([]);
    });

    it('goes in short steps, in both languages, with the same formulas', () => {
      const titles = stepsOf(lesson.cells).map((step) => step.title);
      expect(titles).toHaveLength(steps);
      for (const title of titles)
        expect(title).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
      for (const cell of lesson.cells) {
        if (cell.kind === 'markdown') expect(formulasIn(cell, 'en'), cell.id).toEqual(formulasIn(cell, 'zh'));
      }
    });
  });

  return {
    ...lesson,
    get<T>(name: string): T {
      if (!(name in scope)) throw new Error(`'${name}' was not asked for.`);
      return scope[name] as T;
    },
    rerun: (names, replaced) => runSolved(lesson, names, replaced),
  };
}
