import { createRequire } from 'node:module';
import type * as Tensorflow from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fourier } from '../../src-kernel/backend/wasm-kernels/fourier.ts';
import { registerWasmKernels } from '../../src-kernel/backend/wasm-kernels/index.ts';

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs') as typeof Tensorflow;
require('@tensorflow/tfjs-backend-wasm');

beforeAll(() => registerWasmKernels(tf));

/** The transform by its definition, in double precision. */
function slow(values: Float32Array, count: number, inverse: boolean): number[] {
  const sign = inverse ? 1 : -1;
  return Array.from(values, (_, at) => {
    const row = Math.floor(at / (2 * count)) * 2 * count;
    const k = Math.floor((at - row) / 2);
    let sum = 0;
    for (let n = 0; n < count; n++) {
      const angle = (sign * 2 * Math.PI * ((k * n) % count)) / count;
      const [re, im] = [values[row + 2 * n] ?? 0, values[row + 2 * n + 1] ?? 0];
      sum +=
        at % 2 === 0
          ? re * Math.cos(angle) - im * Math.sin(angle)
          : re * Math.sin(angle) + im * Math.cos(angle);
    }
    return inverse ? sum / count : sum;
  });
}

describe('the Fourier transform', () => {
  it('is what its definition says, for any count and either way', () => {
    const rows = fc.integer({ min: 1, max: 70 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        values: fc
          .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4 * count, maxLength: 4 * count })
          .map((values) => Float32Array.from(values)),
        inverse: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(rows, ({ count, values, inverse }) => {
        const into = new Float32Array(values.length);
        fourier(values, count, inverse, into);
        slow(values, count, inverse).forEach((expected, at) => {
          expect(Math.abs((into[at] ?? Number.NaN) - expected)).toBeLessThan(1e-5);
        });
      }),
    );
  });

  it('of many numbers, a prime count of them, comes back from its inverse', () => {
    const values = Float32Array.from({ length: 2 * 10_007 }, (_, at) => Math.sin(at * at));
    const there = new Float32Array(values.length);
    const back = new Float32Array(values.length);
    fourier(values, 10_007, false, there);
    fourier(there, 10_007, true, back);
    expect(Math.max(...back.map((value, at) => Math.abs(value - (values[at] ?? 0))))).toBeLessThan(1e-5);
  });
});

describe('complex tensors on WASM are what they are on the CPU', () => {
  const real = (shape: number[], seed: number): Tensorflow.Tensor =>
    tf.randomUniform(shape, -1, 1, 'float32', seed);
  const complex = (shape: number[], seed: number): Tensorflow.Tensor =>
    tf.complex(real(shape, seed), real(shape, seed + 1));

  it.each<[name: string, compute: () => Tensorflow.Tensor]>([
    ['made and read', () => complex([2, 3], 1)],
    ['transformed', () => tf.fft(complex([2, 8], 1))],
    ['transformed, a count that is no power of two', () => tf.fft(complex([3, 7], 1))],
    ['transformed back', () => tf.ifft(complex([2, 6], 1))],
    ['the transform of what is real', () => tf.rfft(real([2, 10], 1))],
    ['the transform of what is real, longer than it', () => tf.rfft(real([2, 5], 1), 8)],
    ['the transform of what is real, shorter than it', () => tf.rfft(real([2, 9], 1), 4)],
    ['a real transform and back', () => tf.irfft(tf.rfft(real([2, 16], 1)))],
    ['a batch of batches, transformed and back', () => tf.irfft(tf.rfft(real([2, 3, 8], 1)))],
    ['a spectrogram', () => tf.abs(tf.signal.stft(real([64], 1) as Tensorflow.Tensor1D, 16, 8))],
    ['real parts', () => tf.real(complex([4], 1))],
    ['imaginary parts', () => tf.imag(complex([4], 1))],
    ['sizes', () => tf.abs(complex([2, 2], 1))],
    ['sums', () => tf.add(complex([2, 3], 1), complex([2, 3], 5))],
    ['differences', () => tf.sub(complex([2, 3], 1), complex([2, 3], 5))],
    ['products, spread over columns', () => tf.mul(complex([2, 3], 1), complex([2, 1], 5))],
    ['put together', () => tf.concat([complex([2, 3], 1), complex([2, 3], 5)], 1)],
    ['in another shape', () => tf.fft(tf.reshape(complex([12], 1), [3, 4]))],
    ['cloned', () => tf.clone(complex([3], 1))],
    ['ones like them', () => tf.onesLike(complex([3], 1))],
    ['cast from what is real', () => tf.cast(real([3], 1), 'complex64')],
    ['cast to what is real', () => tf.cast(complex([3], 1), 'float32')],
  ])('%s', async (_, compute) => {
    const on = async (backend: string) => {
      await tf.setBackend(backend);
      await tf.ready();
      const before = tf.memory().numTensors;
      const result = tf.tidy(compute);
      const values = [...(await result.data())];
      const { shape, dtype } = result;
      result.dispose();
      expect(tf.memory().numTensors).toBe(before);
      return { shape, dtype, values };
    };
    const cpu = await on('cpu');
    const wasm = await on('wasm');
    expect({ ...wasm, values: [] }).toEqual({ ...cpu, values: [] });
    expect(wasm.values).toHaveLength(cpu.values.length);
    wasm.values.forEach((value, at) => {
      expect(Math.abs(value - (cpu.values[at] ?? Number.NaN))).toBeLessThan(1e-4);
    });
    expect(cpu.values.some((value) => value !== 0)).toBe(true);
  });
});
