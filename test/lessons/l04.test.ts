/** Lesson L4 proven: its cells run with every exercise solved, and what its prose claims is asserted. */

import type * as Tensorflow from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { choose, digits, moons, mulberry32, normal } from '../../src-kernel/learn/index.ts';
import { provenLesson, tf } from '../support/lesson.ts';

interface Value {
  data: number;
  grad: number;
}
interface Network {
  parameters: Value[];
  lossNow(): Value;
  right(): number;
}

const lesson = provenLesson('04-training', {
  steps: 12,
  wanted: [
    'before, after, yHat1, loss1, loss2, machine, byNudging, passes, farthest, books, here, build, train, pupil',
    'history, grown, tenLayers, spreadOf, heDeviation, survivors, digitNet, borrowed, fromRandom, fromTeacher, tune',
    'swept',
  ],
  seconds: 180,
});
const { get } = lesson;
const seeds = [1, 2, 3, 4, 5];

describe('one round of training', () => {
  it('changes the parameters in the last of its four steps alone', () => {
    const [forward, loss, backward, update] = get<number[][]>('after');
    for (const step of [forward, loss, backward]) expect(step).toEqual(get('before'));
    expect(update).not.toEqual(get('before'));
  });

  it('begins at a prediction of 3 and a loss of 2, and ends lower', () => {
    expect([get('yHat1'), get('loss1')]).toEqual([3, 2]);
    expect(get<number>('loss2')).toBeLessThan(2);
  });
});

describe('nine gradients', () => {
  it('are those of the ledger, by the machine', () => {
    expect(get('machine')).toEqual([8, 12, -4, -6, 4, -2, 3, 1, 2]);
  });

  it('agree in all four books, and nudging takes 18 passes', () => {
    expect(get('books')).toHaveLength(4);
    expect(get('farthest')).toBeLessThan(1e-6);
    expect(get('passes')).toBe(18);
  });
});

describe('the network of values', () => {
  it('has 17 parameters and learns the moons of the lesson', () => {
    expect(get<Network>('pupil').parameters).toHaveLength(17);
    expect(get<number[]>('history')).toHaveLength(120);
    expect(get<Network>('pupil').right()).toBeGreaterThanOrEqual(58);
  });

  it('learns them from five random starts', () => {
    for (const seed of seeds) {
      const random = mulberry32(seed);
      const net = get<(weight: () => number) => Network>('build')(() => normal(random));
      get<(...how: unknown[]) => number[]>('train')(net.parameters, net.lossNow, 1, 120);
      expect(net.right(), `seed ${seed}`).toBeGreaterThanOrEqual(57);
    }
    expect(moons({ count: 60, seed: 1 }).labels.filter((label) => label === 1)).toHaveLength(30);
  });
});

describe('clones', () => {
  type Grown = { net: Network; different: number }[];

  it('guess where all weights are 0, and act as one unit where all are the same', () => {
    const [zeros, same, random] = get<Grown>('grown');
    expect([zeros?.net.right(), zeros?.different]).toEqual([30, 1]);
    expect(same?.different).toBe(1);
    expect(same?.net.right()).toBeGreaterThan(45);
    expect(same?.net.right()).toBeLessThan(58);
    expect(random?.different).toBe(4);
    expect(random?.net.right()).toBeGreaterThan(same?.net.right() ?? 60);
  });
});

describe('ten layers', () => {
  type Layers = { values: Tensorflow.Tensor[]; gradients: Tensorflow.Tensor[] };
  const layers = (deviation: number, seed: number) =>
    get<(deviation: number, width: number, seed: number) => Layers>('tenLayers')(deviation, 128, seed);
  const spread = (of?: Tensorflow.Tensor) =>
    of ? get<(x: Tensorflow.Tensor) => number>('spreadOf')(of) : Number.NaN;

  it('multiply the signal by 8σ each, forward and backward', () => {
    for (const seed of seeds) {
      for (const deviation of [0.01, 0.1, 0.2]) {
        const { values, gradients } = layers(deviation, seed);
        const growth = (8 * deviation) ** 9;
        for (const ratio of [
          spread(values[9]) / spread(values[0]),
          spread(gradients[0]) / spread(gradients[9]),
        ]) {
          expect(ratio / growth, `σ ${deviation}, seed ${seed}`).toBeGreaterThan(0.5);
          expect(ratio / growth, `σ ${deviation}, seed ${seed}`).toBeLessThan(2);
        }
      }
    }
  });

  it('keep it between 0.5 and 2 by He initialization, from five seeds', () => {
    const he = get<(n: number) => number>('heDeviation')(128);
    expect(he).toBe(0.125);
    for (const seed of seeds) {
      const { values, gradients } = layers(he, seed);
      for (const each of [values[9], gradients[0]]) {
        expect(spread(each), `seed ${seed}`).toBeGreaterThan(0.5);
        expect(spread(each), `seed ${seed}`).toBeLessThan(2);
      }
    }
  });
});

describe('fine-tuning', () => {
  type Tune = (rate: number, weights: unknown, parts: number, seed: number) => Promise<number[]>;

  it('begins above half, and ends at least 20 points ahead of random starts, from five', async () => {
    const [zero = 0] = get<number[]>('fromTeacher');
    expect(zero).toBeGreaterThan(0.5);
    for (const seed of seeds) {
      const [, scratch = 1] = await get<Tune>('tune')(0.001, undefined, 1, seed);
      const [, tuned = 0] = await get<Tune>('tune')(0.001, get('borrowed'), 1, seed);
      expect(tuned - scratch, `seed ${seed}`).toBeGreaterThan(0.2);
      expect(tuned - zero, `seed ${seed}`).toBeGreaterThan(0.1);
    }
  }, 120_000);

  it('does best at 0.001, begins to forget at 0.01 and has lost all at 0.1; from scratch the two are about equal', () => {
    const [tiny = [], small = [], large = [], huge = []] = get<number[][]>('swept');
    const [scratch, tuned] = [1, 2].map((column) =>
      [tiny, small, large, huge].map((row) => row[column] ?? NaN),
    );
    expect(Math.max(...(tuned ?? []))).toBe(small[2]);
    expect(large[2]).toBeLessThan((small[2] ?? 0) - 0.05);
    expect(huge[2]).toBeLessThan(0.2);
    expect(Math.max(...(scratch ?? []))).toBe(Math.max(small[1] ?? NaN, large[1] ?? NaN));
    expect(Math.abs((small[1] ?? NaN) - (large[1] ?? NaN))).toBeLessThan(0.04);
  });

  it('has next to no lead where those before saw digits 0 to 4, and 5 to 9 are to be told', async () => {
    const part = (count: number, seed: number, low: number) => {
      const every = digits({ count, seed });
      const own = [...every.labels.keys()].filter((i) => Math.floor((every.labels[i] ?? 0) / 5) === low / 5);
      const { images, labels } = choose(every, own);
      return {
        x: tf.tensor2d(images, [own.length, 784]),
        y: tf.tensor1d(Float32Array.from(labels, (label) => label - low)),
      };
    };
    type Net = (rate: number, seed: number) => Tensorflow.Sequential;
    const [old, few, exam] = [part(2000, 1, 0), part(200, 2, 5), part(1000, 999, 5)];
    const teacher = get<Net>('digitNet')(0.002, 4);
    await teacher.fit(old.x, old.y, { epochs: 6, batchSize: 64 });
    let lead = 0;
    for (const seed of seeds) {
      for (const [borrowed, sign] of [
        [false, -1],
        [true, 1],
      ] as const) {
        const net = get<Net>('digitNet')(0.003, seed);
        if (borrowed) net.layers[0]?.setWeights(teacher.layers[0]?.getWeights() ?? []);
        await net.fit(few.x, few.y, { epochs: 40, batchSize: 100 });
        const told = (net.predict(exam.x) as Tensorflow.Tensor).argMax(-1).equal(exam.y.toInt());
        lead += (sign * (told.mean().arraySync() as number)) / seeds.length;
      }
    }
    expect(Math.abs(lead)).toBeLessThan(0.08);
  }, 180_000);
});
