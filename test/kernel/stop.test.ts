import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage();
}, 60_000);
afterAll(() => kernel?.close());

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Cells that never end by themselves; each sets `reached` first. */
const endless: readonly (readonly [name: string, source: string])[] = [
  ['a loop', 'while (true) {}'],
  ['a loop without braces', 'for (;;) reached++'],
  ['a loop in a function', 'function f() { do { reached++ } while (true) }\nf()'],
  [
    'a recursion that never deepens',
    'const again = (n: number): number => n < 0 ? n : (n > 2000 ? again(0) : again(n + 1)); for (;;) { try { again(0) } catch (e) { if (!(e instanceof RangeError)) throw e } }',
  ],
  ['a callback of a native loop', 'Array.from({ length: 1e9 }, () => reached++)'],
  ['a loop that catches everything', 'for (;;) { try { for (;;) reached++ } catch {} }'],
  [
    'a loop that catches by pattern',
    'for (;;) { try { for (;;) reached++ } catch ({ message }) { void message } }',
  ],
  ['a loop in finally', 'try { throw 1 } finally { for (;;) reached++ }'],
  ['an await that never ends', 'await new Promise(() => {})'],
  [
    'an await in a function',
    'async function wait() { try { await new Promise(() => {}) } catch {} }\nawait wait()',
  ],
  ['a flood of microtasks', 'for (;;) await null'],
  ['a flood of promises', 'const flood = (): Promise<void> => Promise.resolve().then(flood)\nawait flood()'],
  ['a loop that sleeps', 'for (;;) await new Promise((done) => setTimeout(done, 5))'],
  [
    'an endless for await',
    'async function* forever() { for (;;) yield await null }\nfor await (const x of forever()) void x',
  ],
  [
    'an endless generator',
    'function* numbers() { for (let n = 0; ; n++) yield n }\nfor (const n of numbers()) reached = n',
  ],
  ['a counting loop', 'for (let i = 0; i < Infinity; i++) reached = i'],
  [
    'loops within loops',
    'out: for (let i = 0; ; i++) for (let j = 0; j < 3; j++) { reached++; if (j === 1) continue out }',
  ],
  ['a loop that calls', 'const up = (n: number) => n + 1; while (true) reached = up(reached)'],
  ['an array that grows', 'const more = [1]; for (const x of more) more[more.length] = x'],
  [
    'an endless iterator without calls',
    'const ones = { *[Symbol.iterator]() { while (true) yield 1 } }; for (const one of ones) reached += one',
  ],
  [
    'a recursion',
    'function down(n: number): number { return n < 25 ? down(n + 1) + down(n + 1) : 0 }\nfor (;;) down(0)',
  ],
  [
    'short loops in an endless one',
    'for (;;) for (let k = 0; k < 3; k++) for (let l = 3; l > 0; l--) reached += k',
  ],
  [
    'a loop without end in a function of another cell',
    'function spin(by: number) { let n = 0; while (n >= 0) n = (n + by) % 7; return n }\nfor (let i = 0; i < 9; i++) spin(2)',
  ],
  [
    'loops within loops none of which is long',
    'const n = 3_000; for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) reached = k',
  ],
  [
    'loops that are entered now and then',
    'const n = 3_000; for (let i = 0; i < n; i++) { if (i % 2) continue; for (let j = 0; j < n; j++) { if (j % 2) continue; for (let k = 0; k < n; k++) reached = k } }',
  ],
  [
    'functions that loop over functions that loop',
    `const dot = (n: number) => { let s = 0; for (let i = 0; i < n; i++) s += i * 0.5; return s }
    const row = (n: number) => { let s = 0; for (let i = 0; i < n; i++) s += dot(n); return s }
    const all = (n: number) => { let s = 0; for (let i = 0; i < n; i++) s += row(n); return s }
    for (let i = 0; i < 500; i++) reached = all(500)`,
  ],
  [
    'a callback that loops',
    'new Array(1_000_000).fill(3_000).forEach((n) => { for (let k = 0; k < n; k++) reached = k })',
  ],
  ['a loop that prints', 'for (;;) console.log("again")'],
];

describe('Stop', () => {
  it.each(endless)('ends %s and keeps every variable', async (_, source) => {
    const run = await kernel.begin(`let reached = 41; ${source}`, 'endless');
    await kernel.until((each) => each.type === 'execute_input' && each.run === run);
    await pause(150);
    await kernel.send({ type: 'interrupt' });
    expect((await kernel.ended(run)).outcome).toBe('interrupted');
    const after = await kernel.run('reached >= 0');
    expect(after.result?.data).toMatchObject({ preview: 'true' });
    expect(
      (await kernel.messages()).some((each) => each.type === 'status' && each.kernel.state === 'dead'),
    ).toBe(false);
  });

  it('lets nothing of the stopped cell go on', async () => {
    const run = await kernel.begin(
      'let ticks = 0; setInterval(() => ticks++, 5)\nawait new Promise((done) => setTimeout(done, 400))\nticks = -1000',
      'ticking',
    );
    await pause(120);
    await kernel.send({ type: 'interrupt' });
    await kernel.ended(run);
    const before = (await kernel.run('ticks')).result?.data;
    await pause(500);
    expect((await kernel.run('ticks')).result?.data).toEqual(before);
  });

  it('where nothing runs harms no later cell', async () => {
    await kernel.send({ type: 'interrupt' });
    const runs = [
      await kernel.run('for (let i = 0; i < 1000; i++) {}\n1'),
      await kernel.run('await null; 2'),
    ];
    expect(runs.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
  });

  it('pressed many times ends one run', async () => {
    const run = await kernel.begin('while (true) {}');
    await pause(100);
    for (let i = 0; i < 5; i++) await kernel.send({ type: 'interrupt' });
    expect((await kernel.ended(run)).outcome).toBe('interrupted');
    for (let i = 0; i < 5; i++)
      expect((await kernel.run('let s = 0; for (let i = 0; i < 100; i++) s += i')).outcome).toBe('ok');
  });

  it('ends training, whose display says so, and the model stays usable', async () => {
    const run = await kernel.begin(
      `import * as tf from '@tensorflow/tfjs'
       const model = tf.sequential({ layers: [tf.layers.dense({ units: 8, inputShape: [4] }), tf.layers.dense({ units: 1 })] })
       model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' })
       const x = tf.randomNormal([4000, 4]), y = x.sum(1, true)
       await model.fit(x, y, { epochs: 10_000 })`,
      'training',
    );
    await kernel.until(
      (each) =>
        each.type === 'update_display_data' &&
        each.output.mime === 'application/vnd.stepwise.training+json' &&
        each.output.data.epoch >= 1,
    );
    await kernel.send({ type: 'interrupt' });
    const { outcome, displays } = await kernel.ended(run);
    expect(outcome).toBe('interrupted');
    expect(displays[0]?.data).toMatchObject({ state: 'stopped', epochs: 10_000 });
    const again = await kernel.run('(await model.fit(x, y, { epochs: 2 })).epoch.length');
    expect(again.result?.data).toMatchObject({ preview: '2' });
  });
});

describe('a worker that does not obey', () => {
  it('is killed after its deadline, and a new one takes its place', async () => {
    const run = await kernel.begin('const native = /^(a+)+$/.test("a".repeat(200) + "b")');
    await kernel.until((each) => each.type === 'execute_input' && each.run === run);
    await kernel.send({ type: 'interrupt' });
    await kernel.until(
      (each) =>
        each.type === 'status' && each.kernel.state === 'dead' && each.kernel.reason === 'unresponsive',
    );
    expect((await kernel.run('1 + 1')).result?.data).toMatchObject({ preview: '2' });
    expect((await kernel.run('typeof reached')).result?.data).toMatchObject({ preview: '"undefined"' });
  });
});

describe('Restart', () => {
  it('gives an empty kernel, whatever the old one does', async () => {
    await kernel.run('const kept = 1');
    await kernel.begin('while (true) {}');
    await kernel.restart();
    await kernel.until(
      (each) => each.type === 'status' && each.kernel.state === 'dead' && each.kernel.reason === 'stopped',
    );
    expect((await kernel.run('typeof kept')).result?.data).toMatchObject({ preview: '"undefined"' });
  });
});
