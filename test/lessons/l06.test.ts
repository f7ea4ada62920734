/**
 * Lesson L6 proven: its own code cells are run, top to bottom, on TensorFlow.js
 * with the WASM backend, and what its prose claims is asserted.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type * as Tensorflow from '@tensorflow/tfjs';
import { transform } from 'sucrase';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMarkdown, proseIn } from '../../src-core/format/markdown/index.ts';
import { readLessonMeta } from '../../src-core/lesson/lesson.ts';
import { stepsOf } from '../../src-core/lesson/steps.ts';
import { InputId, LessonId } from '../../src-core/notebook/ids.ts';
import { isProgramCell } from '../../src-core/notebook/roles.ts';
import type { InputValue } from '../../src-core/runtime/input.ts';
import type { Output } from '../../src-core/runtime/output.ts';
import { locales } from '../../src-core/text/locale.ts';
import { installServices, type KernelServices } from '../../src-kernel/evaluate/services.ts';
import * as learn from '../../src-kernel/learn/index.ts';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('notebooks/06-the-articles-classifier/lesson.md', root), 'utf8');
const { notebook, warnings } = parseMarkdown(text);
const code = notebook.cells.filter((cell) => cell.kind === 'code' && isProgramCell(cell));
const prose = notebook.cells.filter((cell) => cell.kind === 'markdown');

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs') as typeof Tensorflow;

/** Runs cells in one scope, in order; gives the wanted variables. */
async function runCells(ids: readonly string[], wanted: readonly string[]): Promise<Record<string, unknown>> {
  const sources = code.filter((cell) => ids.includes(cell.id)).map((cell) => cell.source);
  const { code: program } = transform(sources.join('\n;\n').replace(/^import [^;]*;/gm, ''), {
    transforms: ['typescript'],
  });
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...given: unknown[]) => unknown;
  const body = new AsyncFunction(
    'tf',
    'display',
    ...Object.keys(learn),
    `${program}\n;return { ${wanted.join(', ')} };`,
  );
  return (await body(tf, () => {}, ...Object.values(learn))) as Record<string, unknown>;
}

/** The test pair of MNIST beside the repository, as chosen files; null where it is absent. */
const mnistFiles = (() => {
  const folder = new URL('../shared/data/mnist/', root);
  const names = ['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz'];
  if (!names.every((name) => existsSync(new URL(name, folder)))) return null;
  return names.map((name): InputValue => {
    return { kind: 'file', name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) };
  });
})();

/** What a control was set to, in the order in which controls are made. */
let chosen: (InputValue | undefined)[] = [];
const random = Math.random;

beforeAll(async () => {
  const wasm = require('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  wasm.setThreadsCount(1);
  await tf.setBackend('wasm');
  const waiting: (InputValue | undefined)[] = [];
  installServices({
    emit: (output: Output) => output,
    nextInputId: () => InputId.of(`input${waiting.push(chosen.shift())}`),
    bindInput: <T>(_id: InputId, decode: (value: InputValue | undefined) => T) => decode(waiting.at(-1)),
    seed: (number: number) => {
      Math.random = learn.mulberry32(number);
    },
  } as unknown as KernelServices);
});

afterAll(() => {
  Math.random = random;
});

describe('the document', () => {
  it('reads without a warning, lesson data included', () => {
    expect(warnings).toEqual([]);
    const id = LessonId.parse('06-the-articles-classifier');
    if (id === undefined) throw new Error('not a lesson id');
    const { meta, warnings: about } = readLessonMeta(id, notebook.metadata);
    expect(about).toEqual([]);
    expect(meta.number).toBe(6);
  });

  it('says everything in Chinese and in English, in as many steps', () => {
    for (const cell of prose) {
      for (const locale of locales) expect(cell.source, cell.id).toContain(`<!-- ${locale} -->`);
      expect(/[\u4e00-\u9fff]/.test(proseIn(cell.source, 'zh')), cell.id).toBe(true);
    }
    const titles = stepsOf(notebook.cells).map((step) => step.title);
    expect(titles).toHaveLength(13);
    for (const title of titles)
      expect(title).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
  });

  it('shows the same formulas and numbers in both languages', () => {
    const formulas = (shown: string) =>
      [...shown.matchAll(/\$\$?([^$]+)\$\$?/g)]
        .map(([, tex]) => tex?.replace(/\\text\{[^}]*\}/g, '\\text{}'))
        .sort();
    for (const cell of prose) {
      expect(formulas(proseIn(cell.source, 'en')), cell.id).toEqual(formulas(proseIn(cell.source, 'zh')));
    }
  });

  it('asks no author to dispose of tensors or to write callbacks that draw', () => {
    for (const cell of code) expect(cell.source, cell.id).not.toMatch(/dispose|onEpochEnd|onBatchEnd/);
  });

  it('gives no cell more than a minute', () => {
    for (const cell of code) expect(cell.attributes.seconds ?? 0, cell.id).toBeLessThanOrEqual(60);
  });
});

describe('the lesson, run from top to bottom', () => {
  type Scores = Record<'plain' | 'dropout' | 'l2' | 'early' | 'augmented', Tensorflow.LayersModel>;
  let scope: Record<string, unknown>;
  const tensor = (name: string) => scope[name] as Tensorflow.Tensor;
  const accuracy = (name: keyof Scores | 'model', xs: string, ys: string) =>
    (scope.accuracyOf as (...given: unknown[]) => number)(scope[name], tensor(xs), tensor(ys));
  const gap = (name: keyof Scores) => accuracy(name, 'xFew', 'yFew') - accuracy(name, 'xTest', 'yTest');
  const epochs = (name: string) => (scope[name] as Tensorflow.History).epoch.length;

  beforeAll(async () => {
    // The pad is made first and stays empty, then come the two file controls.
    chosen = [undefined, ...(mnistFiles ?? [])];
    const names = [
      'model, hidden, output, lossBefore, accuracyBefore, history, testAccuracy, predicted, wrong, pad, chances',
      'accuracyOf, xFew, yFew, xTest, yTest, xMore, plain, dropout, l2, early, augmented',
      'earlyHistory, plainHistory, augmentedHistory, mnist, real',
    ];
    scope = await runCells(
      code.map((cell) => cell.id),
      names,
    );
  }, 240_000);

  it('counts 101,770 parameters by hand and by the model', () => {
    expect(scope.hidden).toBe(100_480);
    expect(scope.output).toBe(1_290);
    expect((scope.model as Tensorflow.LayersModel).countParams()).toBe(101_770);
  });

  it('begins at chance: loss about ln 10, accuracy about a tenth', () => {
    expect((scope.lossBefore as Tensorflow.Scalar).arraySync()).toBeCloseTo(Math.log(10), 0);
    expect((scope.accuracyBefore as Tensorflow.Scalar).arraySync()).toBeLessThan(0.25);
  });

  it('reaches at least 0.95 on the test set in 5 epochs, with training and validation close together', () => {
    expect((scope.testAccuracy as Tensorflow.Scalar).arraySync()).toBeGreaterThanOrEqual(0.95);
    const { history } = scope.history as Tensorflow.History;
    expect(history.loss).toHaveLength(5);
    expect(Number(history.acc?.at(-1)) - Number(history.val_acc?.at(-1))).toBeLessThan(0.06);
  });

  it('lists exactly the digits it got wrong', () => {
    const share = (scope.testAccuracy as Tensorflow.Scalar).arraySync();
    expect((scope.wrong as number[]).length).toBe(Math.round(1000 * (1 - share)));
  });

  it('gives ten probabilities for what is on the pad', () => {
    const chances = scope.chances as Float32Array;
    expect(chances).toHaveLength(10);
    expect(chances.reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 5);
  });

  it('overfits 300 examples: all of them right, a gap of at least 0.2', () => {
    expect(accuracy('plain', 'xFew', 'yFew')).toBe(1);
    expect(gap('plain')).toBeGreaterThanOrEqual(0.2);
  });

  it('moves the gap by a few hundredths only with dropout, L2 or early stopping', () => {
    for (const name of ['dropout', 'l2', 'early'] as const)
      expect(Math.abs(gap(name) - gap('plain')), name).toBeLessThanOrEqual(0.04);
  });

  it('saves about half the epochs by stopping early', () => {
    expect(epochs('plainHistory')).toBe(60);
    expect(epochs('earlyHistory')).toBeGreaterThanOrEqual(20);
    expect(epochs('earlyHistory')).toBeLessThanOrEqual(36);
  });

  it('closes about four fifths of the gap by moved copies, in as many steps, without losing test accuracy', () => {
    expect(Math.ceil((tensor('xMore').shape[0] ?? 0) / 32) * epochs('augmentedHistory')).toBe(
      Math.ceil(300 / 32) * epochs('plainHistory'),
    );
    expect(gap('augmented') / gap('plain')).toBeGreaterThan(0.1);
    expect(gap('augmented') / gap('plain')).toBeLessThan(0.3);
    expect(accuracy('augmented', 'xTest', 'yTest')).toBeGreaterThanOrEqual(
      accuracy('plain', 'xTest', 'yTest'),
    );
  });

  it.skipIf(mnistFiles === null)(
    'trains the same network to 0.94 on real MNIST (skipped without files)',
    () => {
      expect((scope.mnist as learn.IdxDigits).count).toBe(10_000);
      const { trained, untouched } = scope.real as { trained: number; untouched: number };
      expect(trained).toBeGreaterThanOrEqual(0.94);
      expect(untouched).toBeLessThan(trained - 0.1);
    },
  );
});

it('goes on with a friendly sentence where no MNIST files are chosen', async () => {
  chosen = [];
  const { mnist, real } = await runCells(['files', 'mnist', 'mnist-train'], ['mnist', 'real']);
  expect(mnist).toBeNull();
  expect(real).toBeNull();
});
