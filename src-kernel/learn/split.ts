/** Parts of a data set: a stretch, a choice, and the three parts every honest experiment needs. */
import type { LabelledImages } from './digits.ts';
import { mulberry32, permutation } from './random.ts';

/** The examples at the given indices, copied, in that order. */
export function choose(data: LabelledImages, indices: ArrayLike<number>): LabelledImages {
  const pixels = data.images.length / data.count;
  const images = new Float32Array(indices.length * pixels);
  const labels = new Uint8Array(indices.length);
  for (let to = 0; to < indices.length; to++) {
    const from = indices[to] ?? -1;
    if (!(from >= 0 && from < data.count)) {
      throw new RangeError(`choose: there is no example ${from}; there are ${data.count}, counted from 0.`);
    }
    images.set(data.images.subarray(from * pixels, (from + 1) * pixels), to * pixels);
    labels[to] = data.labels[from] ?? 0;
  }
  return { images, labels, count: indices.length };
}

/** Examples `start` up to but not including `end` (default: to the last); negative numbers count from the end. */
export function slice(data: LabelledImages, start: number, end?: number): LabelledImages {
  return choose(data, Array.from({ length: data.count }, (_, index) => index).slice(start, end));
}

/** A data set in three parts that share no example. */
export interface ThreeParts {
  /** What the weights are learned from. */
  readonly train: LabelledImages;
  /** What choices are made by: how many epochs, how much dropout. */
  readonly validation: LabelledImages;
  /** What is looked at once, at the end. */
  readonly test: LabelledImages;
}

/** Shuffles and divides a data set. `validation` and `test` are shares in (0, 1), each rounded to whole examples. */
export function split(
  data: LabelledImages,
  options: { readonly validation: number; readonly test: number; readonly seed: number },
): ThreeParts {
  const order = permutation(data.count, mulberry32(options.seed));
  const validation = Math.round(data.count * options.validation);
  const test = Math.round(data.count * options.test);
  const train = data.count - validation - test;
  if (train < 1 || validation < 0 || test < 0) {
    throw new RangeError(
      `split: shares ${options.validation} and ${options.test} leave nothing to train on.`,
    );
  }
  return {
    train: choose(data, order.subarray(0, train)),
    validation: choose(data, order.subarray(train, train + validation)),
    test: choose(data, order.subarray(train + validation)),
  };
}
