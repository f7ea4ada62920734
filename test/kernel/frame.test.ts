import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KernelMessage } from '#core/runtime/messages.ts';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage({ isolated: false });
}, 60_000);
afterAll(() => kernel?.close());

const isDead = (each: { type: string; kernel?: { state: string } }) =>
  each.type === 'status' && each.kernel?.state === 'dead';

describe('without cross-origin isolation', () => {
  it('cells run', async () => {
    expect(await kernel.evaluate('crossOriginIsolated')).toBe(false);
    expect((await kernel.run('1 + 1')).result?.data).toMatchObject({ preview: '2' });
  });

  it('Stop ends a cell that waits, and keeps its variables', async () => {
    const run = await kernel.begin('let kept = 5; for (;;) await new Promise((done) => setTimeout(done, 5))');
    await kernel.until((each) => each.type === 'execute_input' && each.run === run);
    await kernel.send({ type: 'interrupt' });
    expect((await kernel.ended(run)).outcome).toBe('interrupted');
    expect((await kernel.run('kept')).result?.data).toMatchObject({ preview: '5' });
    expect((await kernel.messages()).some(isDead)).toBe(false);
  });

  it('Stop kills a cell that does not, and a new kernel takes its place', async () => {
    const run = await kernel.begin('while (true) {}');
    await kernel.until((each) => each.type === 'execute_input' && each.run === run);
    await kernel.send({ type: 'interrupt' });
    await kernel.until(isDead);
    expect((await kernel.run('typeof kept')).result?.data).toMatchObject({ preview: '"undefined"' });
  });
});

describe('the frame', () => {
  it('does not speak to a window of another origin than it was told', async () => {
    const answered = await kernel.evaluate<boolean>(`new Promise((done) => {
      const frame = document.createElement('iframe');
      frame.src = ${JSON.stringify(`${kernel.kernelOrigin}/index.html#parent=https%3A%2F%2Fexample.com`)};
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(true);
      frame.onload = () => {
        frame.contentWindow.postMessage({ type: 'connect' }, '*', [port2]);
        setTimeout(() => done(false), 1500);
      };
      document.body.append(frame);
    })`);
    expect(answered).toBe(false);
  });

  it('is unseen and out of the way, and yet displayed: a browser puts what is not behind everything else', async () => {
    const frame = await kernel.evaluate<Record<string, unknown>>(`(() => {
      const frame = document.querySelector('iframe[title=kernel]');
      const { width, height, left, top } = frame.getBoundingClientRect();
      const { display, opacity, pointerEvents } = getComputedStyle(frame);
      frame.focus();
      const focused = document.activeElement === frame;
      const overflows = document.documentElement.scrollWidth > innerWidth;
      return { box: [left, top, width, height], display, opacity, pointerEvents, focused, overflows };
    })()`);
    expect(frame.display).not.toBe('none');
    expect(frame).toMatchObject({
      box: [0, 0, 1, 1],
      opacity: '0',
      pointerEvents: 'none',
      focused: false,
      overflows: false,
    });
  });

  it('that slept with the machine for ten minutes goes on with its variables', async () => {
    await kernel.run('const before = 7');
    const from = (await kernel.messages()).length;
    await kernel.evaluate(
      'awake = performance.now.bind(performance), performance.now = () => awake() + 600_000, new Promise((done) => setTimeout(done, 1_500))',
    );
    expect((await kernel.run('before')).result?.data).toMatchObject({ preview: '7' });
    expect((await kernel.messages()).slice(from).some(isDead)).toBe(false);
  });

  it('whose worker cannot be loaded says so, and starts once it can', async () => {
    const failed = (each: KernelMessage) =>
      each.type === 'status' && each.kernel.state === 'dead' && each.kernel.reason === 'failed-to-load';
    kernel.lose(/worker/);
    const from = (await kernel.messages()).length;
    await kernel.restart();
    await kernel.until(failed, 25_000, from);
    kernel.lose(null);
    await kernel.restart();
    expect((await kernel.run('1 + 1')).result?.data).toMatchObject({ preview: '2' });
  }, 40_000);

  it('whose compiler could not be fetched before it was needed fetches it for the first run', async () => {
    kernel.lose(/cell-program/);
    const from = (await kernel.messages()).length;
    await kernel.restart();
    await kernel.until((each) => each.type === 'status' && each.kernel.state === 'idle', 25_000, from);
    // The prefetch has failed once no answer to it is awaited.
    await kernel.page.waitForTimeout(300);
    kernel.lose(null);
    expect((await kernel.run('1 + 1')).result?.data).toMatchObject({ preview: '2' });
  }, 40_000);

  it('that cannot be loaded is reported, not waited for without end', async () => {
    await kernel.evaluate(`begin(${JSON.stringify(`${kernel.kernelOrigin}/missing.html`)})`);
    const dead = await kernel.until(
      (each) =>
        each.type === 'status' && each.kernel.state === 'dead' && each.kernel.reason === 'failed-to-load',
      25_000,
    );
    expect(dead).toBeDefined();
  }, 40_000);
});
