import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidates } from '../../src-kernel/backend/choose.ts';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage();
}, 60_000);
afterAll(() => kernel?.close());

describe('a graphics card that is taken away', () => {
  it('gives its place to WASM, says so, and no wrong value is read from it', async () => {
    await kernel.send({ type: 'set_backend', choice: 'webgl' });
    const { outcome } = await kernel.run(
      'import * as tf from "@tensorflow/tfjs"\nconst onCard = tf.square(tf.tensor([1, 2, 3]))\ntf.getBackend()',
      { cell: 'before' },
    );
    expect(outcome).toBe('ok');
    const before = (await kernel.messages()).length;
    await kernel.run(
      '(tf.backend() as any).gpgpu.gl.getExtension("WEBGL_lose_context").loseContext()\nawait new Promise((r) => setTimeout(r, 5))',
      { cell: 'loss' },
    );
    const message = await kernel.until((each) => each.type === 'backend', 20_000, before);
    expect(message).toMatchObject({ backend: { name: 'wasm', choice: 'webgl', lost: true } });

    const { errors } = await kernel.run('onCard.dataSync()', { cell: 'reading' });
    expect(errors[0]).toMatchObject({
      name: 'GraphicsLost',
      message: { zh: expect.stringContaining('显卡'), en: expect.stringContaining('run the cell') },
      position: { cell: 'reading', line: 1 },
    });

    const again = await kernel.run('[...tf.square(tf.tensor([1, 2, 3])).dataSync(), tf.getBackend()]');
    expect(again.result?.data).toMatchObject({ preview: '[1, 4, 9, "wasm"]' });
  });

  it('is asked for again by a restarted kernel', async () => {
    await kernel.restart();
    const from = (await kernel.messages()).length;
    await kernel.run('import * as tf from "@tensorflow/tfjs"\ntf.getBackend()');
    const message = await kernel.until((each) => each.type === 'backend', 20_000, from);
    expect(message.type === 'backend' && message.backend.lost).toBeFalsy();
  });

  it('may be left for another backend while a cell trains, and the next cell begins on that one', async () => {
    await kernel.restart();
    await kernel.send({ type: 'set_backend', choice: 'webgl' });
    await kernel.run('import * as tf from "@tensorflow/tfjs"', { cell: 'import' });
    const training = await kernel.begin(
      `const model = tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [4] })] })
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })
for (let step = 0; step < 30; step++) await model.fit(tf.ones([8, 4]), tf.ones([8, 4]), { verbose: 0 })`,
      'training',
    );
    await kernel.until((each) => each.type === 'display_data' && each.run === training);
    await kernel.send({ type: 'set_backend', choice: 'wasm' });
    const next = await kernel.begin('tf.getBackend()', 'next');
    expect(await kernel.ended(training)).toMatchObject({ outcome: 'ok', errors: [] });
    expect((await kernel.ended(next)).result?.data).toMatchObject({ preview: '"wasm"' });
  });

  it('is not asked for where there is none', () => {
    const none = { renderer: null, software: false };
    expect(candidates('webgl', none)).toEqual(['wasm', 'cpu']);
    expect(candidates('auto', none)).toEqual(['wasm', 'cpu']);
  });
});
