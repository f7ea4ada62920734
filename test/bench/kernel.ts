/** The kernel by itself beside a bare worker: how soon each runs, how soon it stops, how it takes a flood of output. */
import type { Page } from 'playwright';
import type { KernelPage } from '../support/kernel-page.ts';
import { compare, median, type Row } from './row.ts';

/** How often each is measured, in turn; the middle counts. */
const runs = 5;

const flood = 'for (let i = 0; i < 100_000; i++) console.log("line " + i);';

/** Milliseconds, taken inside the page so that no driver's way is in them. */
interface Times {
  readonly cold: number;
  readonly warm: number;
  readonly stop: number;
  readonly flood: number;
}

/** Measures in the page with the app's kernel; what is evaluated there is this text. */
function inKernel(): string {
  return `(async () => {
    let count = 0;
    const run = (source) => new Promise((resolve) => {
      const name = 'timed@' + ++count;
      const heard = [];
      const end = runtime.subscribe((message) => {
        heard.push(message);
        if (message.type === 'execute_reply' && message.run === name) { end(); resolve(heard); }
      });
      runtime.send({ type: 'execute', request: { run: name, cell: 'timed', source, language: 'js' } });
    });
    const timed = async (work) => { const began = performance.now(); await work(); return performance.now() - began; };
    const cold = await timed(() => { runtime.restart(); return run('1 + 1'); });
    const warm = await timed(() => run('1 + 1'));
    const started = new Promise((resolve) => {
      const end = runtime.subscribe((message) => { if (message.type === 'execute_input') { end(); resolve(); } });
    });
    const endless = run('let reached = 41; while (true) {}');
    await started;
    await new Promise((resolve) => setTimeout(resolve, 50));
    let kept;
    const stop = await timed(async () => {
      runtime.send({ type: 'interrupt' });
      await endless;
      kept = await run('reached');
    });
    if (!kept.some((message) => message.type === 'execute_result' && message.output.data.preview === '41'))
      throw new Error('Stop lost a variable.');
    const flood = await timed(async () => { await run(${JSON.stringify(flood)}); await run('1'); });
    return { cold, warm, stop, flood };
  })()`;
}

/** The same on the bare page, where Stop is a new worker and no variable is kept. */
function inBarePage(lines: string): Promise<Times> {
  const page = globalThis as unknown as {
    evaluate(source: string): Promise<unknown>;
    restart(): void;
  };
  const timed = async (work: () => unknown): Promise<number> => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  return (async () => {
    const cold = await timed(() => {
      page.restart();
      return page.evaluate('return 1 + 1');
    });
    const warm = await timed(() => page.evaluate('return 1 + 1'));
    void page.evaluate('while (true) {}');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stop = await timed(() => {
      page.restart();
      return page.evaluate('return 1');
    });
    const printed = await timed(async () => {
      await page.evaluate(lines);
      await page.evaluate('return 1');
    });
    return { cold, warm, stop, flood: printed };
  })();
}

/** Rows of the kernel in a page without the app, beside a bare worker with the same tfjs. */
export async function measureKernel(kernel: KernelPage, bare: Page): Promise<Row[]> {
  const ours: Times[] = [];
  const plain: Times[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await kernel.evaluate<Times>(inKernel()));
    plain.push(await bare.evaluate(inBarePage, flood));
  }
  const row = (what: string, of: keyof Times, digits = 0): Row =>
    compare(
      `kernel: ${what} (median of ${runs})`,
      'ms',
      median(ours.map((times) => times[of])),
      median(plain.map((times) => times[of])),
      digits,
    );
  return [
    row('restart to the first result', 'cold'),
    row('a warm run of 1 + 1', 'warm', 1),
    row('Stop of while (true) {} to the next result', 'stop'),
    row('100,000 lines and the next result', 'flood'),
  ];
}
