/** Loops in cells beside the same source in the bare worker, in turn in one run: what being stoppable costs. */
import type { Page } from 'playwright';
import type { KernelPage } from '../support/kernel-page.ts';
import { loopPrograms } from './loop-programs.ts';
import { compare, type Row } from './row.ts';

/** How often each program runs on either side. Whatever else the machine does only makes them longer: the least counts. */
const runs = 5;

/** One row for each program. */
export async function measureLoops(kernel: KernelPage, bare: Page): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, source } of loopPrograms) {
    // Functions of one program may mention names of another; on a free kernel tfjs is loaded after a moment.
    await kernel.restart();
    await kernel.run("await import('@tensorflow/tfjs')");
    const cell: number[] = [];
    const plain: number[] = [];
    for (let run = 0; run < runs; run++) {
      const { result } = await kernel.run(`${source}\nmilliseconds`, { language: 'js' });
      cell.push(Number((result?.data as { preview?: string } | undefined)?.preview));
      plain.push(
        await bare.evaluate(
          (text) =>
            (globalThis as unknown as { evaluate(source: string): Promise<number> }).evaluate(
              `${text}\nreturn milliseconds;`,
            ),
          source,
        ),
      );
    }
    rows.push(compare(`loop: ${name}`, 'ms', Math.min(...cell), Math.min(...plain), 2));
  }
  return rows;
}
