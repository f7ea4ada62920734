/**
 * Handwritten digits that nobody wrote: a pen follows one of several paths for
 * the digit, with a hand's unsteadiness, and leaves ink on 28 × 28 pixels, as in MNIST.
 * The same count and seed give the same digits, on every machine and with no download.
 */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { digitStyles } from './digit-strokes.ts';
import { affineMap, elasticMap } from './distortion.ts';
import { inkSegment, type Pen, type PenPoint, smoothCurve } from './pen.ts';
import { bell, integer, mulberry32, permutation, type Random, uniform } from './random.ts';

/** Pixels along each side of a digit's image. */
export const digitSize = 28;

/** Labelled images of digits, as flat arrays ready to become tensors. */
export interface LabelledImages {
  /** Intensities in [0, 1], 0 = paper, 1 = ink: `count × 784`, image after image, row by row. */
  readonly images: Float32Array;
  /** The digit 0 … 9 in each image: `count`. */
  readonly labels: Uint8Array;
  readonly count: number;
}

/** How unsteady the hand is. Lengths are pixels of the 28 × 28 image unless said; pairs are least and most. */
export interface Hand {
  /** Height of a digit. */
  readonly height: readonly [number, number];
  /** Width against height, as a factor. */
  readonly aspect: readonly [number, number];
  /** Wander of each point of the path: standard deviation, as a fraction of the digit's box. */
  readonly wander: number;
  /** Lean to the right: standard deviation, as a tangent. */
  readonly slant: number;
  /** Turn: standard deviation, in radians. */
  readonly rotation: number;
  /** Farthest that the digit's middle lies from the image's, to each side. */
  readonly shift: number;
  /** Displacement by the elastic distortion: standard deviation. */
  readonly elastic: number;
  /** Width of the pen. */
  readonly pen: readonly [number, number];
  /** Width of the line's edge, over which ink fades. */
  readonly softness: number;
}

/**
 * The hand that `digits` writes with unless told otherwise. Nobody writes exactly
 * in the middle: most of what makes a few hundred of these digits too few, and a few
 * thousand enough, is where on the paper they stand.
 */
export const usualHand: Hand = {
  height: [16.8, 18.6],
  aspect: [0.8, 1.02],
  wander: 0.013,
  slant: 0.13,
  rotation: 0.055,
  shift: 4,
  elastic: 0.35,
  pen: [2.5, 3.7],
  softness: 1.3,
};

/** What `digits` needs: how many and from which seed; `hand` changes how they are written. */
export interface DigitsOptions {
  readonly count: number;
  readonly seed: number;
  readonly hand?: Partial<Hand>;
}

/**
 * Labelled handwritten digits in random order, as many of each class as can be.
 *
 * @returns images `count × 784` in [0, 1] and labels `count` in 0 … 9
 */
export function digits({ count, seed, hand }: DigitsOptions): LabelledImages {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`digits: count is ${count}; it must be 1, 2, 3…`);
  const random = mulberry32(seed);
  const usedHand = { ...usualHand, ...hand };
  const labels = Uint8Array.from(permutation(count, random), (index) => index % 10);
  const images = new Float32Array(count * digitSize ** 2);
  labels.forEach((digit, index) => {
    writeDigit(images, index * digitSize ** 2, digit, usedHand, random);
  });
  return { images, labels, count };
}

/** Writes one digit onto blank paper at `offset`. */
function writeDigit(images: Float32Array, offset: number, digit: number, hand: Hand, random: Random): void {
  const styles = digitStyles[digit] ?? [];
  const strokes = styles[integer(random, styles.length)] ?? [];
  const middle = { x: digitSize / 2, y: digitSize / 2 };
  const height = uniform(random, ...hand.height);
  const lean = affineMap({
    center: middle,
    slant: bell(random, 0.05, hand.slant),
    rotation: bell(random, 0, hand.rotation),
    scaleX: (height * uniform(random, ...hand.aspect)) / digitSize,
    scaleY: height / digitSize,
    shiftX: uniform(random, -hand.shift, hand.shift),
    shiftY: uniform(random, -hand.shift, hand.shift),
  });
  const wobble = elasticMap(digitSize, 8, hand.elastic, random);
  const pen = uniform(random, ...hand.pen);
  const ink = uniform(random, 0.85, 1);
  for (const stroke of strokes) {
    const shaken = stroke.map((point) => ({ ...point, ...shake(point, hand.wander, random) }));
    const path = smoothCurve(shaken, 1.5).map((point) => wobble(lean(point)));
    drawStroke(images, offset, path, { radius: pen / 2, softness: hand.softness, ink }, random);
  }
}

/** A point of the digit's box, moved a little, in pixels of the image. */
function shake(point: PenPoint, wander: number, random: Random): PenPoint {
  return {
    x: digitSize * (point.x + bell(random, 0, wander)),
    y: digitSize * (point.y + bell(random, 0, wander)),
  };
}

/** Leaves ink along a path; the pen presses harder in some places than in others. */
function drawStroke(
  images: Float32Array,
  offset: number,
  path: readonly PenPoint[],
  pen: Pen,
  random: Random,
): void {
  const waves = uniform(random, 0.5, 2);
  const phase = uniform(random, 0, 2 * Math.PI);
  const paper = { image: images, offset, size: digitSize };
  for (let index = 0; index + 1 < path.length; index++) {
    const from = path[index];
    const to = path[index + 1];
    if (!from || !to) return;
    const pressure = 1 + 0.15 * Math.sin(phase + (2 * Math.PI * waves * index) / path.length);
    inkSegment(paper, from, to, { ...pen, radius: pen.radius * pressure });
  }
}

/** The tensors tfjs trains on, on the backend in use: `xs` float32 `[count, 784]` in [0, 1], `ys` float32 `[count]`. */
export function toTensors(
  tf: typeof import('@tensorflow/tfjs'),
  data: LabelledImages,
): { readonly xs: Tensor2D; readonly ys: Tensor1D } {
  const pixels = data.images.length / data.count;
  return {
    xs: tf.tensor2d(data.images, [data.count, pixels]),
    ys: tf.tensor1d(Float32Array.from(data.labels)),
  };
}
