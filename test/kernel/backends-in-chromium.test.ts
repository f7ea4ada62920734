import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackendChoice } from '#core/runtime/messages.ts';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';
import { learners } from '../support/learners.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage();
  await kernel.run("import * as tf from '@tensorflow/tfjs'\nimport { seed } from 'stepwise/learn'", {
    cell: 'imports',
  });
}, 60_000);
afterAll(() => kernel?.close());

/** WebGL is drawn by the processor here, so the steps are few. */
const steps = 12;

/** The losses of a learner in the real kernel, on a backend, from a seed. */
async function losses(backend: BackendChoice, learner: string, seed = 7): Promise<number[]> {
  await kernel.send({ type: 'set_backend', choice: backend });
  const { stdout, errors } = await kernel.run(
    `seed(${seed}); const learner = ${learners[learner]}
console.log(JSON.stringify([tf.getBackend(), ...await learner(tf, ${steps})]))`,
  );
  expect(errors).toEqual([]);
  const [used, ...values] = JSON.parse(stdout);
  expect(used).toBe(backend);
  return values;
}

describe.each(Object.keys(learners))('in the kernel, a model with %s', (learner) => {
  it('loses on WASM and on WebGL what it loses on the CPU', async () => {
    const cpu = await losses('cpu', learner);
    expect(cpu).toHaveLength(steps);
    for (const backend of ['wasm', 'webgl'] as const) {
      const values = await losses(backend, learner);
      const furthest = Math.max(
        ...values.map((loss, step) => Math.abs(loss / (cpu[step] ?? Number.NaN) - 1)),
      );
      expect(furthest, backend).toBeLessThan(0.005);
    }
  }, 90_000);
});

it.each<BackendChoice>(['cpu', 'wasm', 'webgl'])(
  'seed makes weights, dropout and shuffling repeat exactly on %s',
  async (backend) => {
    const once = await losses(backend, 'convolution');
    expect(await losses(backend, 'convolution')).toEqual(once);
    expect(await losses(backend, 'convolution', 8)).not.toEqual(once);
  },
  90_000,
);
