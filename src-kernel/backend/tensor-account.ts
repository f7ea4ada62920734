/**
 * Whose tensors these are, and the end of those that nothing holds.
 *
 * tfjs keeps a tensor's values until someone calls `dispose`. Here the collector
 * does: a tensor that no variable, closure, model or promise can reach any more is
 * disposed of when the engine finds it gone. So what a rerun
 * replaces goes with the engine's next full collection, exactly where that is safe.
 *
 * Making a tensor costs one push onto a list; only those that outlive their `tidy`
 * are ever registered.
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import type { RunId } from '#core/notebook/ids.ts';
import { CellId } from '#core/notebook/ids.ts';
import type { CellMemory } from '#core/runtime/messages.ts';

type Tf = typeof Tensorflow;

/** What the engine reads of a tensor that it disposes of. */
interface Held {
  dataId: object;
  readonly dtype: Tensorflow.DataType;
  readonly size: number;
  readonly cell: CellId | undefined;
  /** The name under which the engine knows a variable. */
  readonly variable: string | null;
  alive: boolean;
}

/** What is used of tfjs's engine, some of it not in its types. */
interface Engine {
  trackTensor(tensor: Tensorflow.Tensor, backend: unknown): void;
  disposeTensor(tensor: Held | Tensorflow.Tensor): void;
  registeredVariables: Record<string, Tensorflow.Variable>;
  makeVariable(...values: unknown[]): Tensorflow.Variable;
}

/** The tensors of a kernel. */
export interface TensorAccount {
  /** Takes stock: what was made since the last time and lives is this run's. */
  settle(run: RunId | null): void;
  /** What each cell holds. None is called leaking: that needs a collection that can be asked for. */
  cells(): readonly CellMemory[];
}

/** Taken before any cell could replace it. */
const later = setTimeout.bind(globalThis);

/** Tensors made between two stocks before one is taken anyway. */
const maxFresh = 4_096;

/**
 * Follows the tensors of one copy of tfjs from now on. `run` gives the run that is going on;
 * `changed` is called when tensors have gone.
 */
export function accountTensors(tf: Tf, run: () => RunId | null, changed: () => void): TensorAccount {
  const engine = tf.engine() as unknown as Engine;
  const held = new WeakMap<object, Held>();
  const living = new Set<Held>();
  let fresh: Tensorflow.Tensor[] = [];

  let saying = false;

  const dispose = engine.disposeTensor.bind(engine);
  const gone = new FinalizationRegistry<Held>((tensor) => {
    if (tensor.variable !== null) forgetVariable(tensor.variable);
    if (!tensor.alive) return;
    end(tensor);
    dispose(tensor);
    if (!saying) {
      saying = true;
      later(say, 30);
    }
  });
  function say(): void {
    saying = false;
    changed();
  }

  function end(tensor: Held): void {
    tensor.alive = false;
    living.delete(tensor);
  }

  function settle(of: RunId | null): void {
    const made = fresh;
    const cell = CellId.parse(of?.split('@')[0] ?? '');
    fresh = [];
    for (const tensor of made) {
      if (tensor.isDisposed || held.has(tensor)) continue;
      const variable = tensor instanceof tf.Variable ? tensor.name : null;
      const { dataId, dtype, size } = tensor;
      const entry: Held = { dataId, dtype, size, cell, variable, alive: true };
      held.set(tensor, entry);
      living.add(entry);
      gone.register(tensor, entry);
    }
  }

  const track = engine.trackTensor.bind(engine);
  engine.trackTensor = (tensor, backend) => {
    track(tensor, backend);
    // A variable that was assigned has other data now, and its old ones were disposed of as if it were.
    const known = tensor instanceof tf.Variable ? held.get(tensor) : undefined;
    if (known) {
      known.dataId = tensor.dataId;
      known.alive = true;
      living.add(known);
    } else if (fresh.push(tensor) >= maxFresh) settle(run());
  };
  engine.disposeTensor = (tensor) => {
    const known = held.get(tensor);
    if (known) end(known);
    dispose(tensor);
  };

  /** tfjs lists every variable by name; the list must not be what keeps one alive. */
  const make = engine.makeVariable.bind(engine);
  engine.makeVariable = (...values) => {
    const variable = make(...values);
    const reference = new WeakRef(variable);
    Object.defineProperty(registered, variable.name, {
      configurable: true,
      enumerable: true,
      get: () => reference.deref(),
      set(value: Tensorflow.Variable) {
        Object.defineProperty(this, value.name, {
          value,
          writable: true,
          configurable: true,
          enumerable: true,
        });
      },
    });
    return variable;
  };
  const { registeredVariables: registered } = engine;
  function forgetVariable(name: string): void {
    if (registered[name] === undefined) delete registered[name];
  }
  // Who goes through all variables must not meet one that is gone and not yet taken off.
  Object.defineProperty(engine, 'registeredVariables', {
    configurable: true,
    get() {
      for (const name of Object.keys(registered)) forgetVariable(name);
      return registered;
    },
  });

  return {
    settle,
    cells() {
      const totals = new Map<CellId, { tensors: number; bytes: number }>();
      for (const { cell, dtype, size } of living) {
        if (cell === undefined) continue;
        const total = totals.get(cell) ?? { tensors: 0, bytes: 0 };
        total.tensors += 1;
        total.bytes += dtype === 'string' ? 0 : size * tf.util.bytesPerElement(dtype);
        totals.set(cell, total);
      }
      return [...totals].map(([cell, total]) => ({ cell, ...total, leaking: false }));
    },
  };
}
