import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputId } from '#core/notebook/ids.ts';
import type { TrainingData } from '#core/runtime/output.ts';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';

let kernel: KernelPage;
const imports = "import * as tf from '@tensorflow/tfjs'\nimport { input, seed } from 'stepwise/learn'";
beforeAll(async () => {
  kernel = await openKernelPage();
  await kernel.run(imports, { cell: 'imports' });
}, 60_000);
afterAll(() => kernel?.close());

const model = `const model = tf.sequential({ layers: [
  tf.layers.dense({ units: 8, activation: 'relu', inputShape: [4] }), tf.layers.dense({ units: 1 })] })
model.compile({ optimizer: 'adam', loss: 'meanSquaredError', metrics: ['mse'] })
const x = tf.randomNormal([320, 4]), y = x.sum(1, true)`;

/** Runs a cell that trains; gives what its display came to. */
async function train(source: string): Promise<{ data: TrainingData; updates: number }> {
  const run = await kernel.run(source, { cell: 'train' });
  expect(run.errors.map(({ message }) => message)).toEqual([]);
  const shown = run.displays[0];
  if (shown?.mime !== 'application/vnd.stepwise.training+json') throw new Error(`shown as ${shown?.mime}`);
  const all = await kernel.messages();
  const updates = all.filter(
    (each) => each.type === 'update_display_data' && each.display === shown.id,
  ).length;
  return { data: shown.data, updates };
}

describe('TensorFlow.js in the kernel', () => {
  it('runs on WASM where the GL renderer is software, and says which it is', async () => {
    const message = await kernel.until((each) => each.type === 'backend');
    if (message.type !== 'backend') throw new Error('no backend');
    const { name, renderer, software, choice } = message.backend;
    expect(choice).toBe('auto');
    expect(name).toBe(software || renderer === null ? 'wasm' : 'webgl');
    if (software) expect(renderer).toMatch(/swiftshader|llvmpipe/i);
  });

  it('computes the same on each backend that can be chosen', async () => {
    for (const choice of ['cpu', 'webgl', 'wasm'] as const) {
      const from = (await kernel.messages()).length;
      await kernel.send({ type: 'set_backend', choice });
      await kernel.until((each) => each.type === 'backend' && each.backend.choice === choice, 20_000, from);
      const { result } = await kernel.run('Array.from(tf.matMul([[1, 2]], [[3], [4]]).add(0.5).dataSync())');
      expect(result?.data).toMatchObject({ preview: '[11.5]' });
    }
  });

  it('draws tensors with their statistics, and models with their layers', async () => {
    const tensor = await kernel.run('tf.tensor2d([[1, 2], [3, NaN]])');
    expect(tensor.result).toMatchObject({
      mime: 'application/vnd.stepwise.tensor+json',
      data: { shape: [2, 2], dtype: 'float32', size: 4, min: 1, mean: 2, max: 3, values: [1, 2, 3, 'NaN'] },
    });
    const summary = await kernel.run(`${model}\nmodel`);
    expect(summary.result).toMatchObject({
      mime: 'application/vnd.stepwise.model+json',
      data: {
        totalParams: 49,
        trainableParams: 49,
        layers: [{ type: 'Dense', outputShape: '[null, 8]', params: 40, activation: 'relu' }, { params: 9 }],
      },
    });
  });

  it('draws a disposed tensor as an object', async () => {
    const { outcome, result } = await kernel.run('const gone = tf.scalar(1); gone.dispose(); gone');
    expect(outcome).toBe('ok');
    expect(result?.mime).toBe('application/vnd.stepwise.value+json');
  });

  it('accounts for tensors after each run', async () => {
    const count = async (source: string) => {
      const { messages } = await kernel.run(source);
      const reply = JSON.stringify(messages.at(-1));
      const from = (await kernel.messages()).findLastIndex((each) => JSON.stringify(each) === reply);
      const message = await kernel.until((each) => each.type === 'memory', 5_000, from);
      return message.type === 'memory' ? message.tensors : Number.NaN;
    };
    // A new kernel: what other cells have left may be collected at any moment.
    await kernel.restart();
    await kernel.run(imports, { cell: 'imports' });
    const before = await count('1');
    expect(await count('const held = [tf.scalar(1), tf.scalar(2)]')).toBe(before + 2);
    expect(await count('tf.dispose(held)')).toBe(before);
  });

  it('repeats after the same seed', async () => {
    const draw = async () =>
      (await kernel.run('seed(7); [Math.random(), ...tf.randomUniform([3]).dataSync()]')).result;
    expect(await draw()).toEqual(await draw());
  });
});

describe('fit', () => {
  it('shows its training without a word from the author', async () => {
    const { data, updates } = await train(
      `${model}\nawait model.fit(x, y, { epochs: 4, validationSplit: 0.25 })`,
    );
    expect(data).toMatchObject({
      state: 'done',
      epochs: 4,
      epoch: 4,
      samples: 240,
      batchSize: 32,
      batchesPerEpoch: 8,
      backend: 'wasm',
    });
    expect(Object.keys(data.history)).toEqual(['loss', 'mse', 'val_loss', 'val_mse']);
    for (const series of Object.values(data.history)) expect(series).toHaveLength(4);
    expect(data.batches.at).toHaveLength(data.batches.loss.length);
    expect(updates).toBeGreaterThanOrEqual(1);
  });

  it('keeps the author’s callbacks, plain or tfjs’s own', async () => {
    const { data } = await train(
      `${model}\nlet called = 0\nawait model.fit(x, y, { epochs: 2, callbacks: { onEpochEnd: () => { called++ } } })`,
    );
    expect(data.epoch).toBe(2);
    expect((await kernel.run('called')).result?.data).toMatchObject({ preview: '2' });
    const early = await train(
      `${model}\nawait model.fit(x, y, { epochs: 50, validationSplit: 0.2, callbacks: [tf.callbacks.earlyStopping({ minDelta: 1e9, patience: 1 })] })`,
    );
    expect(early.data).toMatchObject({ state: 'stopped', epochs: 50 });
    expect(early.data.epoch).toBeLessThan(5);
  });

  it('gives the author the history that bare tfjs gives', async () => {
    const { result } = await kernel.run(
      `${model}\nconst h = await model.fit(x, y, { epochs: 3 }); [h.epoch.length, h.history.loss.length, typeof h.history.loss[0]]`,
    );
    expect(result?.data).toMatchObject({ preview: '[3, 3, "number"]' });
  });

  it('shows fitDataset too', async () => {
    const { data } = await train(
      `${model}\nconst set = tf.data.zip({ xs: tf.data.array(x.arraySync()), ys: tf.data.array(y.arraySync()) }).batch(40)
await model.fitDataset(set, { epochs: 2 })`,
    );
    expect(data).toMatchObject({ state: 'done', epochs: 2, epoch: 2, samples: null });
    expect(data.history.loss).toHaveLength(2);
  });

  it('that fails says so', async () => {
    const run = await kernel.run(`${model}\nawait model.fit(x, tf.zeros([3, 1]), { epochs: 1 })`, {
      cell: 'wrong',
    });
    expect(run.outcome).toBe('error');
    expect(run.errors[0]?.position).toMatchObject({ cell: 'wrong', line: 5 });
  });

  it('keeps no tensors of its own', async () => {
    // In a kernel where nothing else has run, so that no collection takes away what others left.
    await kernel.restart();
    await kernel.run(imports, { cell: 'imports' });
    const tensors = async () => Number((await kernel.run('console.log(tf.memory().numTensors)')).stdout);
    // The first training makes what the optimizer remembers, which is the model's.
    await kernel.run(`${model}\nawait model.fit(x, y, { epochs: 1 })`, { cell: 'kept' });
    const before = await tensors();
    await kernel.run('await model.fit(x, y, { epochs: 3 })', { cell: 'trained' });
    expect(before).toBeGreaterThan(0);
    expect(await tensors()).toBe(before);
  });
});

describe('an input', () => {
  it('takes the name of its variable, and moving it sets the variable', async () => {
    const { displays } = await kernel.run(
      "const size = input.slider({ label: 'Size', min: 0, max: 10, initial: 3 })",
      {
        cell: 'inputs',
      },
    );
    expect(displays[0]).toMatchObject({
      mime: 'application/vnd.stepwise.input+json',
      data: { id: 'size', kind: 'slider' },
    });
    expect((await kernel.run('size')).result?.data).toMatchObject({ preview: '3' });
    await kernel.send({ type: 'set_input', input: InputId.of('size'), value: { kind: 'slider', value: 8 } });
    expect((await kernel.run('size')).result?.data).toMatchObject({ preview: '8' });
  });

  it('keeps its value when its cell runs again', async () => {
    await kernel.run("const size = input.slider({ label: 'Size', min: 0, max: 10, initial: 3 })", {
      cell: 'inputs',
    });
    expect((await kernel.run('size')).result?.data).toMatchObject({ preview: '8' });
  });

  it('lets go of a variable that a cell defines anew', async () => {
    await kernel.run('const size = "mine"', { cell: 'mine' });
    await kernel.send({ type: 'set_input', input: InputId.of('size'), value: { kind: 'slider', value: 1 } });
    expect((await kernel.run('size')).result?.data).toMatchObject({ preview: '"mine"' });
  });

  it('without a variable is named by its cell', async () => {
    const { displays } = await kernel.run("display(input.checkbox({ label: 'On' }))", { cell: 'nameless' });
    expect(displays[0]?.data).toMatchObject({ id: 'nameless-0' });
  });
});
