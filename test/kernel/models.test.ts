/** Models leave the kernel as files that plain TensorFlow.js reads, and come back into a cell. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as tf from '@tensorflow/tfjs';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KernelRequest } from '#core/runtime/messages.ts';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';

let kernel: KernelPage;
beforeAll(async () => {
  await tf.setBackend('cpu');
  kernel = await openKernelPage();
}, 60_000);
afterAll(() => kernel?.close());

/** A model as the window hears of it, its weights as base64. */
interface Heard {
  readonly name: string;
  readonly json?: string;
  readonly weights?: string;
  readonly failed?: string;
}

let asked = 0;

/** The models the kernel answers with. */
async function saved(display?: string): Promise<readonly Heard[]> {
  const request = ++asked;
  await kernel.send({
    type: 'save_models',
    request,
    ...(display ? { display } : {}),
  } as unknown as KernelRequest);
  await kernel.until((each) => each.type === 'models' && each.request === request);
  return kernel.evaluate<Heard[]>(`heard.find((each) => each.type === 'models' && each.request === ${request})
    .models.map(({ name, json, weights, failed }) => ({ name, json, failed,
      weights: weights && btoa(Array.from(weights, (byte) => String.fromCharCode(byte)).join('')) }))`);
}

const bytes = (text = '') => new Uint8Array(Buffer.from(text, 'base64'));

/** Serves files at the root of an origin, as any static server would, while `work` goes on. */
async function served<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (origin: string) => Promise<T>,
) {
  const server = createServer((request, response) => {
    const file = files[(request.url ?? '').slice(1)];
    response.statusCode = file === undefined ? 404 : 200;
    response.end(file);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

const training = `import * as tf from '@tensorflow/tfjs'
import { inspect, loadModel } from 'stepwise/learn'
const model = tf.sequential({ layers: [
  tf.layers.conv2d({ inputShape: [6, 6, 1], filters: 3, kernelSize: 3, activation: 'relu' }),
  tf.layers.batchNormalization(),
  tf.layers.flatten(),
  tf.layers.dense({ units: 4, activation: 'softmax' }),
] })
model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' })
const x = tf.tensor([...Array(72)].map((_, n) => Math.sin(n)), [2, 6, 6, 1])
await model.fit(x, tf.tensor1d([1, 3]), { epochs: 2, verbose: 0 })
const sameModel = model
const said = (net, from = x) => Array.from(net.predict(from).dataSync())
console.log(JSON.stringify(said(model)))
model`;

describe('models', () => {
  it('predict the same in plain TensorFlow.js, read from any server', async () => {
    const { stdout, errors } = await kernel.run(training, { cell: 'train' });
    expect(errors).toEqual([]);
    const [model, ...others] = await saved();
    expect(others).toEqual([]);
    expect(model?.name).toBe('model');
    const files = { 'model.json': model?.json ?? '', 'weights.bin': bytes(model?.weights) };
    const loaded = await served(files, (origin) => tf.loadLayersModel(`${origin}/model.json`));
    const x = tf.tensor(
      [...Array(72)].map((_, n) => Math.sin(n)),
      [2, 6, 6, 1],
    );
    const here = [...(loaded.predict(x) as tf.Tensor).dataSync()];
    const there = JSON.parse(stdout) as number[];
    expect(here).toHaveLength(8);
    for (const [index, value] of here.entries()) expect(value).toBeCloseTo(there[index] ?? Number.NaN, 5);
  }, 60_000);

  it('are found by the display that shows them, also as a picture, as long as they live', async () => {
    const summary = await kernel.run('model', { cell: 'shown' });
    const picture = await kernel.run('inspect(model)', { cell: 'picture' });
    const alone = await kernel.run(
      "const made = [tf.sequential({ name: 'lonely', layers: [tf.layers.dense({ units: 1, inputShape: [1] })] })]; display(made[0], { id: 'it' })",
      { cell: 'alone' },
    );
    for (const [output, name] of [
      [summary.result, 'model'],
      [picture.result, 'model'],
      [alone.displays[0], 'lonely'],
    ] as const)
      expect((await saved(output?.id)).map((each) => each.name)).toEqual([name]);
    expect(await saved('cell@1/999')).toEqual([]);
  });

  it('that cannot be written say why and do not hold up the others', async () => {
    await kernel.run(
      `class Odd extends tf.layers.Layer { static className = 'Odd'; getConfig() { throw new Error('not to be written') } }
const odd = { layers: [], countParams: () => 0, summary() {}, save() { throw new Error('not to be written') } }`,
      { cell: 'odd' },
    );
    const all = await saved();
    expect(all.find((each) => each.name === 'odd')?.failed).toBe('not to be written');
    expect(all.find((each) => each.name === 'model')?.json).toContain('layers-model');
    await kernel.run('const odd = 1', { cell: 'odd' });
  });

  it('come back into a cell from the ZIP or from the two files, and predict the same', async () => {
    const [model] = await saved();
    const files = {
      'model/model.json': Buffer.from(model?.json ?? ''),
      'model/weights.bin': bytes(model?.weights),
    };
    const text = (content: Uint8Array) => JSON.stringify(Buffer.from(content).toString('base64'));
    const { stdout, errors } = await kernel.run(
      `const picked = (name, text) => ({ name, bytes: Uint8Array.from(atob(text), (digit) => digit.charCodeAt(0)) })
const json = picked('model.json', ${text(files['model/model.json'])})
const weights = picked('weights.bin', ${text(files['model/weights.bin'])})
const zip = picked('model.zip', ${text(zipSync(files))})
const both = [await loadModel(zip), await loadModel([json, weights])]
console.log(both.every((net) => JSON.stringify(said(net)) === JSON.stringify(said(model))))
for (const wrong of [[json], { ...zip, bytes: zip.bytes.slice(0, 400) }, picked('a.zip', 'AAAA'), [json, { ...weights, bytes: weights.bytes.slice(4) }]])
  await loadModel(wrong).then(() => console.log('read'), (error) => console.log(error.name + ': ' + error.message))`,
      { cell: 'again', language: 'js' },
    );
    expect(errors).toEqual([]);
    expect(stdout.trim().split('\n')).toEqual([
      'true',
      'FileError: “model.json”: its weights are in the file weights.bin; choose that file too.',
      'FileError: “model.zip”: this ZIP cannot be read: it is incomplete or damaged.',
      expect.stringMatching(/^FileError: “a\.zip”: there is no model\.json/),
      expect.stringMatching(/^FileError: “model\.json”: its weights should be \d+ bytes, but there are \d+/),
    ]);
  }, 30_000);
});
