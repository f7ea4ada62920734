/**
 * Gradients of convolutions for backends that lack them, made of kernels they
 * have. With the windows of the input laid out as matrices, the gradient by the
 * kernel is one matrix product per kernel offset (im2col; Chellapilla et al. 2006).
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import { type ConvolutionGeometry, scatterWindows, windows } from './windows.ts';

type Tf = typeof Tensorflow;

/**
 * Gradient of a 2-D convolution by its kernel.
 *
 * @param x input [batch, height, width, inChannels]
 * @param dy gradient by the output [batch, outHeight, outWidth, outChannels]
 * @returns [filterHeight, filterWidth, inChannels, outChannels]
 */
export function conv2dFilterGradient(
  tf: Tf,
  x: Tensorflow.Tensor4D,
  dy: Tensorflow.Tensor4D,
  g: ConvolutionGeometry,
): Tensorflow.Tensor {
  const outChannels = dy.shape[3];
  const positions = g.batchSize * g.outHeight * g.outWidth;
  const errors = tf.reshape(dy, [positions, outChannels]) as Tensorflow.Tensor2D;
  const products = windows(tf, x, g).map((window) =>
    tf.matMul(tf.reshape(window, [positions, g.inChannels]) as Tensorflow.Tensor2D, errors, true, false),
  );
  return tf.reshape(tf.stack(products), [g.filterHeight, g.filterWidth, g.inChannels, outChannels]);
}

/**
 * Gradient of a depthwise convolution by its kernel.
 *
 * @param x input [batch, height, width, channels]
 * @param dy gradient by the output [batch, outHeight, outWidth, channels × multiplier]
 * @returns [filterHeight, filterWidth, channels, multiplier]
 */
export function depthwiseFilterGradient(
  tf: Tf,
  x: Tensorflow.Tensor4D,
  dy: Tensorflow.Tensor4D,
  g: ConvolutionGeometry,
): Tensorflow.Tensor {
  const multiplier = dy.shape[3] / g.inChannels;
  const positions = g.batchSize * g.outHeight * g.outWidth;
  const errors = tf.reshape(dy, [positions, g.inChannels, multiplier]);
  const sums = windows(tf, x, g).map((window) =>
    tf.sum(tf.mul(tf.reshape(window, [positions, g.inChannels, 1]), errors), 0),
  );
  return tf.reshape(tf.stack(sums), [g.filterHeight, g.filterWidth, g.inChannels, multiplier]);
}

/**
 * Gradient of a depthwise convolution by its input.
 *
 * @param dy gradient by the output [batch, outHeight, outWidth, channels × multiplier]
 * @param filter [filterHeight, filterWidth, channels, multiplier]
 * @returns [batch, height, width, channels]
 */
export function depthwiseInputGradient(
  tf: Tf,
  dy: Tensorflow.Tensor4D,
  filter: Tensorflow.Tensor4D,
  g: ConvolutionGeometry,
): Tensorflow.Tensor4D {
  const [filterHeight, filterWidth, channels, multiplier] = filter.shape;
  const positions = g.batchSize * g.outHeight * g.outWidth;
  const errors = tf.reshape(dy, [positions, channels, multiplier]);
  const weights = tf.reshape(filter, [filterHeight * filterWidth, 1, channels, multiplier]);
  const parts = tf
    .unstack(weights)
    .map(
      (weight) =>
        tf.reshape(tf.sum(tf.mul(errors, weight), 2), [
          g.batchSize,
          g.outHeight,
          g.outWidth,
          channels,
        ]) as Tensorflow.Tensor4D,
    );
  return scatterWindows(tf, parts, g);
}
