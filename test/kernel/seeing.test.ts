/** Live displays and the picture of a network, in the real kernel. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputId } from '#core/notebook/ids.ts';
import type { Output } from '#core/runtime/output.ts';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage();
  const { errors } = await kernel.run(
    `import * as tf from '@tensorflow/tfjs'
import { canvas, input, inspect, plot, progress, table, trainingRun } from 'stepwise/learn'`,
    { cell: 'imports' },
  );
  expect(errors).toEqual([]);
}, 60_000);
afterAll(() => kernel?.close());

/** What the display shown by a run was updated to, in order. */
async function updatesOf(shown: Output | undefined): Promise<readonly Output[]> {
  const all = await kernel.messages();
  return all.flatMap((each) =>
    each.type === 'update_display_data' && each.display === shown?.id ? [each.output] : [],
  );
}

describe('live displays', () => {
  it('follow a loop that never waits, and its end', async () => {
    const { displays } = await kernel.run(
      `let sum = 0
for (const n of progress(300, { label: 'adding' })) { const until = performance.now() + 1; while (performance.now() < until) sum += n }`,
      { cell: 'loop' },
    );
    expect(displays).toHaveLength(1);
    const updates = await updatesOf(displays[0]);
    expect(updates.length).toBeGreaterThan(2);
    expect(updates.length).toBeLessThan(60);
    expect(updates.at(-1)?.data).toMatchObject({ label: 'adding', value: 300, total: 300, state: 'done' });
  });

  // Stop comes to a loop at its own look or at that of what it goes over: several times, so that both happen.
  it.each([
    ['a loop', 'for (const n of progress(1e9)) { }'],
    [
      'an asynchronous loop',
      'const forever = async function* () { for (;;) yield await null }; for await (const n of progress(forever())) { }',
    ],
  ])('show a bar as stopped where the person pressed Stop in %s', async (_, source) => {
    for (let time = 1; time <= 8; time++) {
      const run = await kernel.begin(source, 'endless');
      await kernel.until((each) => each.type === 'display_data' && each.run === run);
      await kernel.send({ type: 'interrupt' });
      const { outcome, displays } = await kernel.ended(run);
      expect(outcome).toBe('interrupted');
      expect((await updatesOf(displays[0])).at(-1)?.data).toMatchObject({ state: 'stopped' });
    }
  });

  it('let a chart grow in the place where it stands', async () => {
    const { displays } = await kernel.run(
      `const chart = plot([{ y: [] }]); display(chart)
for (let n = 0; n < 5; n++) { chart.append(0, { y: n * n }); await new Promise((done) => setTimeout(done, 25)) }`,
      { cell: 'chart' },
    );
    expect(displays).toHaveLength(1);
    const last = (await updatesOf(displays[0])).at(-1);
    expect(last?.data).toMatchObject({ data: [{ y: [0, 1, 4, 9, 16] }] });
  });

  it('show the frames of a canvas one after the other, until there are no more', async () => {
    const { displays, errors } = await kernel.run(
      `await canvas(20, 10, (context, { index }) => { context.fillStyle = '#' + index + '00'; context.fillRect(0, 0, 20, 10); return index < 3 }, { alt: 'red' })`,
      { cell: 'frames' },
    );
    expect(errors).toEqual([]);
    expect(displays[0]).toMatchObject({ mime: 'image/png', data: { width: 20, height: 10, alt: 'red' } });
    const updates = await updatesOf(displays[0]);
    expect(updates).toHaveLength(3);
    expect(new Set(updates.map((output) => JSON.stringify(output.data))).size).toBe(3);
  });

  it('end a canvas that never ends when stopped', async () => {
    const running = kernel.run('await canvas(20, 10, () => true)', { cell: 'film' });
    await kernel.until((each) => each.type === 'update_display_data' && each.display.startsWith('film'));
    await kernel.send({ type: 'interrupt' });
    expect((await running).outcome).toBe('interrupted');
  });

  it('send a table of a hundred thousand rows', async () => {
    const { result } = await kernel.run(
      'table(Array.from({ length: 100_000 }, (_, n) => ({ n, square: n * n })))',
    );
    if (result?.mime !== 'application/vnd.stepwise.table+json') throw new Error(`shown as ${result?.mime}`);
    expect([result.data.rows.length, result.data.rows.at(-1)]).toEqual([100_000, [99_999, 9_999_800_001]]);
  }, 60_000);

  it('give a hand-written loop the training panel', async () => {
    const { displays, errors } = await kernel.run(
      `const run = trainingRun({ epochs: 2, batchesPerEpoch: 2 })
do { await run.batch({ loss: 1 }); await run.batch({ loss: 0.5 }) } while (await run.epoch({ loss: 0.5 }))`,
      { cell: 'byhand' },
    );
    expect(errors).toEqual([]);
    const last = (await updatesOf(displays[0])).at(-1) ?? displays[0];
    expect(last?.data).toMatchObject({ state: 'done', epoch: 2, history: { loss: [0.5, 0.5] } });
  });
});

describe('inspect', () => {
  it('leads each layer back to the line that made it', async () => {
    const made = await kernel.run(
      `const net = tf.sequential()
net.add(tf.layers.dense({ units: 3, inputShape: [2], activation: 'relu' }))

net.add(tf.layers.dense({ units: 1, name: 'answer' }))`,
      { cell: 'net' },
    );
    expect(made.errors).toEqual([]);
    const { result, errors } = await kernel.run('inspect(net, { input: tf.tensor1d([1, 2]) })', {
      cell: 'look',
    });
    expect(errors).toEqual([]);
    if (result?.mime !== 'application/vnd.stepwise.network+json') throw new Error(`shown as ${result?.mime}`);
    expect(result.data.layers.map(({ name, made: place }) => [name, place?.cell, place?.line])).toEqual([
      ['dense_Dense1', 'net', 2],
      ['answer', 'net', 4],
    ]);
    expect(result.data.layers[0]?.activations?.images).toHaveLength(1);
    expect(result.data.layers[0]?.weights.map(({ shape }) => shape)).toEqual([[2, 3], [3]]);
  });
});

describe('controls', () => {
  it('set their variables as plain typed values', async () => {
    await kernel.run(
      `const count = input.number({ label: 'n', initial: 2 })
const points = input.table({ label: 'p', columns: ['x', 'y'], rows: [[1, 2]] })
const presses = input.button({ label: 'b' })`,
      { cell: 'controls' },
    );
    await kernel.send({ type: 'set_input', input: InputId.of('count'), value: { kind: 'number', value: 5 } });
    const rows = [
      [1, 2],
      [3, 4],
    ];
    await kernel.send({ type: 'set_input', input: InputId.of('points'), value: { kind: 'table', rows } });
    await kernel.send({
      type: 'set_input',
      input: InputId.of('presses'),
      value: { kind: 'button', presses: 1 },
    });
    const { result } = await kernel.run('[count, ...points.map(([x, y]) => x * y), presses].join()');
    expect(result?.data).toMatchObject({ preview: '"5,2,12,1"' });
  });
});
