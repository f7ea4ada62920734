/**
 * A lesson's own cells, run top to bottom on TensorFlow.js with the WASM backend, as one who has solved
 * every exercise would run them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type * as Tensorflow from '@tensorflow/tfjs';
import { transform } from 'sucrase';
import { parseMarkdown, proseIn } from '../../src-core/format/markdown/index.ts';
import { readQuestion } from '../../src-core/lesson/question.ts';
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
export interface ReadLesson {
  readonly metadata: { readonly [key: string]: unknown };
  readonly cells: readonly Cell[];
  /** What the format and its questions complain about. */
  readonly warnings: readonly unknown[];
}

/** Reads `notebooks/<folder>/lesson.md`. */
export function readLesson(folder: string): ReadLesson {
  const file = new URL(`../../notebooks/${folder}/lesson.md`, import.meta.url);
  const { notebook, warnings } = parseMarkdown(readFileSync(file, 'utf8'));
  const ofQuestions = notebook.cells.flatMap((cell) => {
    const { kind } = roleOf(cell);
    return kind === 'quiz' || kind === 'predict' ? readQuestion(cell.source, kind).warnings : [];
  });
  return { metadata: notebook.metadata, cells: notebook.cells, warnings: [...warnings, ...ofQuestions] };
}

/** The formulas of a prose cell in one language, sorted, without the words in them. */
export function formulasIn(cell: Cell, locale: Locale): string[] {
  return [...proseIn(cell.source, locale).matchAll(/\$\$?([^$]+)\$\$?/g)]
    .map(([, tex = '']) => tex.replace(/\\text\{[^}]*\}/g, '\\text{}').trim())
    .sort();
}

/** Starts TensorFlow.js on one thread of WASM and a kernel without a window. */
export async function startKernel(): Promise<void> {
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
export async function runSolved(
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
