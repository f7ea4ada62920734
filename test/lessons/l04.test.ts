/** Lesson L4 proven: its cells run with every exercise solved, and what its prose claims is asserted. */

import type * as Tensorflow from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { moons, mulberry32, normal } from '../../src-kernel/learn/index.ts';
import { provenLesson } from '../support/lesson.ts';

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
    'history, grown, tenLayers, spreadOf, heDeviation, survivors',
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
