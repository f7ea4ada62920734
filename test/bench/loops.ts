/**
 * Loops in cells beside the same source in the bare worker, in turn in one run: what being stoppable costs. The kernel's own
 * worker runs the source too as it stands, so that what its surroundings cost can be told from what its compiler adds.
 */
import type { Page } from 'playwright';
import type { KernelPage } from '../support/kernel-page.ts';
import { loopPrograms } from './loop-programs.ts';
import { compare, type Row } from './row.ts';

/** How often each program runs on either side. Whatever else the machine does only makes them longer: the least counts. */
const runs = 9;

/** Two rows for each program: the cell, and the same code as it stands in the kernel's worker. */
export async function measureLoops(kernel: KernelPage, bare: Page): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, source } of loopPrograms) {
    // Functions of one program may mention names of another; on a free kernel tfjs is loaded after a moment.
    await kernel.restart();
    await kernel.run("await import('@tensorflow/tfjs')");
    const cell: number[] = [];
    const untouched: number[] = [];
    const plain: number[] = [];
    for (let run = 0; run < runs; run++) {
      cell.push(await shown(kernel, `${source}\nmilliseconds`));
      // A new text each time, as a cell's is: V8 knows one again that it evaluated before, and what it then makes of it varies.
      const anew = `${source}\nreturn milliseconds; // ${run}`;
      const text = `(async () => { ${anew}\n})`;
      untouched.push(await shown(kernel, `await (0, eval)(${JSON.stringify(text)})()`));
      plain.push(
        await bare.evaluate(
          (text) => (globalThis as unknown as { evaluate(source: string): Promise<number> }).evaluate(text),
          anew,
        ),
      );
    }
    const least = Math.min(...plain);
    rows.push(compare(`loop: ${name}`, 'ms', Math.min(...cell), least, 2));
    rows.push(compare('    the same as it stands, in the kernel', 'ms', Math.min(...untouched), least, 2));
  }
  return rows;
}

/** The number a cell shows. */
async function shown(kernel: KernelPage, source: string): Promise<number> {
  const { result } = await kernel.run(source, { language: 'js' });
  return Number((result?.data as { preview?: string } | undefined)?.preview);
}
