/** More examples from those there are: a digit moved to the side is the same digit. */
import type { LabelledImages } from './digits.ts';
import { integer, mulberry32 } from './random.ts';

/**
 * The examples themselves, then copies of all of them moved by whole pixels at random;
 * what leaves the image is lost and paper takes its place.
 *
 * @param options `copies` of each example beside the original; `most` pixels in each direction; `seed`
 * @returns `count × (copies + 1)` examples with their labels; images must be square
 */
export function shiftedCopies(
  data: LabelledImages,
  options: { readonly copies: number; readonly most: number; readonly seed: number },
): LabelledImages {
  const { copies, most, seed } = options;
  const random = mulberry32(seed);
  const pixels = data.images.length / data.count;
  const side = Math.round(Math.sqrt(pixels));
  if (side * side !== pixels)
    throw new RangeError(`shiftedCopies: images of ${pixels} pixels are not square.`);
  const count = data.count * (copies + 1);
  const images = new Float32Array(count * pixels);
  const labels = new Uint8Array(count);
  images.set(data.images);
  labels.set(data.labels);
  for (let to = data.count; to < count; to++) {
    const from = to % data.count;
    labels[to] = data.labels[from] ?? 0;
    const down = integer(random, 2 * most + 1) - most;
    const across = integer(random, 2 * most + 1) - most;
    for (let row = Math.max(0, down); row < Math.min(side, side + down); row++) {
      for (let column = Math.max(0, across); column < Math.min(side, side + across); column++) {
        images[to * pixels + row * side + column] =
          data.images[from * pixels + (row - down) * side + column - across] ?? 0;
      }
    }
  }
  return { images, labels, count };
}
