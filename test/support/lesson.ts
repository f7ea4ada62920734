/**
 * A lesson's own cells, run top to bottom on TensorFlow.js with the WASM backend, as one who has solved
 * every exercise would run them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type * as Tensorflow from '@tensorflow/tfjs';
import { transform } from 'sucrase';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMarkdown, proseIn } from '../../src-core/format/markdown/index.ts';
import { readQuestion } from '../../src-core/lesson/read-question.ts';
import { stepsOf } from '../../src-core/lesson/steps.ts';
import type { Cell } from '../../src-core/notebook/cell.ts';
import { DisplayId, InputId } from '../../src-core/notebook/ids.ts';
import { roleOf } from '../../src-core/notebook/roles.ts';
import type { InputValue } from '../../src-core/runtime/input.ts';
import type { Output } from '../../src-core/runtime/output.ts';
import type { Locale } from '../../src-core/text/locale.ts';
import { installServices, type KernelServices } from '../../src-kernel/evaluate/services.ts';
import * as learn from '../../src-kernel/learn/index.ts';

const require = createRequire(import.meta.url);

/** TensorFlow.js as lessons have it. */
export const tf = require('@tensorflow/tfjs') as typeof Tensorflow;

/** A lesson, read. */
interface ReadLesson {
  readonly metadata: { readonly [key: string]: unknown };
  readonly cells: readonly Cell[];
  /** What the format and its questions complain about. */
  readonly warnings: readonly unknown[];
}

/** Reads `notebooks/<folder>/lesson.md`. */
function readLesson(folder: string): ReadLesson {
  const file = new URL(`../../notebooks/${folder}/lesson.md`, import.meta.url);
  const { notebook, warnings } = parseMarkdown(readFileSync(file, 'utf8'));
  const ofQuestions = notebook.cells.flatMap((cell) => {
    const { kind } = roleOf(cell);
    return kind === 'quiz' || kind === 'predict' ? readQuestion(cell.source, kind).warnings : [];
  });
  return { metadata: notebook.metadata, cells: notebook.cells, warnings: [...warnings, ...ofQuestions] };
}

/** The formulas of a prose cell in one language, sorted, without the words in them. */
function formulasIn(cell: Cell, locale: Locale): string[] {
  return [...proseIn(cell.source, locale).matchAll(/\$\$?([^$]+)\$\$?/g)]
    .map(([, tex = '']) => tex.replace(/\\text\{[^}]*\}/g, '\\text{}').trim())
    .sort();
}

/** Starts TensorFlow.js on one thread of WASM and a kernel without a window. */
async function startKernel(): Promise<void> {
  const wasm = require('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  wasm.setThreadsCount(1);
  await tf.setBackend('wasm');
  let made = 0;
  installServices({
    emit: (output: Output) => output,
    update: () => {},
    nextDisplayId: () => DisplayId.of(`display${made++}`),
    nextInputId: () => InputId.of(`input${made++}`),
    bindInput: <T>(_id: InputId, decode: (value: InputValue | undefined) => T) => decode(undefined),
    seed: (number: number) => {
      Math.random = learn.mulberry32(number);
    },
  } as unknown as KernelServices);
}

/**
 * Runs every code cell in one scope, each exercise as its solution has it, and gives the wanted names.
 *
 * @param replaced sources to run in place of a cell's own, by id
 */
async function runSolved(
  { cells }: ReadLesson,
  wanted: readonly string[],
  replaced: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const solutions = new Map(
    cells.flatMap((cell) => {
      const role = roleOf(cell);
      return role.kind === 'solution' ? [[role.of, cell.source] as const] : [];
    }),
  );
  const sources = cells.flatMap((cell) => {
    if (cell.kind !== 'code' || cell.language === 'text') return [];
    const { kind } = roleOf(cell);
    if (kind === 'exercise') return [solutions.get(cell.id) ?? cell.source];
    return kind === 'none' ? [replaced[cell.id] ?? cell.source] : [];
  });
  const { code } = transform(sources.join('\n;\n').replace(/^import [^;]*;/gm, ''), {
    transforms: ['typescript'],
  });
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...given: unknown[]) => unknown;
  const names = ['tf', 'display', ...Object.keys(learn)];
  const body = new AsyncFunction(...names, `${code}\n;return { ${wanted.join(', ')} };`);
  return (await body(tf, () => {}, ...Object.values(learn))) as Record<string, unknown>;
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
