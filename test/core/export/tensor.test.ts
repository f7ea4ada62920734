import { describe, expect, it } from 'vitest';
import { tensorImages, tensorText } from '#core/export/tensor.ts';
import type { TensorData } from '#core/runtime/output.ts';

function tensor(shape: readonly number[], values: readonly (number | string)[], range = [0, 1]): TensorData {
  const size = shape.reduce((product, side) => product * side, 1);
  return { shape, dtype: 'float32', size, min: range[0] ?? 0, max: range[1] ?? 1, values };
}

describe('a tensor as pictures', () => {
  it('reads two axes as one grey picture', () => {
    const images = tensorImages(tensor([2, 2], [0, 0.5, 1, 'NaN']));
    expect([images?.width, images?.height, images?.count]).toEqual([2, 2, 1]);
    expect([images?.at(0, 0, 0), images?.at(0, 0, 1), images?.at(0, 1, 0), images?.at(0, 1, 1)]).toEqual([
      [0, 0, 0],
      [128, 128, 128],
      [255, 255, 255],
      [0, 0, 0],
    ]);
  });
  it('reads a last axis of three as colours, up to 255 where the values go beyond 1', () => {
    const values = [255, 0, 0, 0, 255, 0, 0, 0, 255, 51, 51, 51];
    const images = tensorImages(tensor([2, 2, 3], values, [0, 255]));
    expect([images?.at(0, 0, 0), images?.at(0, 1, 1)]).toEqual([
      [255, 0, 0],
      [51, 51, 51],
    ]);
  });
  it('counts the pictures that were sent whole', () => {
    expect(
      tensorImages(
        tensor(
          [5, 2, 2],
          Array.from({ length: 10 }, () => 0),
        ),
      )?.count,
    ).toBe(2);
    expect(tensorImages(tensor([5, 2, 2, 1], [0, 0, 0, 0]))?.count).toBe(1);
  });
  it('stretches values of other ranges from the smallest to the largest', () => {
    expect(tensorImages(tensor([2, 2], [-2, 2, 0, 0], [-2, 2]))?.at(0, 1, 0)).toEqual([128, 128, 128]);
  });
  it('is none for vectors, for five axes and for what was not sent whole', () => {
    expect(tensorImages(tensor([4], [1, 2, 3, 4]))).toBeNull();
    expect(tensorImages(tensor([1, 1, 1, 2, 2], [1, 2, 3, 4]))).toBeNull();
    expect(tensorImages(tensor([64, 64], [1, 2, 3]))).toBeNull();
  });
});

describe('a tensor as text', () => {
  it('is nested lists, a row a line', () => {
    expect(tensorText(tensor([2, 3], [1, 2, 3, 4, 'NaN', '-Infinity']))).toBe(
      '[[1, 2, 3],\n [4, NaN, -Infinity]]',
    );
    expect(tensorText(tensor([], [7]))).toBe('7');
    expect(tensorText({ ...tensor([2], ['a', 'b"']), dtype: 'string' })).toBe('["a", "b\\""]');
  });
  it('says where values were left out', () => {
    expect(tensorText(tensor([3, 2], [1, 2, 3]))).toBe('[[1, 2],\n [3, …],\n …]');
  });
});
