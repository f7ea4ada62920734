/** Lesson L2 proven: its cells run with every exercise solved, and what its prose claims is asserted. */
import { describe, expect, it } from 'vitest';
import { noisyLine } from '../../src-kernel/learn/index.ts';
import { provenLesson } from '../support/lesson.ts';

const lesson = provenLesson('02-loss', {
  steps: 12,
  wanted: [
    'days, week, least, total, losses, surprises, slopes, lowest, calmest, gradient, byHand',
    'byDifference, byMachine, path, fits, crossEntropy, squaredError, shared, truth, gradients',
    'sigmoid, withCe, withMse',
  ],
});
const { get } = lesson;

describe('squares', () => {
  it('leaves the learner something to gain by dragging', () => {
    expect(get('total')).toBeGreaterThan(3 * get<number>('least'));
  });

  it('has its lowest point near the slope that the data were made with', () => {
    expect(get<number[]>('slopes')[get<number>('lowest')]).toBeCloseTo(1.5, 0);
    expect(Math.abs((get<number[]>('slopes')[get<number>('lowest')] ?? 0) - 1.5)).toBeLessThan(0.1);
  });

  it('is lowest where the surprise of normal noise is lowest', () => {
    expect(get('calmest')).toBe(get('lowest'));
  });

  it('is about 0.6 crates by its root, which is the noise of the data', () => {
    const losses = get<number[]>('losses');
    expect(Math.sqrt(Math.min(...losses))).toBeGreaterThan(0.5);
    expect(Math.sqrt(Math.min(...losses))).toBeLessThan(0.7);
  });
});

describe('the gradient', () => {
  it('agrees by hand, by finite difference and by tf.grad', () => {
    const [hand, difference, machine] = [get('byHand'), get('byDifference'), get('byMachine')] as {
      dW: number;
      dB: number;
    }[];
    for (const part of ['dW', 'dB'] as const) {
      expect(difference?.[part]).toBeCloseTo(hand?.[part] ?? Number.NaN, 4);
      expect(machine?.[part]).toBeCloseTo(hand?.[part] ?? Number.NaN, 3);
    }
  });

  it('finds the slope to 0.1 and the intercept to 0.2 in 100 steps, on five seeds', () => {
    type Gradient = (
      x: readonly number[],
      y: readonly number[],
      w: number,
      b: number,
    ) => { dW: number; dB: number };
    for (const seed of [1, 2, 3, 4, 5]) {
      const { x, y } = noisyLine({ count: 60, seed, slope: 1.5, intercept: 6, from: -3, to: 3, noise: 0.6 });
      let [w, b] = [0, 0];
      for (let step = 0; step < 100; step++) {
        const { dW, dB } = get<Gradient>('gradient')(x, y, w, b);
        w -= 0.1 * dW;
        b -= 0.1 * dB;
      }
      expect(Math.abs(w - 1.5), `seed ${seed}`).toBeLessThan(0.1);
      expect(Math.abs(b - 6), `seed ${seed}`).toBeLessThan(0.2);
    }
    expect(get('path')).toHaveLength(101);
  });
});

describe('the wild day', () => {
  it('turns the line of MSE, and hardly those of MAE and Huber', async () => {
    type Fits = Record<'MSE' | 'MAE' | 'Huber', { w: number }>;
    const wild = await lesson.rerun(['fits'], {
      'outlier-control': 'const sportsDay = { y: [2.5, 30] };',
    });
    const moved = (name: keyof Fits) => Math.abs((wild.fits as Fits)[name].w - get<Fits>('fits')[name].w);
    expect(moved('MSE')).toBeGreaterThan(0.5);
    expect(moved('MAE')).toBeLessThan(moved('MSE') / 4);
    expect(moved('Huber')).toBeLessThan(moved('MSE') / 4);
  });

  it('is less likely than one in a million under normal noise', () => {
    expect(twoTails(5)).toBeLessThan(1e-6);
  });
});

describe('cross-entropy', () => {
  it('and squared error are what the text says at 0.9 and 0.1', () => {
    const shared = get<(p: number) => number[]>('shared');
    const crossEntropy = (p: number) =>
      get<(y: unknown, p: number[]) => number>('crossEntropy')(get('truth'), shared(p));
    const squared = (p: number) => get<(p: number[]) => number>('squaredError')(shared(p));
    expect(crossEntropy(0.9)).toBeCloseTo(0.105, 3);
    expect(crossEntropy(0.1).toFixed(3)).toBe('2.303');
    expect(squared(0.9)).toBeCloseTo(0.005, 6);
    expect(squared(0.1)).toBeCloseTo(0.405, 6);
    expect(squared(0)).toBeCloseTo(0.5, 6);
  });

  it('frees a confidently wrong neuron in 7 steps, where MSE moves it by less than 1 in 100', () => {
    type Gradients = (z: number, y: number) => { ofMse: number; ofCe: number };
    const { ofMse, ofCe } = get<Gradients>('gradients')(-6, 1);
    expect(ofMse).toBeCloseTo(-0.005, 3);
    expect(ofCe / ofMse).toBeGreaterThan(190);
    expect(ofCe / ofMse).toBeLessThan(210);
    expect(1 - get<(z: number) => number>('sigmoid')(-6)).toBeCloseTo(0.9975, 4);
    expect(get<number[]>('withCe').findIndex((z) => z > 0)).toBe(7);
    expect((get<number[]>('withMse').at(-1) ?? 0) + 6).toBeLessThan(1);
  });
});

/** The probability of a standard normal number farther than z from 0, by numbers: 2 ∫ from z. */
function twoTails(z: number): number {
  let sum = 0;
  for (let at = z; at < z + 6; at += 1e-3) sum += Math.exp(-((at + 5e-4) ** 2) / 2) * 1e-3;
  return (2 * sum) / Math.sqrt(2 * Math.PI);
}
