/** The small data sets of the first lessons: what they promise, on several seeds. */
import { describe, expect, it } from 'vitest';
import { moons, noisyLine, xor } from '../../src-kernel/learn/index.ts';

const seeds = [1, 2, 3, 4, 5];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('xor', () => {
  it('labels 1 exactly where one coordinate is positive and the other negative', () => {
    for (const seed of seeds) {
      const { points, labels } = xor({ count: 200, seed });
      for (const [index, [x, y]] of points.entries()) expect(labels[index]).toBe(x > 0 !== y > 0 ? 1 : 0);
    }
  });

  it('fills four clouds equally and leaves the cross between them empty', () => {
    const { points } = xor({ count: 200, seed: 3, gap: 0.6 });
    const clouds = new Map<string, number>();
    for (const [x, y] of points) {
      for (const side of [Math.abs(x), Math.abs(y)]) {
        expect(side).toBeGreaterThanOrEqual(0.3);
        expect(side).toBeLessThan(2);
      }
      const cloud = `${x > 0},${y > 0}`;
      clouds.set(cloud, (clouds.get(cloud) ?? 0) + 1);
    }
    expect([...clouds.values()]).toEqual([50, 50, 50, 50]);
  });

  it('gives the same points for the same seed and others for another', () => {
    expect(xor({ count: 8, seed: 1 })).toEqual(xor({ count: 8, seed: 1 }));
    expect(xor({ count: 8, seed: 1 })).not.toEqual(xor({ count: 8, seed: 2 }));
  });

  it('says what is wrong with a count that is no count', () => {
    expect(() => xor({ count: 2.5, seed: 1 })).toThrow('count is 2.5');
  });
});

describe('moons', () => {
  it('has as many points in each class, about the origin, within ±2.2', () => {
    for (const seed of seeds) {
      const { points, labels } = moons({ count: 200, seed });
      expect(labels.filter((label) => label === 1)).toHaveLength(100);
      for (const [x, y] of points) {
        expect(Math.abs(x)).toBeLessThan(2.4);
        expect(Math.abs(y)).toBeLessThan(2.2);
      }
      expect(Math.abs(mean(points.map(([x]) => x)))).toBeLessThan(0.2);
    }
  });

  it('without noise lies on two half circles of radius 1.2', () => {
    const { points, labels } = moons({ count: 100, seed: 4, noise: 0 });
    for (const [index, [x, y]] of points.entries()) {
      const [centreX, centreY] = labels[index] === 0 ? [-0.6, -0.3] : [0.6, 0.3];
      expect(Math.hypot(x - centreX, y - centreY)).toBeCloseTo(1.2, 10);
    }
  });
});

describe('noisyLine', () => {
  it('puts x where it is told to', () => {
    const { x } = noisyLine({ count: 100, seed: 2, slope: 1, intercept: 0, from: -3, to: 3 });
    for (const at of x) expect(Math.abs(at)).toBeLessThanOrEqual(3);
    expect(Math.min(...x)).toBeLessThan(-2);
    expect(Math.max(...x)).toBeGreaterThan(2);
  });

  it('scatters about the line it was told, with the noise it was told', () => {
    for (const seed of seeds) {
      const { x, y } = noisyLine({ count: 2000, seed, slope: 2, intercept: -1, noise: 0.5 });
      const errors = x.map((at, index) => (y[index] ?? 0) - (2 * at - 1));
      expect(mean(errors)).toBeCloseTo(0, 1);
      expect(Math.sqrt(mean(errors.map((error) => error ** 2)))).toBeCloseTo(0.5, 1);
    }
  });
});
