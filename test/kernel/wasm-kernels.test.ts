import { createRequire } from 'node:module';
import type * as Tensorflow from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerWasmKernels } from '../../src-kernel/backend/wasm-kernels/index.ts';

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs') as typeof Tensorflow;
require('@tensorflow/tfjs-backend-wasm');

beforeAll(() => registerWasmKernels(tf));

/** What a computation gives on a backend. */
async function on(
  backend: 'cpu' | 'wasm',
  compute: () => Tensorflow.Tensor,
): Promise<{ shape: number[]; values: number[] }> {
  await tf.setBackend(backend);
  await tf.ready();
  const tensor = tf.tidy(compute);
  const result = { shape: tensor.shape, values: [...(await tensor.data())] };
  tensor.dispose();
  return result;
}

/** Expects WASM to give what the CPU backend gives. */
async function agree(compute: () => Tensorflow.Tensor): Promise<void> {
  const cpu = await on('cpu', compute);
  const wasm = await on('wasm', compute);
  expect(wasm.shape).toEqual(cpu.shape);
  expect(cpu.values.some((value) => value !== 0)).toBe(true);
  wasm.values.forEach((value, index) => {
    expect(Math.abs(value - (cpu.values[index] ?? Number.NaN))).toBeLessThanOrEqual(
      1e-3 + 1e-4 * Math.abs(value),
    );
  });
}

const random = (shape: number[], seed: number): Tensorflow.Tensor =>
  tf.randomNormal(shape, 0, 1, 'float32', seed);

/**
 * A loss whose gradient does not rest on the forward values: tfjs's WASM backend gets these wrong (all zero) where a
 * stride is larger than the kernel and padding is 'same'.
 */
const weighted = (y: Tensorflow.Tensor): Tensorflow.Scalar => tf.sum(tf.mul(y, random(y.shape, 3)));

const geometry = fc.record({
  size: fc.integer({ min: 4, max: 7 }),
  filter: fc.integer({ min: 1, max: 3 }),
  stride: fc.integer({ min: 1, max: 3 }),
  pad: fc.constantFrom('same' as const, 'valid' as const),
  channels: fc.integer({ min: 1, max: 3 }),
  out: fc.integer({ min: 1, max: 3 }),
});

describe('gradients on WASM equal those on the CPU', () => {
  it('of a convolution by its kernel and input, for any size, stride and padding', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, async ({ size, filter, stride, pad, channels, out }) => {
        const loss = (x: Tensorflow.Tensor, w: Tensorflow.Tensor): Tensorflow.Scalar =>
          weighted(tf.conv2d(x as Tensorflow.Tensor4D, w as Tensorflow.Tensor4D, stride, pad));
        await agree(
          () =>
            tf.grads(loss as never)([
              random([2, size, size + 1, channels], 1),
              random([filter, filter, channels, out], 2),
            ])[1] as Tensorflow.Tensor,
        );
        await agree(
          () =>
            tf.grads(loss as never)([
              random([2, size, size + 1, channels], 1),
              random([filter, filter, channels, out], 2),
            ])[0] as Tensorflow.Tensor,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('of a depthwise convolution by its kernel and input', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, async ({ size, filter, stride, pad, channels, out }) => {
        const loss = (x: Tensorflow.Tensor, w: Tensorflow.Tensor): Tensorflow.Scalar =>
          weighted(tf.depthwiseConv2d(x as Tensorflow.Tensor4D, w as Tensorflow.Tensor4D, stride, pad));
        for (const which of [0, 1]) {
          await agree(
            () =>
              tf.grads(loss as never)([
                random([2, size, size + 1, channels], 1),
                random([filter, filter, channels, out], 2),
              ])[which] as Tensorflow.Tensor,
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('of an embedding by its table, where indices repeat', () =>
    agree(() => {
      const indices = tf.tensor2d(
        [
          [0, 3, 3],
          [1, 0, 3],
        ],
        [2, 3],
        'int32',
      );
      return tf.grad((table) => tf.sum(tf.square(tf.gather(table, indices))))(random([5, 4], 3));
    }));
});

describe('einsum on WASM equals the CPU', () => {
  const cases: [string, number[][]][] = [
    [
      'ij,jk->ik',
      [
        [3, 4],
        [4, 5],
      ],
    ],
    [
      'bhqd,bhkd->bhqk',
      [
        [2, 3, 4, 5],
        [2, 3, 6, 5],
      ],
    ],
    ['ij->ji', [[3, 4]]],
    ['ij->', [[3, 4]]],
    ['i,j->ij', [[3], [4]]],
    [
      'bi,bi->b',
      [
        [3, 4],
        [3, 4],
      ],
    ],
    [
      'ij,kj->ki',
      [
        [3, 4],
        [5, 4],
      ],
    ],
  ];
  it.each(cases)('%s', (equation, shapes) =>
    agree(() => tf.einsum(equation, ...shapes.map((shape, index) => random(shape, index + 1)))),
  );
});

describe('models train on WASM as on the CPU', () => {
  const losses = async (
    backend: 'cpu' | 'wasm',
    build: () => Tensorflow.LayersModel,
    xs: () => Tensorflow.Tensor,
    ys: () => Tensorflow.Tensor,
  ): Promise<number[]> => {
    await tf.setBackend(backend);
    await tf.ready();
    const model = build();
    model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
    const history = await model.fit(xs(), ys(), { epochs: 4, batchSize: 8, shuffle: false, verbose: 0 });
    return history.history.loss as number[];
  };
  const seeded = (seed: number) => tf.initializers.glorotUniform({ seed });

  it.each([
    [
      'a convolutional network',
      () =>
        tf.sequential({
          layers: [
            tf.layers.conv2d({
              filters: 4,
              kernelSize: 3,
              strides: 2,
              activation: 'relu',
              inputShape: [8, 8, 1],
              kernelInitializer: seeded(1),
            }),
            tf.layers.depthwiseConv2d({ kernelSize: 2, depthwiseInitializer: seeded(2) }),
            tf.layers.globalMaxPooling2d({}),
            tf.layers.dense({ units: 1, kernelInitializer: seeded(3) }),
          ],
        }),
      () => random([16, 8, 8, 1], 4),
    ],
    [
      'an embedding with a GRU',
      () =>
        tf.sequential({
          layers: [
            tf.layers.embedding({
              inputDim: 6,
              outputDim: 3,
              inputLength: 4,
              embeddingsInitializer: tf.initializers.randomUniform({ seed: 5 }),
            }),
            tf.layers.gru({ units: 3, kernelInitializer: seeded(6), recurrentInitializer: seeded(7) }),
            tf.layers.dense({ units: 1, kernelInitializer: seeded(8) }),
          ],
        }),
      () =>
        tf.tensor2d(
          Array.from({ length: 64 }, (_, index) => (index * 7) % 6),
          [16, 4],
        ),
    ],
  ] as const)('%s', async (_, build, xs) => {
    const ys = (): Tensorflow.Tensor => random([16, 1], 9);
    const cpu = await losses('cpu', build, xs, ys);
    const wasm = await losses('wasm', build, xs, ys);
    expect(cpu[3]).toBeLessThan(cpu[0] ?? 0);
    wasm.forEach((loss, epoch) => {
      expect(loss).toBeCloseTo(cpu[epoch] ?? Number.NaN, 4);
    });
  });
});
