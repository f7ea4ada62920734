/** The kernel by itself: how soon it runs, how soon it stops, and how it takes a flood of output. */
import type { KernelPage } from '../support/kernel-page.ts';
import { alone, median, type Row } from './row.ts';

/** How often each is measured; the middle counts. */
const runs = 5;

/** Rows of the kernel in a page without the app. Times include the test's own way into the page, some milliseconds. */
export async function measureKernel(kernel: KernelPage): Promise<Row[]> {
  const cold: number[] = [];
  const warm: number[] = [];
  const stop: number[] = [];
  const flood: number[] = [];
  for (let run = 0; run < runs; run++) {
    const starting = performance.now();
    await kernel.restart();
    await kernel.run('1 + 1');
    cold.push(performance.now() - starting);

    const running = performance.now();
    await kernel.run('1 + 1');
    warm.push(performance.now() - running);

    const endless = await kernel.begin('let reached = 41; while (true) {}', 'endless');
    await kernel.until((each) => each.type === 'execute_input' && each.run === endless);
    const stopping = performance.now();
    await kernel.send({ type: 'interrupt' });
    const after = await kernel.run('reached');
    stop.push(performance.now() - stopping);
    if ((after.result?.data as { preview?: string } | undefined)?.preview !== '41') {
      throw new Error('Stop lost a variable.');
    }

    const printing = performance.now();
    await kernel.run('for (let i = 0; i < 100_000; i++) console.log("line " + i)');
    await kernel.run('1');
    flood.push(performance.now() - printing);
  }
  return [
    alone('kernel: restart to the first result (median of 5)', 'ms', median(cold), 0),
    alone('kernel: a warm run of 1 + 1 (median of 5)', 'ms', median(warm)),
    alone('kernel: Stop of while (true) {} to the next result (median of 5)', 'ms', median(stop), 0),
    alone('kernel: 100,000 lines and the next result (median of 5)', 'ms', median(flood), 0),
  ];
}
