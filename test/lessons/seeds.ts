/**
 * The lessons' thresholds on five seeds: every seed of a lesson (data, weights, order) is shifted four times, each exercise is solved,
 * and what the prose and the checks claim is measured. Minutes long, so no part of `npm test`:
 *
 *     node test/lessons/seeds.ts [lesson folder...]
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import { readLesson, runSolved, startKernel, tf } from '../support/solved-lesson.ts';

type Scope = Readonly<Record<string, unknown>>;

/** Something measured, and what is claimed of it. */
interface Measure {
  readonly name: string;
  readonly of: (scope: Scope) => number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

interface Measured {
  readonly wanted: readonly string[];
  readonly measures: readonly Measure[];
}

const numberIn = (scope: Scope, name: string) => Number(scope[name]);
const scalar = (scope: Scope, name: string) => (scope[name] as Tensorflow.Scalar).arraySync();
const last = <T>(scope: Scope, name: string): T | undefined => (scope[name] as T[]).at(-1);
const at = (scope: Scope, name: string, index: number) => (scope[name] as number[])[index] ?? Number.NaN;
const swept = (scope: Scope, row: number, column: number) =>
  (scope.swept as number[][])[row]?.[column] ?? Number.NaN;
const rightOf = (scope: Scope, name: string) => (scope[name] as { right(): number }).right();

/** The accuracy that a network of L6 has, by the names of its variables. */
const accuracy = (scope: Scope, network: string, x: string, y: string) =>
  (scope.accuracyOf as (...given: unknown[]) => number)(scope[network], scope[x], scope[y]);
const gap = (scope: Scope, network: string, x = 'xFew', y = 'yFew') =>
  accuracy(scope, network, x, y) - accuracy(scope, network, 'xTest', 'yTest');
const epochs = (scope: Scope, name: string) => (scope[name] as Tensorflow.History).epoch.length;

/** What the prose calls “a few hundredths either way”, or “about equally well”. */
const fewHundredths = 0.04;

type Ways = Record<'raw' | 'scaled' | 'stable', number>;
type Report = Record<'shared' | 'reported' | 'fresh', number>;
const ways = (scope: Scope) => scope.ways as Ways;
const report = (scope: Scope, name: 'leaky' | 'honest') => (scope.reports as Record<string, Report>)[name];
const flattered = (scope: Scope, name: 'leaky' | 'honest') =>
  (report(scope, name)?.reported ?? Number.NaN) - (report(scope, name)?.fresh ?? Number.NaN);

/** By how much a loss's line of L2 turns when the wild day goes from 10 crates to 30. */
function turned(scope: Scope, loss: 'MSE' | 'MAE' | 'Huber'): number {
  const crates = scope.ys as number[];
  const fitted = scope.fit as (pull: unknown) => { w: number };
  const pull = (scope.pulls as Record<string, unknown>)[loss];
  const slopeAt = (wild: number) => {
    const day = crates.length - 1;
    const before = crates[day] ?? Number.NaN;
    crates[day] = wild;
    const { w } = fitted(pull);
    crates[day] = before;
    return w;
  };
  return Math.abs(slopeAt(30) - slopeAt(10));
}

/** The heights of L3's slice along the straight line from start to end, and where training is on it. */
const flatWay = (scope: Scope) => scope.flatWay as [number, number][];
function slice(scope: Scope): { readonly heights: readonly number[]; readonly end: number } {
  const end = flatWay(scope).at(-1)?.[0] ?? Number.NaN;
  const height = scope.onSlice as (a: number, b: number) => number;
  return { end, heights: Array.from({ length: 41 }, (_, i) => height((i / 40) * end, 0)) };
}

const lessons: Readonly<Record<string, Measured>> = {
  '01-map-and-first-neuron': {
    wanted: ['best', 'film', 'hits'],
    measures: [
      { name: 'best line', of: (scope) => (scope.best as { right: number }).right / 200, atMost: 0.8 },
      {
        name: 'nine neurons',
        of: (scope) => (last<{ right: number }>(scope, 'film')?.right ?? 0) / 200,
        atLeast: 0.97,
      },
      { name: 'two layers', of: (scope) => numberIn(scope, 'hits') / 200, atLeast: 0.97 },
    ],
  },
  '02-loss': {
    wanted: ['total, least, slopes, losses, lowest, calmest, path, fit, pulls, ys'],
    measures: [
      {
        // What there is to gain by dragging, whatever the data.
        name: 'area at first, over the least',
        of: (scope) => numberIn(scope, 'total') / numberIn(scope, 'least'),
        atLeast: 2,
      },
      {
        name: 'lowest point off by',
        of: (scope) => Math.abs(at(scope, 'slopes', numberIn(scope, 'lowest')) - 1.5),
        atMost: 0.1,
      },
      {
        name: 'lowest less calmest',
        of: (scope) => numberIn(scope, 'lowest') - numberIn(scope, 'calmest'),
        atLeast: 0,
        atMost: 0,
      },
      {
        name: 'RMSE, crates',
        of: (scope) => Math.sqrt(Math.min(...(scope.losses as number[]))),
        atLeast: 0.5,
        atMost: 0.7,
      },
      ...(
        [
          ['w', 1.5, 0.1],
          ['b', 6, 0.2],
        ] as const
      ).map(([name, made, within]) => ({
        name: `${name} after 100 steps off by`,
        of: (scope: Scope) =>
          Math.abs((last<Record<'w' | 'b', number>>(scope, 'path')?.[name] ?? Number.NaN) - made),
        atMost: within,
      })),
      { name: 'wild day turns MSE by', of: (scope) => turned(scope, 'MSE'), atLeast: 0.5 },
      ...(['MAE', 'Huber'] as const).map((name) => ({
        name: `wild day turns ${name}, over MSE`,
        of: (scope: Scope) => turned(scope, name) / turned(scope, 'MSE'),
        atMost: 0.25,
      })),
    ],
  },
  '03-optimisers': {
    wanted: ['spreads, flatWay, onSlice'],
    measures: [
      ...[0, 1, 2].map((i) => ({
        name: `noise of batches of ${4 ** i} over ${4 ** (i + 1)}`,
        of: (scope: Scope) => at(scope, 'spreads', i) / at(scope, 'spreads', i + 1),
        atLeast: 1.8,
        atMost: 2.2,
      })),
      // The prose: it falls all the way with the lesson's seed, and may rise by a hair with another.
      {
        name: 'largest rise on the straight line, over the fall',
        of: (scope) => {
          const { heights } = slice(scope);
          const rises = heights.map((height, i) => height - (heights[i - 1] ?? height));
          return Math.max(...rises) / ((heights[0] ?? Number.NaN) - (heights.at(-1) ?? Number.NaN));
        },
        atMost: 0.02,
      },
      // The prose gives it for the lesson's own seed: 45.
      {
        name: 'steps to half the way',
        of: (scope) => 5 * flatWay(scope).findIndex(([a]) => a >= slice(scope).end / 2),
        atMost: 150,
      },
    ],
  },
  '04-training': {
    wanted: ['pupil', 'fromRandom', 'fromTeacher', 'swept'],
    measures: [
      { name: 'moons, of 60', of: (scope) => rightOf(scope, 'pupil'), atLeast: 57 },
      { name: 'teacher before a step', of: (scope) => at(scope, 'fromTeacher', 0), atLeast: 0.5 },
      {
        name: 'lead of fine-tuning',
        of: (scope) => at(scope, 'fromTeacher', 8) - at(scope, 'fromRandom', 8),
        atLeast: 0.1,
      },
      // Rows of `swept`: rates 0.0001, 0.001, 0.01, 0.1; then what is reached at random and with a loan.
      {
        name: 'from scratch, 0.01 over 0.001',
        of: (scope) => swept(scope, 2, 1) - swept(scope, 1, 1),
        atLeast: -fewHundredths,
        atMost: fewHundredths,
      },
      {
        name: 'from scratch, 0.01 over 0.1',
        of: (scope) => swept(scope, 2, 1) - swept(scope, 3, 1),
        atLeast: 0,
      },
      {
        name: 'tuned, 0.001 over 0.0001',
        of: (scope) => swept(scope, 1, 2) - swept(scope, 0, 2),
        atLeast: 0,
      },
      { name: 'tuned, 0.001 over 0.01', of: (scope) => swept(scope, 1, 2) - swept(scope, 2, 2), atLeast: 0 },
      ...[0.0001, 0.001, 0.01, 0.1].flatMap((rate, row) =>
        ['random', 'tuned'].map((name, column) => ({
          name: `${name} at ${rate}`,
          of: (scope: Scope) => swept(scope, row, column + 1),
        })),
      ),
    ],
  },
  '05-preprocessing': {
    wanted: ['ways', 'clippedShare', 'reports', 'underNoise', 'guilty'],
    measures: [
      { name: 'scaled', of: (scope) => ways(scope).scaled, atLeast: 0.88 },
      { name: 'raw over scaled', of: (scope) => ways(scope).raw / ways(scope).scaled, atMost: 0.5 },
      { name: 'scaled less stable', of: (scope) => ways(scope).scaled - ways(scope).stable, atMost: 0.1 },
      { name: 'share clipped', of: (scope) => numberIn(scope, 'clippedShare'), atLeast: 0.5 },
      { name: 'leak flatters by', of: (scope) => flattered(scope, 'leaky'), atLeast: 0.15 },
      { name: 'honest split, off by', of: (scope) => Math.abs(flattered(scope, 'honest')), atMost: 0.15 },
      {
        name: 'lost to 20 % noise',
        of: (scope) => at(scope, 'underNoise', 0) - at(scope, 'underNoise', 1),
        atMost: 0.1,
      },
      {
        name: 'lost to 40 % noise',
        of: (scope) => at(scope, 'underNoise', 0) - at(scope, 'underNoise', 2),
      },
      { name: 'guilty, of 30', of: (scope) => numberIn(scope, 'guilty'), atLeast: 25 },
    ],
  },
  '06-the-articles-classifier': {
    wanted: [
      'model, testAccuracy, mine, accuracyOf, xFew, yFew, xTest, yTest, xChosen, yChosen, memorizer',
      'plain, dropout, l2, early, augmented, cured, xCure, yCure, earlyHistory',
    ],
    measures: [
      { name: 'test accuracy', of: (scope) => scalar(scope, 'testAccuracy'), atLeast: 0.95 },
      {
        name: 'solution of “reach”',
        of: (scope) => accuracy(scope, 'mine', 'xTest', 'yTest'),
        atLeast: 0.95,
      },
      {
        name: 'solution of “make-gap”',
        of: (scope) => gap(scope, 'memorizer', 'xChosen', 'yChosen'),
        atLeast: 0.2,
      },
      { name: 'plain on its 300', of: (scope) => accuracy(scope, 'plain', 'xFew', 'yFew'), atLeast: 1 },
      { name: 'gap of plain', of: (scope) => gap(scope, 'plain'), atLeast: 0.2 },
      ...(['dropout', 'l2', 'early'] as const).map((name) => ({
        name: `gap of ${name} less plain’s`,
        of: (scope: Scope) => gap(scope, name) - gap(scope, 'plain'),
        atLeast: -fewHundredths,
        atMost: fewHundredths,
      })),
      { name: 'epochs of early', of: (scope) => epochs(scope, 'earlyHistory'), atLeast: 20, atMost: 36 },
      {
        name: 'gap of augmented over plain’s',
        of: (scope) => gap(scope, 'augmented') / gap(scope, 'plain'),
        atLeast: 0.1,
        atMost: 0.3,
      },
      {
        name: 'solution of “my-cure” over plain’s gap',
        of: (scope) => gap(scope, 'cured') / gap(scope, 'plain'),
        atMost: 0.5,
      },
      {
        name: 'augmented less plain, on test',
        of: (scope) =>
          accuracy(scope, 'augmented', 'xTest', 'yTest') - accuracy(scope, 'plain', 'xTest', 'yTest'),
        atLeast: 0,
      },
      {
        name: 'my-cure less plain, on test',
        of: (scope) =>
          accuracy(scope, 'cured', 'xTest', 'yTest') - accuracy(scope, 'plain', 'xTest', 'yTest'),
        atLeast: 0,
      },
    ],
  },
};

const named = process.argv.slice(2);
await startKernel();
let failed = 0;
for (const [folder, { wanted, measures }] of Object.entries(lessons)) {
  if (named.length > 0 && !named.includes(folder)) continue;
  const lesson = readLesson(folder);
  const values = new Map<string, number[]>();
  for (const shift of [0, 100, 200, 300, 400]) {
    const memory = tf.engine();
    memory.startScope();
    const scope = await runSolved(lesson, wanted, {}, shift);
    for (const { name, of } of measures) values.set(name, [...(values.get(name) ?? []), of(scope)]);
    memory.endScope();
  }
  console.log(`\n${folder}`);
  for (const { name, atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } of measures) {
    const all = values.get(name) ?? [];
    const sorted = all.toSorted((a, b) => a - b);
    const holds = all.every((value) => value >= atLeast && value <= atMost);
    if (!holds) failed += 1;
    const claim = [
      ...(atLeast > Number.NEGATIVE_INFINITY ? [`at least ${atLeast}`] : []),
      ...(atMost < Number.POSITIVE_INFINITY ? [`at most ${atMost}`] : []),
    ].join(', ');
    const [low, middle, high] = [sorted[0], sorted[2], sorted[4]].map((value) =>
      (value ?? Number.NaN).toFixed(3),
    );
    console.log(
      `${holds ? '  ' : '✗ '}${name}: ${low} … ${middle} … ${high}${claim === '' ? '' : ` (${claim})`}`,
    );
  }
}
process.exitCode = failed === 0 ? 0 : 1;
