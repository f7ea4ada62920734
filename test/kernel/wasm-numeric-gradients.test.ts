import { createRequire } from 'node:module';
import type * as Tensorflow from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerEinsumGradient } from '../../src-kernel/backend/einsum-gradient.ts';
import { registerWasmKernels } from '../../src-kernel/backend/wasm-kernels/index.ts';

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs') as typeof Tensorflow;
require('@tensorflow/tfjs-backend-wasm');

beforeAll(async () => {
  registerWasmKernels(tf);
  registerEinsumGradient(tf);
  await tf.setBackend('wasm');
  await tf.ready();
});

type Operation = (...operands: Tensorflow.Tensor[]) => Tensorflow.Tensor;

const values = (shape: readonly number[], seed: number): Tensorflow.Tensor =>
  tf.randomUniform([...shape], -1, 1, 'float32', seed);

/**
 * The gradient of a weighted sum of an operation's results by one operand, measured: each value is moved up and down.
 * The operations here are linear in each operand, so a step as large as one measures exactly.
 */
function measured(operation: Operation, operands: readonly Tensorflow.Tensor[], which: number): number[] {
  const total = (moved: Tensorflow.Tensor): number =>
    tf.tidy(() => {
      const y = operation(...operands.map((operand, index) => (index === which ? moved : operand)));
      return tf.sum(tf.mul(y, values(y.shape, 99))).dataSync()[0] ?? Number.NaN;
    });
  const operand = operands[which] as Tensorflow.Tensor;
  const flat = [...operand.dataSync()];
  return flat.map((_, at) => {
    const moved = (by: number): Tensorflow.Tensor =>
      tf.tensor(
        flat.map((value, index) => value + (index === at ? by : 0)),
        operand.shape,
      );
    return (total(moved(1)) - total(moved(-1))) / 2;
  });
}

const cases: readonly [name: string, operation: Operation, shapes: readonly (readonly number[])[]][] = [
  [
    'a convolution',
    (x, w) => tf.conv2d(x as Tensorflow.Tensor4D, w as Tensorflow.Tensor4D, 1, 'same'),
    [
      [2, 4, 5, 2],
      [3, 2, 2, 3],
    ],
  ],
  [
    'a convolution in strides larger than its kernel',
    (x, w) => tf.conv2d(x as Tensorflow.Tensor4D, w as Tensorflow.Tensor4D, 3, 'same'),
    [
      [1, 6, 6, 2],
      [2, 2, 2, 2],
    ],
  ],
  [
    'a depthwise convolution',
    (x, w) => tf.depthwiseConv2d(x as Tensorflow.Tensor4D, w as Tensorflow.Tensor4D, 2, 'same'),
    [
      [1, 5, 5, 2],
      [3, 3, 2, 2],
    ],
  ],
  ['a gathered table', (table) => tf.gather(table, tf.tensor1d([0, 2, 2, 1, 2], 'int32')), [[3, 2]]],
  ['a sum by segments', (x) => tf.unsortedSegmentSum(x, tf.tensor1d([1, 0, 1, 2], 'int32'), 4), [[4, 3]]],
  [
    'an einsum that is a product of matrices',
    (a, b) => tf.einsum('ij,jk->ik', a, b),
    [
      [2, 3],
      [3, 4],
    ],
  ],
  [
    'an einsum of two heads',
    (a, b) => tf.einsum('bhqd,bhkd->bhqk', a, b),
    [
      [1, 2, 2, 3],
      [1, 2, 4, 3],
    ],
  ],
  [
    'an einsum that sums an axis only one operand has',
    (a, b) => tf.einsum('ijk,j->i', a, b),
    [[2, 3, 2], [3]],
  ],
  [
    'an einsum whose result is one number',
    (a, b) => tf.einsum('ij,ij->', a, b),
    [
      [2, 3],
      [2, 3],
    ],
  ],
  ['an einsum that sums all of one operand', (a) => tf.einsum('ij->', a), [[2, 3]]],
  ['an einsum that turns axes', (a) => tf.einsum('ijk->kij', a), [[2, 3, 2]]],
];

describe('on WASM, the gradient is the measured one', () => {
  it.each(cases)('of %s', (_, operation, shapes) => {
    const operands = shapes.map((shape, index) => values(shape, index + 1));
    const loss = (...given: Tensorflow.Tensor[]): Tensorflow.Scalar => {
      const y = operation(...given);
      return tf.sum(tf.mul(y, values(y.shape, 99)));
    };
    const gradients = tf.grads(loss)([...operands]);
    for (const [which, gradient] of gradients.entries()) {
      const computed = [...gradient.dataSync()];
      const expected = measured(operation, operands, which);
      expect(gradient.shape).toEqual(shapes[which]);
      expect(expected.some((value) => Math.abs(value) > 0.01)).toBe(true);
      computed.forEach((value, at) => {
        expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 3);
      });
    }
  });
});
