import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellMemory, KernelMessage, VariableInfo } from '#core/runtime/messages.ts';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage();
  await kernel.run("import * as tf from '@tensorflow/tfjs'", { cell: 'imports' });
}, 60_000);
afterAll(() => kernel?.close());

type Memory = Extract<KernelMessage, { type: 'memory' }>;

/** Waits until the last word about memory satisfies a test. */
async function memory(test: (memory: Memory) => boolean): Promise<Memory> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const last = (await kernel.messages()).findLast((each) => each.type === 'memory');
    if (last?.type === 'memory' && test(last)) return last;
    if (Date.now() > deadline) throw new Error(`Memory stays at ${JSON.stringify(last)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

const cellOf = (each: Memory, cell: string): CellMemory | undefined =>
  each.cells?.find((one) => one.cell === cell);

describe('Tensors', () => {
  it('are counted for the cell that made them, with their bytes', async () => {
    await kernel.run('const grid = tf.zeros([10, 10]), flags = tf.tensor1d([true, false], "bool")', {
      cell: 'made',
    });
    const all = await memory((each) => cellOf(each, 'made')?.tensors === 2);
    expect(cellOf(all, 'made')).toEqual({ cell: 'made', tensors: 2, bytes: 402, leaking: false });
  });

  it('stay where another cell, a closure or an object holds them', async () => {
    await kernel.run('const shared = tf.fill([2], 7)', { cell: 'source' });
    await kernel.run('const keep = { inside: shared }, hidden = ((own) => () => own)(shared)', {
      cell: 'holder',
    });
    await kernel.run('const shared = tf.fill([2], 8)', { cell: 'source' });
    await memory((each) => cellOf(each, 'source')?.tensors === 2);
    await new Promise((done) => setTimeout(done, 700));
    const { result } = await kernel.run('[keep.inside, hidden(), shared].map((each) => each.dataSync()[0])');
    expect(result?.data).toMatchObject({ preview: '[7, 7, 8]' });
  });

  it('of an earlier run go when the cell has run again and nothing holds them', async () => {
    for (let run = 0; run < 3; run++) {
      await kernel.run('const again = tf.ones([100]), twice = again.mul(2)', { cell: 'rerun' });
    }
    const all = await memory((each) => cellOf(each, 'rerun')?.tensors === 2);
    expect(cellOf(all, 'rerun')).toEqual({ cell: 'rerun', tensors: 2, bytes: 800, leaking: false });
    expect((await kernel.run('twice.dataSync()[99]')).result?.data).toMatchObject({ preview: '2' });
  });

  it('made inside a tidy are counted where they leave it or are kept', async () => {
    await kernel.run(
      'const kept = []; const out = tf.tidy(() => { const a = tf.ones([2]); kept.push(tf.keep(a.add(1))); return tf.tidy(() => a.add(2)) })',
      { cell: 'tidied' },
    );
    const all = await memory((each) => cellOf(each, 'tidied') !== undefined);
    expect(cellOf(all, 'tidied')?.tensors).toBe(2);
  });

  it('that pile up from rerun to rerun are called a leak; those of a cell that replaces its own are not', async () => {
    await kernel.run('const pile = []', { cell: 'pile' });
    for (let run = 1; run <= 5; run++) {
      await kernel.run('pile.push(tf.ones([10]))', { cell: 'leaks' });
      await kernel.run('const fresh = tf.ones([10])', { cell: 'replaces' });
      await memory((each) => cellOf(each, 'leaks')?.tensors === run);
      // The collections that tell a leak come when the kernel has been quiet for a moment.
      await new Promise((done) => setTimeout(done, 700));
    }
    const all = await memory((each) => cellOf(each, 'leaks')?.leaking === true);
    expect(cellOf(all, 'replaces')?.leaking).toBe(false);
  });

  it('that one loop leaves by the hundred are called a leak; those that nothing holds go, and weights are none', async () => {
    await kernel.run('const heap = []; for (let i = 0; i < 600; i++) heap.push(tf.scalar(i))', {
      cell: 'heaps',
    });
    await kernel.run('for (let i = 0; i < 600; i++) tf.scalar(i)', { cell: 'forgets' });
    await kernel.run('const many = Array.from({ length: 600 }, () => tf.variable(tf.scalar(0)))', {
      cell: 'weights',
    });
    const all = await memory(
      (each) => cellOf(each, 'heaps')?.leaking === true && cellOf(each, 'forgets') === undefined,
    );
    expect(cellOf(all, 'heaps')?.tensors).toBe(600);
    expect(cellOf(all, 'weights')?.leaking).toBe(false);
  });
});

describe('Variables', () => {
  /** The variables as last said, once the named one is among them with a preview. */
  async function variable(name: string, shown?: string): Promise<VariableInfo> {
    const found = (message: KernelMessage) =>
      message.type === 'variables'
        ? message.variables.find(
            (each) => each.name === name && (shown === undefined || each.preview === shown),
          )
        : undefined;
    const message = await kernel.until((each) => found(each) !== undefined);
    const info = found(message);
    if (info === undefined) throw new Error(`no ${name}`);
    return info;
  }

  it.each<[source: string, expected: Partial<VariableInfo>]>([
    ['const v_n = 3.5', { type: 'number', preview: '3.5' }],
    ['const v_s = "拾级"', { type: 'string', preview: '"拾级"' }],
    ['const v_f = (x: number) => x', { type: 'function', preview: 'ƒ v_f()' }],
    ['class v_K {}', { type: 'class', preview: 'class v_K' }],
    ['const v_u = null', { type: 'null', preview: 'null' }],
    ['const v_m = new Map([["a", 1]])', { type: 'Map', preview: 'Map(1) {"a": 1}' }],
    ['class Point { x = 1 }\nconst v_p = new Point()', { type: 'Point', preview: 'Point {x: 1}' }],
    ['const v_a = new Float32Array(3)', { type: 'Float32Array', shape: [3], bytes: 12 }],
    ['const v_t = tf.zeros([2, 3])', { type: 'Tensor', preview: 'float32 [2, 3]', shape: [2, 3], bytes: 24 }],
    ['const v_v = tf.variable(tf.zeros([2]))', { type: 'Variable', shape: [2], bytes: 8 }],
    ['const v_q = tf.sequential()', { type: 'Sequential' }],
    [
      'const v_x = new Proxy({}, { ownKeys() { throw new Error("trap") } })',
      { preview: '[cannot be inspected]' },
    ],
    ['const v_b = Array.from({ length: 1e6 }, (_, i) => i)', { type: 'Array' }],
  ])('show %s', async (source, expected) => {
    await kernel.run(source, { cell: 'shown' });
    const name = /v_\w/.exec(source)?.[0] ?? '';
    expect(await variable(name)).toMatchObject({ name, cell: 'shown', ...expected });
  });

  it('name the cell that defined them last, and leave out what has no value', async () => {
    await kernel.run('let w_1 = 1', { cell: 'one' });
    await kernel.run('let w_1 = 2; throw 0; let w_2 = 3', { cell: 'two' });
    expect(await variable('w_1', '2')).toMatchObject({ cell: 'two' });
    const all = (await kernel.messages()).flatMap((each) =>
      each.type === 'variables' ? each.variables : [],
    );
    expect(all.some(({ name }) => name === 'w_2' || name === 'setTimeout' || name === 'display')).toBe(false);
  });

  it('call no module by its hundreds of names', async () => {
    expect(await variable('tf')).toMatchObject({ type: 'module', cell: 'imports' });
  });
});
