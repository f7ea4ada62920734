/**
 * A lesson's own cells, run top to bottom on TensorFlow.js with the WASM backend, as one who has solved
 * every exercise would run them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type * as Tensorflow from '@tensorflow/tfjs';
import { transform } from 'sucrase';
import { parseMarkdown } from '../../src-core/format/markdown/index.ts';
import { readQuestion } from '../../src-core/lesson/read-question.ts';
import type { Cell } from '../../src-core/notebook/cell.ts';
import { DisplayId, InputId } from '../../src-core/notebook/ids.ts';
import { roleOf } from '../../src-core/notebook/roles.ts';
import type { InputValue } from '../../src-core/runtime/input.ts';
import type { Output } from '../../src-core/runtime/output.ts';
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
 * @param shift what is added to every seed: other data, other weights, another order
 */
export async function runSolved(
  { cells }: ReadLesson,
  wanted: readonly string[],
  replaced: Readonly<Record<string, string>> = {},
  shift = 0,
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
  const given = shift === 0 ? learn : { ...learn, ...seededBy(shift) };
  const body = new AsyncFunction(...names, `${code}\n;return { ${wanted.join(', ')} };`);
  return (await body(tf, () => {}, ...names.slice(2).map((name) => Reflect.get(given, name)))) as Record<
    string,
    unknown
  >;
}

/** What of the learn library takes a seed, each with `shift` added to it. */
function seededBy(shift: number): Record<string, unknown> {
  const { digits, xor, moons, noisyLine, shiftedCopies, split, seed, mulberry32 } = learn;
  const makers = { digits, xor, moons, noisyLine, shiftedCopies, split };
  const shifted = (each: unknown) => {
    const from: unknown = typeof each === 'object' && each !== null ? Reflect.get(each, 'seed') : undefined;
    return typeof from === 'number' ? { ...(each as object), seed: from + shift } : each;
  };
  return {
    ...Object.fromEntries(
      Object.entries(makers).map(([name, make]) => [
        name,
        (...given: unknown[]) => Reflect.apply(make, undefined, given.map(shifted)),
      ]),
    ),
    seed: (number: number) => seed(number + shift),
    mulberry32: (number: number) => mulberry32(number + shift),
  };
}
