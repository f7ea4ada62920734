import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';
import { declarations } from './programs/declarations.ts';
import { displays } from './programs/displays.ts';
import { errors } from './programs/errors.ts';
import { functions } from './programs/functions.ts';
import { loops } from './programs/loops.ts';
import type { CellProgram } from './programs/program.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage();
}, 60_000);
afterAll(() => kernel?.close());

/** Runs a program's cells, named `cell-1` and so on, and gives how it came out in the terms of the tables. */
async function outcomeOf({ title, cells, fails = [] }: CellProgram): Promise<Omit<CellProgram, 'cells'>> {
  let prints = '';
  for (const [index, source] of cells.entries()) {
    const {
      outcome,
      result,
      stdout,
      errors: thrown,
    } = await kernel.run(source, { cell: `cell-${index + 1}` });
    prints += stdout;
    if (index < cells.length - 1) {
      expect(outcome, `cell ${index + 1}: ${JSON.stringify(thrown[0])}`).toBe(
        fails.includes(index + 1) ? 'error' : 'ok',
      );
      continue;
    }
    const [error] = thrown;
    const said = error?.message;
    const at = error?.position;
    return {
      title,
      ...(prints === '' ? {} : { prints }),
      ...(result === undefined ? {} : { value: (result.data as { preview: string }).preview }),
      ...(error === undefined
        ? {}
        : {
            error: {
              name: error.name,
              message: typeof said === 'string' ? said : (said?.en ?? ''),
              ...(at === undefined
                ? {}
                : { at: [Number(at.cell.slice('cell-'.length)), at.line, at.column] as const }),
            },
          }),
    };
  }
  throw new Error('a program without cells');
}

describe.each([
  { about: 'names', table: declarations },
  { about: 'functions and classes', table: functions },
  { about: 'loops', table: loops },
  { about: 'values', table: displays },
  { about: 'errors', table: errors },
])('a program about $about', ({ table }) => {
  beforeAll(() => kernel.restart());

  it.each(table)('$title', async (program) => {
    const { cells: _, fails: __, ...expected } = program;
    expect(await outcomeOf(program)).toEqual(expected);
  });
});
