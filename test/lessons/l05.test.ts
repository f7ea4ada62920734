/** Lesson L5 proven: its cells run with every exercise solved, and what its prose claims is asserted. */
import { describe, expect, it } from 'vitest';
import { provenLesson } from '../support/lesson.ts';

const { get } = provenLesson('05-preprocessing', {
  steps: 9,
  wanted: [
    'tally, cleaned, parts, scaledMoments, ways, clippedShare, reports, underNoise, guilty, shift',
    'turn, elastic, mirror, faceOf, models',
  ],
  seconds: 180,
});

describe('cleaning', () => {
  it('removes blanks, repeats and impossible labels, and cannot see wrong ones', () => {
    expect(get<number[][]>('tally')).toEqual([
      [12, 0],
      [24, 0],
      [6, 0],
      [18, 18],
    ]);
    expect(get<{ count: number }>('cleaned').count).toBe(600 - 12 - 24 - 6);
  });

  it('leaves nothing in the test part that is in the training part', () => {
    type Part = { images: Float32Array; count: number };
    const { train, test } = get<{ train: Part; test: Part }>('parts');
    const keys = ({ images, count }: Part) =>
      Array.from({ length: count }, (_, i) => images.subarray(784 * i, 784 * (i + 1)).join());
    const known = new Set(keys(train));
    expect(keys(test).filter((key) => known.has(key))).toEqual([]);
  });
});

it('scales the training set to 0 and 1 within a thousandth, and the test set not quite', () => {
  type Moments = { farthest: number; least: number; most: number };
  const { train, test, cheat } = get<Record<'train' | 'test' | 'cheat', Moments>>('scaledMoments');
  expect(train.farthest).toBeLessThan(1e-3);
  expect(Math.abs(train.least - 1)).toBeLessThan(1e-3);
  expect(Math.abs(train.most - 1)).toBeLessThan(1e-3);
  expect(test.farthest).toBeGreaterThan(0.1);
  expect(cheat.farthest).toBeLessThan(1e-3);
});

it('loses more than half on raw pixels, and only a few points with the stable loss', () => {
  const { raw, scaled, stable } = get<Record<'raw' | 'scaled' | 'stable', number>>('ways');
  expect(raw).toBeLessThan(scaled / 2);
  expect(scaled).toBeGreaterThan(0.88);
  expect(stable).toBeGreaterThan(scaled - 0.1);
  expect(get<number>('clippedShare')).toBeGreaterThan(0.5);
});

it('reports far too much where copies leak, and within chance of the truth where they do not', () => {
  type Report = { shared: number; reported: number; fresh: number };
  const { leaky, honest } = get<Record<'leaky' | 'honest', Report>>('reports');
  expect(honest.shared).toBe(0);
  expect(leaky.shared).toBeGreaterThan(0.95);
  expect(leaky.reported - leaky.fresh).toBeGreaterThan(0.15);
  // 40 originals: two standard errors of a share near 0.7 are 0.14.
  expect(Math.abs(honest.reported - honest.fresh)).toBeLessThan(0.15);
});

it('augments by whole pixels, turns, waves and mirrors that undo or keep what they should', () => {
  type Warp = (pixels: Float32Array, ...how: number[]) => Float32Array;
  const face = get<(i: number) => Float32Array>('faceOf')(get<number[]>('models')[0] ?? 0);
  const [turn, mirror, elastic, shift] = ['turn', 'mirror', 'elastic', 'shift'].map((name) =>
    get<Warp>(name),
  );
  const far = (a?: Float32Array, b?: Float32Array) =>
    Math.max(...Array.from(a ?? [1], (each, i) => Math.abs(each - (b?.[i] ?? 9))));
  expect(far(turn?.(face, 0), face)).toBeLessThan(1e-6);
  expect(far(turn?.(turn?.(face, 180) ?? face, 180), face)).toBeLessThan(1e-3);
  expect(far(mirror?.(mirror?.(face) ?? face), face)).toBeLessThan(1e-6);
  expect(far(elastic?.(face, 0, 1), face)).toBeLessThan(1e-6);
  expect(far(elastic?.(face, 2, 1), face)).toBeGreaterThan(0.1);
  expect(far(shift?.(face, 0, 0), face)).toBe(0);
});

it('bears 20 % of wrong labels with less than 10 points lost, and finds them again', () => {
  const [clean = 0, fifth = 0, twoFifths = 0] = get<number[]>('underNoise');
  expect(clean - fifth).toBeGreaterThan(0.01);
  expect(clean - fifth).toBeLessThan(0.1);
  expect(twoFifths).toBeLessThan(fifth);
  expect(get<number>('guilty')).toBeGreaterThanOrEqual(27);
});
