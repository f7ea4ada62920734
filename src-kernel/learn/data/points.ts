/** Points in the plane in two classes: the smallest data sets that show what a network can do and a neuron cannot. */
import { mulberry32, normal, type Random, uniform } from '../random.ts';

/** A point: x to the right, y upward. */
export type Point = readonly [x: number, y: number];

/** Points and their classes. */
export interface LabelledPoints {
  readonly points: readonly Point[];
  /** 0 or 1, one for each point. */
  readonly labels: readonly (0 | 1)[];
}

/** How many points, from which seed. */
export interface PointsOptions {
  /** Whole, at least 4; half of them are of class 1. */
  readonly count: number;
  readonly seed: number;
}

/**
 * Four square clouds: class 1 where exactly one coordinate is positive (upper left, lower right), class 0
 * in the other two. Each coordinate lies in [−2, −gap/2] or [gap/2, 2]; as many points in each cloud as count allows.
 *
 * @param gap width of the empty cross between the clouds, 0 to 4 (default 0.4)
 */
export function xor(options: PointsOptions & { readonly gap?: number }): LabelledPoints {
  const { count, seed, gap = 0.4 } = options;
  checkCount('xor', count);
  const random = mulberry32(seed);
  const far = () => uniform(random, gap / 2, 2);
  return labelled(count, (index) => {
    const label = index % 2 === 1 ? 1 : 0;
    const side = Math.floor(index / 2) % 2 === 1 ? 1 : -1;
    return [[side * far(), (label === 1 ? -side : side) * far()], label];
  });
}

/**
 * Two half circles that reach into each other, as scikit-learn's `make_moons` has them: class 0 the upper one
 * about (0, 0), class 1 the lower one about (1, 0.5), moved and enlarged to lie about the origin, mostly within ±2.
 *
 * @param noise standard deviation of each coordinate (default 0.15)
 */
export function moons(options: PointsOptions & { readonly noise?: number }): LabelledPoints {
  const { count, seed, noise = 0.15 } = options;
  checkCount('moons', count);
  const random = mulberry32(seed);
  return labelled(count, (index) => {
    const angle = Math.PI * random();
    const upper = index % 2 === 0;
    const x = upper ? Math.cos(angle) : 1 - Math.cos(angle);
    const y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
    return [
      [1.2 * (x - 0.5) + normal(random, 0, noise), 1.2 * (y - 0.25) + normal(random, 0, noise)],
      upper ? 0 : 1,
    ];
  });
}

/** Points about a straight line. */
export interface NoisyLine {
  /** Uniform in [from, to): `count`. */
  readonly x: number[];
  /** slope · x + intercept + noise: `count`. */
  readonly y: number[];
}

/** What `noisyLine` needs. */
export interface NoisyLineOptions {
  readonly count: number;
  readonly seed: number;
  readonly slope: number;
  readonly intercept: number;
  /** Where x begins and ends (default 0 and 10). */
  readonly from?: number;
  readonly to?: number;
  /** Standard deviation of the noise, which is normal (default 1). */
  readonly noise?: number;
}

/** Points whose y is a straight line's plus normal noise: data of which the truth is known. */
export function noisyLine(options: NoisyLineOptions): NoisyLine {
  const { count, seed, slope, intercept, from = 0, to = 10, noise = 1 } = options;
  const random: Random = mulberry32(seed);
  const x = Array.from({ length: count }, () => uniform(random, from, to));
  return { x, y: x.map((at) => slope * at + intercept + normal(random, 0, noise)) };
}

function labelled(count: number, draw: (index: number) => readonly [Point, 0 | 1]): LabelledPoints {
  const drawn = Array.from({ length: count }, (_, index) => draw(index));
  return { points: drawn.map(([point]) => point), labels: drawn.map(([, label]) => label) };
}

function checkCount(name: string, count: number): void {
  if (Number.isInteger(count) && count >= 4) return;
  throw new RangeError(`${name}: count is ${count}; give a whole number of points, at least 4.`);
}
