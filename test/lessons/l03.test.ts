/** Lesson L3 proven: its cells run with every exercise solved, and what its prose claims is asserted. */
import type { Sequential, Tensor } from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { provenLesson } from '../support/lesson.ts';

type Place = readonly number[];
type Slope = (at: Place) => Place;
type Optimizer = (slope: Slope, start: Place, rate: number, steps: number, beta?: number) => number[][];

const { get } = provenLesson('03-optimisers', {
  steps: 9,
  wanted: [
    'land, landSlope, rolled, descend, momentum, adam, ravine, ravineSlope, apart, lands, spread',
    'journey, inputs, answers, flatWay, networkLoss, onSlice, network, d1, d2, fate',
  ],
});

const optimizer = (name: 'descend' | 'momentum' | 'adam') => get<Optimizer>(name);
const last = (path: number[][]): [number, number] => [path.at(-1)?.[0] ?? NaN, path.at(-1)?.[1] ?? NaN];
const land = (which: number) =>
  get<{ loss: (x: number, y: number) => number; slope: Slope }[]>('lands')[which] ?? expect.unreachable();

describe('the ball', () => {
  it('stops in the valley on whose side it was dropped, at the heights in the text', () => {
    const height = get<(x: number, y: number) => number>('land');
    const slope = get<Slope>('landSlope');
    const drop = (start: Place) => last(optimizer('descend')(slope, start, 0.1, 60));
    expect(drop([1.9, 1.2])[0]).toBeCloseTo(1.173, 3);
    expect(drop([-1, 1])[0]).toBeCloseTo(-1.34, 2);
    expect(height(...drop([1.9, 1.2]))).toBeCloseTo(0.427, 3);
    expect(height(...drop([-1, 1]))).toBeCloseTo(-0.456, 3);
    expect(get<number[][]>('rolled').at(-1)?.[0]).toBeCloseTo(1.173, 3);
  });
});

describe('the learning rate', () => {
  const far = (rate: number, steps = 60) =>
    Math.abs(optimizer('descend')(([x = 0]) => [20 * x], [2], rate, steps).at(-1)?.[0] ?? NaN);

  it('has its limit at two over the curvature', () => {
    expect(far(0.099)).toBeLessThan(2);
    expect(far(0.101)).toBeGreaterThan(2);
    expect(far(0.05, 1)).toBeCloseTo(0, 9);
  });

  it('of 0.19 at curvature 10 oscillates closer, by nine tenths a step', () => {
    const walk = optimizer('descend')(([x = 0]) => [10 * x], [2], 0.19, 2);
    expect(walk.map(([x]) => x)).toEqual([2, expect.closeTo(-1.8, 9), expect.closeTo(1.62, 9)]);
    expect(get('fate')).toMatchObject({ en: 'oscillates closer' });
  });
});

describe('momentum', () => {
  const lossAfter = (name: 'descend' | 'momentum', rate: number, beta?: number) =>
    get<(x: number, y: number) => number>('ravine')(
      ...last(optimizer(name)(get<Slope>('ravineSlope'), [-2.5, 1], rate, 100, beta)),
    );

  it('is at 0.0003 in the ravine where descent is at 0.055', () => {
    expect(lossAfter('descend', 0.02)).toBeCloseTo(0.055, 3);
    expect(lossAfter('momentum', 0.02)).toBeCloseTo(0.0003, 4);
  });

  it('is slower than descent where β is 0.98', () => {
    expect(lossAfter('momentum', 0.02, 0.98)).toBeGreaterThan(lossAfter('descend', 0.02));
  });

  it('holds at a rate of 0.105, where descent diverges, and not beyond 2(1 + β)/λ', () => {
    expect(lossAfter('descend', 0.105)).toBeGreaterThan(1000);
    expect(lossAfter('momentum', 0.105)).toBeLessThan(0.001);
    expect(lossAfter('momentum', 0.185)).toBeLessThan(10);
    expect(lossAfter('momentum', 0.2)).toBeGreaterThan(1000);
  });
});

describe('Adam', () => {
  it('by hand is within 0.00001 of tf.train.adam for 20 steps', () => {
    expect(get('apart')).toBeLessThan(1e-5);
  });

  it('begins with one learning rate, and would begin with 3.16 without correction', () => {
    const [, first] = optimizer('adam')(() => [50], [0], 0.1, 1);
    expect(first?.[0]).toBeCloseTo(-0.1, 6);
    expect(0.1 / Math.sqrt(0.001)).toBeCloseTo(3.16, 2);
  });

  it('goes the same way when the loss is multiplied by 1000', () => {
    const { slope } = land(2);
    const way = optimizer('adam')(slope, [-1.5, 1], 0.1, 50);
    const steep = optimizer('adam')((at) => slope(at).map((each) => 1000 * each), [-1.5, 1], 0.1, 50);
    expect(
      Math.max(...way.flatMap((at, i) => at.map((each, k) => Math.abs(each - (steep[i]?.[k] ?? NaN))))),
    ).toBeLessThan(1e-3);
  });
});

describe('the race', () => {
  const end = (name: 'descend' | 'momentum' | 'adam', which: number, start: Place, rate: number) =>
    land(which).loss(...last(optimizer(name)(land(which).slope, start, rate, 200)));

  it('brings two parameters below a loss of 0.001 in the ravine', () => {
    expect(end('descend', 0, [-1.5, 1], 0.09)).toBeLessThan(1e-3);
    expect(end('momentum', 0, [-1.5, 1], 0.01)).toBeLessThan(1e-3);
    expect(end('adam', 0, [-1.5, 1], 0.1)).toBeLessThan(1e-3);
  });

  it('is stuck at the saddle on the line itself, and gets away from 0.05 beside it', () => {
    for (const name of ['descend', 'momentum', 'adam'] as const)
      expect(Math.abs(end(name, 1, [-1.5, 0], name === 'adam' ? 0.1 : 0.01))).toBeLessThan(0.05);
    expect(end('momentum', 1, [-1.5, 0.05], 0.01)).toBeCloseTo(-0.5, 2);
    expect(end('adam', 1, [-1.5, 0.05], 0.1)).toBeCloseTo(-0.5, 2);
    const slow = end('descend', 1, [-1.5, 0.05], 0.01);
    expect(slow).toBeLessThan(0);
    expect(slow).toBeGreaterThan(-0.25);
  });

  it('ends on Rosenbrock as the text says', () => {
    const start = [-1.5, 1];
    expect(end('descend', 2, start, 0.01)).toBeCloseTo(0.077, 3);
    expect(end('adam', 2, start, 0.1)).toBeCloseTo(0.033, 3);
    expect(end('momentum', 2, start, 0.01)).toBeLessThan(1e-9);
    expect(end('momentum', 2, start, 0.02)).toBeNaN();
    expect(end('adam', 2, start, 0.5)).toBeLessThan(1e-8);
  });
});

describe('batches', () => {
  it('four times as large have half the noise, on five seeds', () => {
    const spread = get<(size: number, seed: number) => number>('spread');
    for (const seed of [1, 2, 3, 4, 5]) {
      for (const size of [1, 4, 16]) {
        const ratio = spread(size, seed) / spread(4 * size, seed + 10);
        expect(ratio, `seed ${seed}, ${size}`).toBeGreaterThan(1.8);
        expect(ratio, `seed ${seed}, ${size}`).toBeLessThan(2.2);
      }
    }
  });
});

describe('the slice', () => {
  it('is cut through the loss that TensorFlow.js computes', () => {
    const loss = get<(p: Place) => number>('networkLoss');
    const journey = get<number[][]>('journey');
    expect(journey[0]).toHaveLength(33);
    const [x, y] = [get('inputs'), get('answers')] as [Tensor, Tensor];
    const said = get<Sequential>('network').evaluate(x, y, { batchSize: 200 }) as Tensor;
    expect(loss(journey.at(-1) ?? [])).toBeCloseTo(said.dataSync()[0] ?? NaN, 4);
    const dots = (a: Place, b: Place) => a.reduce((sum, each, i) => sum + each * (b[i] ?? NaN), 0);
    const [d1, d2] = [get('d1'), get('d2')] as [Place, Place];
    expect(dots(d1, d2)).toBeCloseTo(0, 6);
    expect(dots(d1, d1)).toBeCloseTo(1, 6);
    expect(dots(d2, d2)).toBeCloseTo(1, 6);
    const onSlice = get<(a: number, b: number) => number>('onSlice');
    const end = get<number[][]>('flatWay').at(-1)?.[0] ?? NaN;
    expect(onSlice(end, 0)).toBeCloseTo(loss(journey.at(-1) ?? []), 6);
  });

  it('falls all the way along the straight line, which training does not take', () => {
    const way = get<[number, number][]>('flatWay');
    const onSlice = get<(a: number, b: number) => number>('onSlice');
    const end = way.at(-1)?.[0] ?? NaN;
    const heights = Array.from({ length: 41 }, (_, i) => onSlice((i / 40) * end, 0));
    for (const [i, height] of heights.entries())
      if (i > 0) expect(height).toBeLessThan(heights[i - 1] ?? NaN);
    expect(Math.max(...way.map(([, b]) => Math.abs(b)))).toBeGreaterThan(0.1 * end);
  });

  it('is half crossed after 45 of 300 steps', () => {
    const way = get<[number, number][]>('flatWay');
    const end = way.at(-1)?.[0] ?? NaN;
    expect(way).toHaveLength(61);
    expect(5 * way.findIndex(([a]) => a >= end / 2)).toBe(45);
  });
});
