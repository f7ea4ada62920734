import { describe, expect, it } from 'vitest';
import { choose, digits, shiftedCopies, slice, split } from '../../src-kernel/learn/index.ts';

describe('digits', () => {
  const data = digits({ count: 200, seed: 1 });

  it('gives the same digits for the same seed', () => {
    const again = digits({ count: 200, seed: 1 });
    expect(again.images).toEqual(data.images);
    expect(again.labels).toEqual(data.labels);
  });

  it('gives other digits, in another order, for another seed', () => {
    const other = digits({ count: 200, seed: 2 });
    expect(other.labels).not.toEqual(data.labels);
    expect(other.images).not.toEqual(data.images);
  });

  it('writes each class equally often', () => {
    const counts = new Array(10).fill(0);
    for (const label of data.labels) counts[label]++;
    expect(counts).toEqual(new Array(10).fill(20));
  });

  it('leaves ink between 0 and 1 on every image, and mostly paper', () => {
    expect(data.images).toHaveLength(200 * 784);
    for (let index = 0; index < data.count; index++) {
      const image = data.images.subarray(index * 784, (index + 1) * 784);
      expect(Math.min(...image)).toBe(0);
      expect(Math.max(...image)).toBeGreaterThan(0.8);
      expect(Math.max(...image)).toBeLessThanOrEqual(1);
      const inked = image.filter((pixel) => pixel > 0.5).length;
      expect(inked).toBeGreaterThan(20);
      expect(inked).toBeLessThan(250);
    }
  });

  it('never writes one digit twice alike', () => {
    const seen = new Set(
      Array.from({ length: data.count }, (_, index) =>
        data.images.subarray(index * 784, (index + 1) * 784).join(),
      ),
    );
    expect(seen.size).toBe(data.count);
  });

  it('writes with the hand it is given', () => {
    const ink = (pen: [number, number]) => {
      const { images } = digits({ count: 20, seed: 3, hand: { pen } });
      return images.reduce((sum, pixel) => sum + pixel, 0);
    };
    expect(ink([4, 4])).toBeGreaterThan(1.5 * ink([2, 2]));
  });

  it('refuses a count that is not a whole number of at least one', () => {
    expect(() => digits({ count: 0, seed: 1 })).toThrow(/count is 0/);
    expect(() => digits({ count: 1.5, seed: 1 })).toThrow(/count is 1.5/);
  });
});

describe('slice and choose', () => {
  const data = digits({ count: 30, seed: 5 });

  it('slices as arrays do, from the end with negative numbers', () => {
    expect([...slice(data, 0, 5).labels]).toEqual([...data.labels].slice(0, 5));
    const last = slice(data, -3);
    expect([...last.labels]).toEqual([...data.labels].slice(-3));
    expect(last.images).toEqual(data.images.slice(27 * 784));
  });

  it('copies what it chooses', () => {
    const chosen = choose(data, [4, 4, 0]);
    expect([...chosen.labels]).toEqual([data.labels[4], data.labels[4], data.labels[0]]);
    const before = data.images.slice();
    chosen.images.fill(0.5);
    expect(data.images).toEqual(before);
  });

  it('names an example that is not there', () => {
    expect(() => choose(data, [30])).toThrow(/no example 30; there are 30/);
  });
});

describe('split', () => {
  const data = digits({ count: 100, seed: 7 });
  const images = (part: { images: Float32Array; count: number }) =>
    Array.from({ length: part.count }, (_, index) =>
      part.images.subarray(index * 784, (index + 1) * 784).join(),
    );

  it('puts every example into exactly one part', () => {
    const { train, validation, test } = split(data, { validation: 0.1, test: 0.2, seed: 1 });
    expect([train.count, validation.count, test.count]).toEqual([70, 10, 20]);
    const all = [...images(train), ...images(validation), ...images(test)];
    expect(new Set(all).size).toBe(100);
    expect(all.sort()).toEqual(images(data).sort());
  });

  it('refuses shares that leave nothing to train on', () => {
    expect(() => split(data, { validation: 0.5, test: 0.5, seed: 1 })).toThrow(/nothing to train on/);
  });
});

describe('shiftedCopies', () => {
  const data = digits({ count: 12, seed: 9 });
  const more = shiftedCopies(data, { copies: 3, most: 2, seed: 4 });

  it('keeps the originals first and every label', () => {
    expect(more.count).toBe(48);
    expect(more.images.subarray(0, 12 * 784)).toEqual(data.images);
    expect([...more.labels]).toEqual([0, 1, 2, 3].flatMap(() => [...data.labels]));
  });

  it('moves each copy as a whole by at most the given pixels', () => {
    for (let copy = 12; copy < more.count; copy++) {
      const original = data.images.subarray((copy % 12) * 784, ((copy % 12) + 1) * 784);
      const moved = more.images.subarray(copy * 784, (copy + 1) * 784);
      const fits = [-2, -1, 0, 1, 2].some((down) =>
        [-2, -1, 0, 1, 2].some((across) =>
          moved.every((pixel, at) => {
            const row = Math.floor(at / 28) - down;
            const column = (at % 28) - across;
            const inside = row >= 0 && row < 28 && column >= 0 && column < 28;
            return pixel === (inside ? original[row * 28 + column] : 0);
          }),
        ),
      );
      expect(fits, `copy ${copy}`).toBe(true);
    }
  });
});
