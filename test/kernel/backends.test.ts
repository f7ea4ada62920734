import { createRequire } from 'node:module';
import type * as Tensorflow from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerEinsumGradient } from '../../src-kernel/backend/einsum-gradient.ts';
import { registerWasmKernels } from '../../src-kernel/backend/wasm-kernels/index.ts';
import { seedRandom } from '../../src-kernel/evaluate/random.ts';
import { type Learner, learners } from '../support/learners.ts';

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs') as typeof Tensorflow;
require('@tensorflow/tfjs-backend-wasm');

beforeAll(() => {
  registerWasmKernels(tf);
  registerEinsumGradient(tf);
});

/** Steps that are compared, and by how much of its size a loss may differ: single precision, added up in another order, a hundred times over. */
const [steps, tolerance] = [100, 0.002];

async function losses(backend: 'cpu' | 'wasm', learner: Learner, seed = 7): Promise<number[]> {
  await tf.setBackend(backend);
  await tf.ready();
  seedRandom(seed);
  return learner(tf, steps);
}

describe.each(Object.entries(learners))('a model with %s', (_, learner) => {
  it('loses on WASM what it loses on the CPU, for a hundred steps, and learns', async () => {
    const cpu = await losses('cpu', learner);
    const wasm = await losses('wasm', learner);
    expect(wasm).toHaveLength(steps);
    const furthest = Math.max(...wasm.map((loss, step) => Math.abs(loss / (cpu[step] ?? Number.NaN) - 1)));
    expect(furthest).toBeLessThan(tolerance);
    expect(cpu.at(-1)).toBeLessThan(0.8 * (cpu[0] ?? 0));
  }, 60_000);

  it('loses exactly the same again from the same seed, and not from another', async () => {
    const once = await losses('wasm', learner);
    expect(await losses('wasm', learner)).toEqual(once);
    expect(await losses('wasm', learner, 8)).not.toEqual(once);
  }, 60_000);
});
