/** Runs compiled cells in Node with the kernel's own bindings, and nothing else of the kernel. */
import { CellId } from '#core/notebook/ids.ts';
import type { CellProgram, CellRuntime, Compiled } from '#core/program/index.ts';
import { createScope } from '../../src-kernel/evaluate/binding.ts';
import { createCellRuntime } from '../../src-kernel/evaluate/cell-runtime.ts';
import { compileFor, type Recall } from '../../src-kernel/evaluate/compile-for.ts';
import { createInputs } from '../../src-kernel/evaluate/inputs.ts';
import { createInterrupts } from '../../src-kernel/evaluate/interrupt.ts';

/** A notebook of which only the variables live. */
export function createNotebook(made: (runtime: CellRuntime) => CellRuntime = (runtime) => runtime) {
  const inputs = createInputs(() => scope);
  const scope = createScope((name) => inputs.forget(name));
  const runtime = made(createCellRuntime(scope, inputs, createInterrupts(null)));
  const recall: Recall = new Map();
  let last: Extract<Compiled, { ok: true }> | undefined;
  return {
    scope,
    /** What the last cell was compiled to. */
    code: () => last?.code ?? '',
    /** The last cell, compiled. */
    compiled: () => last,
    /** Runs a cell; gives the value of its last expression. */
    async run(source: string, language: 'ts' | 'js' = 'ts', name = 'cell'): Promise<unknown> {
      const cell = CellId.parse(name);
      if (cell === undefined) throw new Error('no id');
      const compiled = compileFor(scope, { source, language, cell }, { recall });
      if (!compiled.ok) throw Object.assign(new SyntaxError('not a program'), { error: compiled.error });
      last = compiled;
      // biome-ignore lint/security/noGlobalEval: running compiled cells is what is tested
      const compiledCell = globalThis.eval(compiled.code) as CellProgram;
      return (await compiledCell(runtime)())?.[0];
    },
  };
}
