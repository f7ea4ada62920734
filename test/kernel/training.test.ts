import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingCommand } from '#core/runtime/messages.ts';
import type { TrainingData } from '#core/runtime/output.ts';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage();
  await kernel.run(
    "import * as tf from '@tensorflow/tfjs'\nimport { seed, trainingRun } from 'stepwise/learn'",
    { cell: 'imports' },
  );
}, 60_000);
afterAll(() => kernel?.close());

const model = `const model = tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [4] }), tf.layers.dense({ units: 1 })] })
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })
const x = tf.randomNormal([2000, 4]), y = x.sum(1, true)`;

const byHand = `const panel = trainingRun({ title: { zh: '手写', en: 'By hand' }, epochs: 10_000, batchesPerEpoch: 50 })
do {
  for (let step = 0; step < 50; step++) { await new Promise((r) => setTimeout(r, 1)); await panel.batch({ loss: 1 / (step + 1) }) }
} while (await panel.epoch({ loss: 0.5 }))`;

/** The same with two batches an epoch, so that three steps go over the end of one wherever they begin. */
const short = (source: string) =>
  source
    .replace('epochs: 10_000 })', 'epochs: 10_000, batchSize: 1000 })')
    .replace('batchesPerEpoch: 50', 'batchesPerEpoch: 2')
    .replace('step < 50', 'step < 2');

/** Every state of a run's training display so far, in order. */
async function states(run: string): Promise<{ id: string | undefined; all: TrainingData[] }> {
  const messages = await kernel.messages();
  const first = messages.find((each) => each.type === 'display_data' && each.run === run);
  const id = first?.type === 'display_data' ? first.output.id : undefined;
  const all = messages.flatMap((each) => {
    const output =
      each === first && each.type === 'display_data'
        ? each.output
        : each.type === 'update_display_data' && each.display === id
          ? each.output
          : undefined;
    return output?.mime === 'application/vnd.stepwise.training+json' ? [output.data] : [];
  });
  return { id, all };
}

/** Waits until the training's last state satisfies a test. */
async function last(run: string, test: (data: TrainingData) => boolean): Promise<TrainingData> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const data = (await states(run)).all.at(-1);
    if (data && test(data)) return data;
    if (Date.now() > deadline) throw new Error(`stays at ${JSON.stringify(data)}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function command(run: string, command: TrainingCommand): Promise<void> {
  const { id } = await states(run);
  await kernel.send({ type: 'training_control', display: id, command } as never);
}

const place = ({ epoch, batch, batchesPerEpoch }: TrainingData) => epoch * (batchesPerEpoch ?? 0) + batch;
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

describe.each([
  ['fit', `${model}\nawait model.fit(x, y, { epochs: 10_000 })`],
  ['a hand-written loop', byHand],
])('the training of %s', (_, source) => {
  it('waits, does one batch, and goes on', async () => {
    const run = await kernel.begin(source, 'train');
    await last(run, (data) => place(data) > 0);
    await command(run, 'pause');
    const paused = await last(run, (data) => data.state === 'paused');
    await pause(200);
    expect(await last(run, () => true)).toEqual(paused);
    for (const steps of [1, 2, 3]) {
      await command(run, 'step');
      const after = await last(run, (data) => place(data) >= place(paused) + steps);
      expect([place(after), after.state]).toEqual([place(paused) + steps, 'paused']);
    }
    await command(run, 'resume');
    await last(run, (data) => data.state === 'running' && place(data) > place(paused) + 3);
    await command(run, 'stop-after-epoch');
    const { outcome } = await kernel.ended(run);
    expect(outcome).toBe('ok');
    const end = await last(run, (data) => data.state === 'stopped');
    expect(end.epoch).toBeGreaterThan(0);
    expect(end.history.loss).toHaveLength(end.epoch);
  });

  it('does one batch at a time over the end of an epoch', async () => {
    const run = await kernel.begin(short(source), 'train');
    await last(run, (data) => place(data) > 0);
    await command(run, 'pause');
    let before = place(await last(run, (data) => data.state === 'paused'));
    for (let step = 0; step < 3; step++) {
      await command(run, 'step');
      const after = place(await last(run, (data) => place(data) > before));
      expect(after).toBe(before + 1);
      before = after;
    }
    await command(run, 'stop-after-epoch');
    expect((await kernel.ended(run)).outcome).toBe('ok');
  });

  it('ends at Stop while it waits', async () => {
    const run = await kernel.begin(source, 'train');
    await last(run, (data) => place(data) > 0);
    await command(run, 'pause');
    await last(run, (data) => data.state === 'paused');
    await kernel.send({ type: 'interrupt' });
    expect((await kernel.ended(run)).outcome).toBe('interrupted');
    await last(run, (data) => data.state === 'stopped');
    expect((await kernel.run('1 + 1')).result?.data).toMatchObject({ preview: '2' });
  });
});

describe('A hand-written loop', () => {
  it('that comes to its end is done, and one that is left is stopped or failed', async () => {
    const one = (rest: string) =>
      kernel.run(`const own = trainingRun({ epochs: 2 })\nawait own.epoch({ loss: 2 })\n${rest}`);
    expect((await one('await own.epoch({ loss: 1 })')).displays[0]?.data).toMatchObject({
      state: 'done',
      epoch: 2,
      history: { loss: [2, 1] },
    });
    expect((await one('')).displays[0]?.data).toMatchObject({ state: 'stopped', epoch: 1 });
    expect((await one('throw new Error("no")')).displays[0]?.data).toMatchObject({ state: 'failed' });
  });
});

describe('On WASM', () => {
  it.each([
    [
      'a convolutional network',
      `const net = tf.sequential({ layers: [
  tf.layers.conv2d({ filters: 4, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 1] }),
  tf.layers.maxPooling2d({ poolSize: 2 }), tf.layers.flatten(), tf.layers.dense({ units: 2, activation: 'softmax' })] })
const half = tf.concat([tf.ones([16, 8, 4, 1]), tf.zeros([16, 8, 4, 1])], 2)
const inputs = tf.concat([half, half.reverse(2)]), targets = tf.oneHot(tf.tensor1d([...Array(16).fill(0), ...Array(16).fill(1)], 'int32'), 2)`,
      'categoricalCrossentropy',
    ],
    [
      'an embedding with a GRU',
      `const net = tf.sequential({ layers: [
  tf.layers.embedding({ inputDim: 6, outputDim: 4, inputLength: 5 }), tf.layers.gru({ units: 6 }), tf.layers.dense({ units: 1 })] })
const inputs = tf.randomUniform([32, 5], 0, 6, 'int32'), targets = inputs.slice([0, 4], [32, 1]).toFloat()`,
      'meanSquaredError',
    ],
  ])('%s learns', async (_, source, loss) => {
    const { result, errors } = await kernel.run(
      `seed(1)\n${source}\nnet.compile({ optimizer: tf.train.adam(0.02), loss: '${loss}' })
const { history } = await net.fit(inputs, targets, { epochs: 12, batchSize: 16 })
;[tf.getBackend(), history.loss.at(-1) < history.loss[0] * 0.7]`,
    );
    expect(errors).toEqual([]);
    expect(result?.data).toMatchObject({ preview: '["wasm", true]' });
  });
});

describe('seed', () => {
  /** The losses of 100 steps of a training that shuffles and drops out. */
  async function losses(backend: 'wasm' | 'cpu'): Promise<number[]> {
    const from = (await kernel.messages()).length;
    await kernel.send({ type: 'set_backend', choice: backend });
    await kernel.until((each) => each.type === 'backend' && each.backend.name === backend, 20_000, from);
    const { stdout } = await kernel.run(`seed(42)
const m = tf.sequential({ layers: [tf.layers.dense({ units: 8, activation: 'tanh', inputShape: [3] }), tf.layers.dropout({ rate: 0.3 }), tf.layers.dense({ units: 1 })] })
m.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })
const a = tf.randomNormal([160, 3]), b = a.sum(1, true), seen: number[] = []
await m.fit(a, b, { epochs: 10, batchSize: 16, shuffle: true, callbacks: { onBatchEnd: (_: number, logs: any) => { seen.push(logs.loss) } } })
console.log(JSON.stringify(seen))`);
    return JSON.parse(stdout) as number[];
  }

  it('repeats a training with dropout and shuffling, to the bit on one backend and closely on another', async () => {
    const wasm = await losses('wasm');
    const cpu = await losses('cpu');
    expect(wasm).toHaveLength(100);
    expect(new Set(wasm).size).toBeGreaterThan(50);
    expect(await losses('cpu')).toEqual(cpu);
    expect(await losses('wasm')).toEqual(wasm);
    for (const [step, loss] of wasm.entries()) expect(loss).toBeCloseTo(cpu[step] ?? Number.NaN, 3);
  });
});
