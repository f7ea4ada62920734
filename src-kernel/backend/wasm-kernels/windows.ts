/**
 * The windows that a convolution's kernel sees, as ordinary tensors: for each
 * offset inside the kernel, the input values that meet this offset in every output position.
 */
import type * as Tensorflow from '@tensorflow/tfjs';

type Tf = typeof Tensorflow;

/** How a 2-D convolution in NHWC layout moves over its input; what tfjs's `computeConv2DInfo` gives. */
export interface ConvolutionGeometry {
  readonly batchSize: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly dilationHeight: number;
  readonly dilationWidth: number;
  readonly padInfo: { readonly top: number; readonly left: number };
}

/** Rows and columns of zeros around the input so that every window lies inside: before, then after. */
function padding(g: ConvolutionGeometry): { rows: [number, number]; columns: [number, number] } {
  const reach = (out: number, stride: number, size: number, dilation: number): number =>
    (out - 1) * stride + (size - 1) * dilation + 1;
  const rows = reach(g.outHeight, g.strideHeight, g.filterHeight, g.dilationHeight);
  const columns = reach(g.outWidth, g.strideWidth, g.filterWidth, g.dilationWidth);
  return {
    rows: [g.padInfo.top, Math.max(0, rows - g.inHeight - g.padInfo.top)],
    columns: [g.padInfo.left, Math.max(0, columns - g.inWidth - g.padInfo.left)],
  };
}

/**
 * The input values that kernel offset (row, column) meets, for each offset in row-major order.
 *
 * @param x [batch, inHeight, inWidth, channels]
 * @returns filterHeight × filterWidth tensors [batch, outHeight, outWidth, channels]
 */
export function windows(tf: Tf, x: Tensorflow.Tensor4D, g: ConvolutionGeometry): Tensorflow.Tensor4D[] {
  const { rows, columns } = padding(g);
  const padded = tf.pad4d(x, [[0, 0], rows, columns, [0, 0]]);
  return offsets(g).map(([top, left]) =>
    tf.stridedSlice(
      padded,
      [0, top, left, 0],
      [
        g.batchSize,
        top + (g.outHeight - 1) * g.strideHeight + 1,
        left + (g.outWidth - 1) * g.strideWidth + 1,
        x.shape[3],
      ],
      [1, g.strideHeight, g.strideWidth, 1],
    ),
  ) as Tensorflow.Tensor4D[];
}

/**
 * The transpose of {@link windows}: adds each offset's contribution back to the input positions it came from.
 *
 * @param parts one tensor [batch, outHeight, outWidth, channels] per kernel offset
 * @returns [batch, inHeight, inWidth, channels]
 */
export function scatterWindows(
  tf: Tf,
  parts: readonly Tensorflow.Tensor4D[],
  g: ConvolutionGeometry,
): Tensorflow.Tensor4D {
  const { rows, columns } = padding(g);
  const height = rows[0] + g.inHeight + rows[1];
  const width = columns[0] + g.inWidth + columns[1];
  const sum = offsets(g)
    .map(([top, left], index) => {
      const part = parts[index] as Tensorflow.Tensor4D;
      const spread = insertZeros(tf, part, g.strideHeight, g.strideWidth);
      const [, tall, wide] = spread.shape;
      return tf.pad4d(spread, [
        [0, 0],
        [top, height - top - tall],
        [left, width - left - wide],
        [0, 0],
      ]);
    })
    .reduce((total, part) => tf.add(total, part));
  return tf.slice4d(sum, [0, rows[0], columns[0], 0], [g.batchSize, g.inHeight, g.inWidth, sum.shape[3]]);
}

/** Places of the kernel's offsets in the padded input, in row-major order. */
function offsets(g: ConvolutionGeometry): [number, number][] {
  return Array.from({ length: g.filterHeight * g.filterWidth }, (_, index) => [
    Math.floor(index / g.filterWidth) * g.dilationHeight,
    (index % g.filterWidth) * g.dilationWidth,
  ]);
}

/** Puts stride − 1 zeros between neighbouring rows and columns: [b, h, w, c] → [b, (h−1)·s+1, (w−1)·s+1, c]. */
function insertZeros(tf: Tf, x: Tensorflow.Tensor4D, rows: number, columns: number): Tensorflow.Tensor4D {
  if (rows === 1 && columns === 1) return x;
  const [batch, height, width, channels] = x.shape;
  const tall = tf.pad(tf.reshape(x, [batch * height, 1, width * channels]), [
    [0, 0],
    [0, rows - 1],
    [0, 0],
  ]);
  const wide = tf.pad(tf.reshape(tall, [batch * height * rows * width, 1, channels]), [
    [0, 0],
    [0, columns - 1],
    [0, 0],
  ]);
  const full = tf.reshape(wide, [batch, height * rows, width * columns, channels]) as Tensorflow.Tensor4D;
  return tf.slice4d(
    full,
    [0, 0, 0, 0],
    [batch, (height - 1) * rows + 1, (width - 1) * columns + 1, channels],
  );
}
