/** What compiled cells ask of the kernel while they run. */
import type { Binding, CellRuntime } from '#core/program/runtime.ts';
import { type Scope, variableOf } from './binding.ts';
import { decorate } from './decorate.ts';
import { createHeld, type Held } from './held.ts';
import type { Inputs } from './inputs.ts';
import { Interrupted, type Interrupts } from './interrupt.ts';
import { ImportError, loadModule, moduleNames } from './modules.ts';
import { AskingSteps, hasEnd } from './steps.ts';
import { rememberThrown, seenFrom } from './thrown.ts';

/** The one runtime object that all cells share. */
export class KernelRuntime implements CellRuntime {
  readonly stop: Int32Array;
  readonly meta = Object.freeze({ url: 'cell:', modules: moduleNames, decorate });
  readonly #scope: Scope;
  readonly #inputs: Inputs;
  readonly #interrupts: Interrupts;
  readonly #held: Held;

  constructor(scope: Scope, inputs: Inputs, interrupts: Interrupts, held: Held) {
    this.#held = held;
    this.#scope = scope;
    this.#inputs = inputs;
    this.#interrupts = interrupts;
    this.stop = interrupts.asked;
  }

  check(): void {
    if (this.#interrupts.requested()) throw new Interrupted();
  }

  get generation(): number {
    return this.#interrupts.generation;
  }

  after<T>(generation: number, value: T): T {
    if (generation !== this.#interrupts.generation || this.#interrupts.requested()) throw new Interrupted();
    return value;
  }

  each<T>(source: AsyncIterable<T> | Iterable<T>, text: string): AsyncIterable<T> {
    const both = source as (Partial<AsyncIterable<T>> & Partial<Iterable<T>>) | null | undefined;
    if (typeof (both?.[Symbol.asyncIterator] ?? both?.[Symbol.iterator]) !== 'function') {
      throw seenFrom(new TypeError(`${text} is not async iterable`), this.each);
    }
    return eachChecked(source, this);
  }

  steps<T>(iterable: Iterable<T>, source: string): Iterable<T> {
    if (hasEnd(iterable)) return iterable;
    const begin: unknown = iterable?.[Symbol.iterator];
    if (typeof begin !== 'function') throw seenFrom(new TypeError(`${source} is not iterable`), this.steps);
    const iterator = (begin as () => IterableIterator<T>).call(iterable);
    if (typeof iterator !== 'object' || iterator === null) {
      throw seenFrom(new TypeError('Result of the Symbol.iterator method is not an object'), this.steps);
    }
    return new AskingSteps(iterator, () => this.check());
  }

  rethrow(error: unknown): void {
    if (error instanceof Interrupted) throw error;
  }

  thrown<T>(value: T): T {
    rememberThrown(value, this.thrown);
    return value;
  }

  ref(name: string): Binding {
    return this.#scope.ref(name).take();
  }

  declare(name: string, constant: boolean): Binding {
    return this.#scope.declare(name, constant).binding;
  }

  writable(binding: Binding): Binding {
    const variable = variableOf(binding);
    if (variable?.constant) {
      throw seenFrom(new TypeError(`Assignment to constant variable: ${variable.name}`), this.writable);
    }
    if (variable && !variable.declared && !(variable.name in globalThis)) {
      throw seenFrom(new ReferenceError(`${variable.name} is not defined`), this.writable);
    }
    return binding;
  }

  peek(binding: Binding): unknown {
    const variable = variableOf(binding);
    if (!variable || variable.isSet || variable.declared) return binding.v;
    return variable.name in globalThis ? Reflect.get(globalThis, variable.name) : undefined;
  }

  load(name: string): Promise<object> {
    return loadModule(String(name));
  }

  pick(module: object, from: string, name: string, used: boolean): unknown {
    if (name in module) return Reflect.get(module, name);
    if (name === 'default') return module;
    if (!used) return undefined;
    throw seenFrom(missingExport(module, from, name), this.pick);
  }

  using<T>(binding: Binding, value: T, waits: boolean): T {
    this.#held.hold(variableOf(binding)?.cell ?? null, value, waits);
    return value;
  }

  name(variable: string): void {
    this.#inputs.name(variable);
  }

  unname<T>(value: T): T {
    this.#inputs.unname();
    return value;
  }
}

/** The runtime of one kernel. */
export function createCellRuntime(
  scope: Scope,
  inputs: Inputs,
  interrupts: Interrupts,
  held: Held = createHeld(),
): CellRuntime {
  return new KernelRuntime(scope, inputs, interrupts, held);
}

/** Steps of a `for await`, none of which goes on after an interrupt; what it goes over is closed then. */
function eachChecked<T>(source: AsyncIterable<T> | Iterable<T>, runtime: CellRuntime): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const asynchronous = (source as Partial<AsyncIterable<T>>)[Symbol.asyncIterator];
      const steps = asynchronous
        ? asynchronous.call(source)
        : fromSync((source as Iterable<T>)[Symbol.iterator]());
      return {
        async next() {
          const { generation } = runtime;
          const step = await steps.next();
          try {
            return runtime.after(generation, step);
          } catch (stopped) {
            // A loop does not close what throws from its own step. Nor does it wait: the run is over.
            void Promise.resolve(steps.return?.()).catch(() => undefined);
            throw stopped;
          }
        },
        async return(value?: unknown) {
          return (await steps.return?.(value)) ?? { done: true, value: undefined };
        },
      };
    },
  };
}

function fromSync<T>(steps: Iterator<T>): AsyncIterator<T> {
  return {
    async next() {
      const { done, value } = steps.next();
      return done ? { done, value: await value } : { done: false, value: await value };
    },
    async return(value) {
      steps.return?.(value);
      return { done: true, value: undefined };
    },
  };
}

function missingExport(module: object, from: string, name: string): ImportError {
  const near = Object.keys(module).filter((known) => distance(known.toLowerCase(), name.toLowerCase()) <= 2);
  const hintZh = near.length > 0 ? `是不是想写 ${near.slice(0, 3).join('、')}？` : '';
  const hintEn = near.length > 0 ? ` Did you mean ${near.slice(0, 3).join(', ')}?` : '';
  return new ImportError(
    `模块“${from}”里没有“${name}”。${hintZh}`,
    `The module '${from}' has no export named '${name}'.${hintEn}`,
  );
}

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
