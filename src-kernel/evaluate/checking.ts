/**
 * Checks: an author's hidden code, run among the program's names. It reads them as they
 * are, assigns none of them, and declares its own where no cell sees them; the
 * randomness it uses starts from a seed and leaves the program's as it was.
 */
import type { Binding, CellRuntime } from '#core/program/runtime.ts';
import type { CheckLine } from '#core/runtime/check.ts';
import { createScope, type Scope, variableOf } from './binding.ts';
import { KernelRuntime } from './cell-runtime.ts';
import { createHeld, type Held } from './held.ts';
import type { Inputs } from './inputs.ts';
import type { Interrupts } from './interrupt.ts';
import { seedRandom } from './random.ts';
import { seenFrom } from './thrown.ts';

/** The seed every check starts with, so that what is hidden is the same each time. */
const checkSeed = 7_041_776;

/** Lines that one check may have; more are a loop gone wrong. */
const maxLines = 200;

/** A check while it runs. */
export interface Check {
  /** What its code asks of the kernel. */
  readonly runtime: CellRuntime;
  /** The program's names and its own. */
  readonly names: Scope;
  /** Whether a name is its own, which it may assign. */
  owns(name: string): boolean;
  add(judge: () => Promise<CheckLine>): void;
  /** Judges its lines one after another. Rejects where the run is stopped. */
  judge(): Promise<readonly CheckLine[]>;
  /** Ends it: randomness goes on as it was before. */
  end(): void;
}

/** Begins a check over the program's names. */
export function beginCheck(scope: Scope, inputs: Inputs, interrupts: Interrupts): Check {
  const own = createScope();
  const both: Scope = {
    ref: (name) => (own.declares(name) ? own.ref(name) : scope.ref(name)),
    declare: (name, constant) => own.declare(name, constant),
    declares: (name) => own.declares(name) || scope.declares(name),
    variables: () => own.variables(),
  };
  const judges: (() => Promise<CheckLine>)[] = [];
  const random = Math.random;
  const held = createHeld();
  seedRandom(checkSeed);
  return {
    runtime: new CheckRuntime(both, inputs, interrupts, held, own),
    names: both,
    owns: own.declares,
    add(judge) {
      if (judges.length >= maxLines) throw new RangeError(`A check has at most ${maxLines} lines.`);
      judges.push(judge);
    },
    async judge() {
      const lines: CheckLine[] = [];
      for (const judge of judges) lines.push(await judge());
      return lines;
    },
    end() {
      Math.random = random;
      void held.release(null, () => {}).catch(() => {});
    },
  };
}

/** A runtime that lets nothing assign the program's names. */
class CheckRuntime extends KernelRuntime {
  readonly #own: Scope;

  constructor(scope: Scope, inputs: Inputs, interrupts: Interrupts, held: Held, own: Scope) {
    super(scope, inputs, interrupts, held);
    this.#own = own;
  }

  override writable(binding: Binding): Binding {
    const name = variableOf(binding)?.name ?? '';
    if (!this.#own.declares(name)) {
      throw seenFrom(new TypeError(`A check cannot assign the program's name '${name}'.`), this.writable);
    }
    return super.writable(binding);
  }
}
