/** Lesson L1 proven: its cells run with every exercise solved, and what its prose claims is asserted. */
import type * as Tensorflow from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src-core/lesson/steps.ts';
import type { LabelledPoints } from '../../src-kernel/learn/index.ts';
import { moons, mulberry32, xor } from '../../src-kernel/learn/index.ts';
import { provenLesson, tf } from '../support/lesson.ts';

const lesson = provenLesson('01-map-and-first-neuron', {
  steps: 13,
  wanted: [
    'printed, links, piecesOf, times, metres, moon, slope, sigmoid, relu, gelu, neuron, tried, best',
    'buildNetwork, film, network, apart, hits, depth',
  ],
});
const { get } = lesson;
const seeds = [1, 2, 3, 4, 5];

it('counts its steps as the map does that leads to them', () => {
  const order = stepsOf(lesson.cells).map((step) => step.cell);
  const course = lesson.cells.find((cell) => cell.id === 'course')?.source ?? '';
  const told = [...course.matchAll(/'step (\d+)'\), cell: '([^']+)'/g)];
  expect(told).toHaveLength(3);
  for (const [, step, cell = ''] of told)
    expect(order.findIndex((each) => String(each) === cell) + 1, cell).toBe(Number(step));
});

describe('the map', () => {
  const pieces = (links: unknown) => get<(links: unknown) => string[]>('piecesOf')(links);

  it('falls into three pieces as printed, and is one when mended', () => {
    expect(pieces(get('printed'))).toHaveLength(3);
    expect(pieces(get('links'))).toHaveLength(1);
  });
});

describe('the ruler', () => {
  it('puts DeepSeek-V3 at 6.6 million times the network of the article, to the Moon and most of the way back', () => {
    expect(get<number>('times') / 1e6).toBeCloseTo(6.6, 1);
    expect(get('metres')).toBeCloseTo(101.77, 9);
    const trips = 671e9 / 1000 / get<number>('moon');
    expect(trips).toBeGreaterThan(1.5);
    expect(trips).toBeLessThan(2);
  });
});

describe('bends', () => {
  type Bend = (z: number) => number;
  const slopeOf = (bend: unknown, z: number) => get<(f: Bend, z: number) => number>('slope')(bend as Bend, z);

  it('has the slopes that the text names', () => {
    expect(slopeOf(get('sigmoid'), 0)).toBeCloseTo(0.25, 4);
    expect(slopeOf(get('sigmoid'), 5)).toBeCloseTo(0.007, 3);
    expect(slopeOf(get('sigmoid'), -8)).toBeCloseTo(0.0003, 4);
    expect(slopeOf(get('relu'), 8)).toBeCloseTo(1, 6);
    expect(slopeOf(get('relu'), -0.5)).toBe(0);
  });

  it('comes within 0.03 of the exact GELU by the approximation of its paper', () => {
    const z = Array.from({ length: 101 }, (_, index) => -5 + index / 10);
    const erf = tf.erf(tf.tensor1d(z.map((at) => at / Math.SQRT2))).dataSync();
    for (const [index, at] of z.entries()) {
      const exact = (at / 2) * (1 + (erf[index] ?? 0));
      expect(Math.abs(get<Bend>('gelu')(at) - exact)).toBeLessThan(0.03);
    }
  });
});

describe('one neuron', () => {
  it('computes 11.5 before its bend, and solves “and”', () => {
    const neuron = get('neuron') as (
      x: number[],
      w: number[],
      b: number,
      phi: (z: number) => number,
    ) => number;
    expect(neuron([1, 2], [3, 4], 0.5, (z) => z)).toBe(11.5);
  });

  it('gets fewer than four fifths of XOR right by the best of 14,580 lines, on five seeds', () => {
    expect(get('tried')).toBe(14_580);
    expect(get<{ right: number }>('best').right).toBeLessThan(160);
    for (const seed of seeds) expect(bestLine(xor({ count: 200, seed }))).toBeLessThan(0.8);
  });
});

describe('nine neurons', () => {
  it('are 33 parameters and get all 200 points of the lesson right', () => {
    expect(get<Tensorflow.Sequential>('network').countParams()).toBe(33);
    expect(get<{ right: number }[]>('film').at(-1)?.right).toBe(200);
  });

  it('get at least 97% right after 300 steps, on XOR and on moons, on five seeds', async () => {
    for (const seed of seeds) {
      for (const data of [xor({ count: 200, seed }), moons({ count: 200, seed })]) {
        Math.random = mulberry32(seed);
        const network = get<() => Tensorflow.Sequential>('buildNetwork')();
        expect(await trained(network, data), `seed ${seed}`).toBeGreaterThanOrEqual(0.97);
      }
    }
  }, 120_000);
});

describe('layers', () => {
  it('fold from ten linear ones into one, but for rounding', () => {
    expect(get('apart')).toBeLessThan(1e-4);
  });

  it('stacked two deep get all points right', () => {
    expect(get('depth')).toBe(2);
    expect(get('hits')).toBeGreaterThanOrEqual(194);
  });
});

/** The share of points on the right side of the best straight line, tried coarsely. */
function bestLine({ points, labels }: LabelledPoints): number {
  let best = 0;
  for (let angle = 0; angle < 180; angle += 3) {
    const [x, y] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    for (let offset = -2; offset <= 2; offset += 0.1) {
      const right = points.filter(([px, py], i) => (x * px + y * py > offset ? 1 : 0) === labels[i]).length;
      best = Math.max(best, right, points.length - right);
    }
  }
  return best / points.length;
}

/** Trains as the lesson does; gives the share of points it gets right. */
async function trained(network: Tensorflow.Sequential, { points, labels }: LabelledPoints): Promise<number> {
  const x = tf.tensor2d(points.map(([x1, x2]) => [x1, x2]));
  const y = tf.tensor2d(labels.map((label) => [label]));
  network.compile({ optimizer: tf.train.adam(0.05), loss: 'binaryCrossentropy' });
  for (let step = 0; step < 300; step++) await network.trainOnBatch(x, y);
  const answers = (network.predict(x) as Tensorflow.Tensor).dataSync();
  return (
    labels.filter((label, index) => ((answers[index] ?? 0) > 0.5 ? 1 : 0) === label).length / labels.length
  );
}
