import { describe, expect, it } from 'vitest';
import { normalized, reduced } from '../../../src-renderer/outputs/input/intensities.ts';

/** A picture with ones in a rectangle. */
function box(size: number, left: number, top: number, width: number, height: number) {
  const pixels = new Float32Array(size * size);
  for (let row = top; row < top + height; row += 1) {
    for (let column = left; column < left + width; column += 1) pixels[row * size + column] = 1;
  }
  return { width: size, height: size, pixels };
}

function centre(pixels: Float32Array, width: number): readonly [number, number] {
  let mass = 0;
  let x = 0;
  let y = 0;
  for (const [index, value] of pixels.entries()) {
    mass += value;
    x += value * ((index % width) + 0.5);
    y += value * (Math.floor(index / width) + 0.5);
  }
  return [x / mass, y / mass];
}

describe('normalized', () => {
  it('gives zeros for an empty pad', () => {
    expect(normalized(box(112, 0, 0, 0, 0), 28, 28).every((pixel) => pixel === 0)).toBe(true);
  });
  it('puts the centre of mass in the middle, wherever the drawing was', () => {
    for (const [left, top] of [
      [2, 3],
      [50, 8],
      [60, 70],
    ] as const) {
      const [x, y] = centre(normalized(box(112, left, top, 20, 36), 28, 28), 28);
      expect(x).toBeCloseTo(14, 0);
      expect(y).toBeCloseTo(14, 0);
    }
  });
  it('scales the drawing into a box of 20 of 28 and keeps its aspect', () => {
    const pixels = normalized(box(112, 10, 10, 40, 80), 28, 28);
    const rows = new Set<number>();
    const columns = new Set<number>();
    for (const [index, value] of pixels.entries()) {
      if (value < 0.5) continue;
      rows.add(Math.floor(index / 28));
      columns.add(index % 28);
    }
    expect([rows.size, columns.size]).toEqual([20, 10]);
  });
  it('lets a dot stay a dot', () => {
    const inked = normalized(box(112, 50, 50, 8, 8), 28, 28).filter((pixel) => pixel > 0.5).length;
    expect(inked).toBeLessThanOrEqual(25);
  });
  it('stays within [0, 1] and has grey edges', () => {
    const pixels = normalized(box(112, 11, 13, 33, 61), 28, 28);
    expect(pixels.every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true);
    expect(pixels.some((pixel) => pixel > 0.1 && pixel < 0.9)).toBe(true);
  });
});

describe('reduced', () => {
  it('takes the mean of each area and moves nothing', () => {
    const pixels = reduced(box(16, 0, 0, 4, 4), 4, 4);
    expect(pixels[0]).toBe(1);
    expect(pixels.slice(1).every((pixel) => pixel === 0)).toBe(true);
  });
});
