/**
 * Whose tensors these are, and the end of those that nothing holds.
 *
 * tfjs keeps a tensor's values until someone calls `dispose`. Here the collector
 * does: a tensor that no variable, closure, model or promise can reach any more is
 * disposed of when the engine finds it gone. When a cell has run again and tensors of an
 * earlier run are still there, a collection is brought about, so what the rerun replaced goes
 * soon; what is left then and grows with every rerun is a leak, and so is very much of it after one run.
 *
 * What is made inside a `tidy` costs nothing: a tensor is noted when it is made outside,
 * leaves the outermost one, or is kept.
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import type { RunId } from '#core/notebook/ids.ts';
import { CellId } from '#core/notebook/ids.ts';
import type { CellMemory } from '#core/runtime/messages.ts';
import { createCollector } from './collector.ts';

type Tf = typeof Tensorflow;

/** What the engine reads of a tensor that it disposes of, and what is known of it. */
interface Held {
  readonly id: number;
  dataId: object;
  readonly dtype: Tensorflow.DataType;
  readonly size: number;
  readonly cell: CellId | undefined;
  readonly run: RunId | null;
  /** The name under which the engine knows a variable. */
  readonly variable: string | null;
}

/** What is used of tfjs's engine, some of it not in its types. */
interface Engine {
  readonly state: { readonly activeScope: unknown };
  track(tensor: Tensorflow.Tensor): Tensorflow.Tensor;
  keep(tensor: Tensorflow.Tensor): Tensorflow.Tensor;
  incRef(tensor: Tensorflow.Tensor, backend: unknown): void;
  disposeTensor(tensor: Held | Tensorflow.Tensor): void;
  registeredVariables: Record<string, Tensorflow.Variable>;
  makeVariable(...values: unknown[]): Tensorflow.Variable;
}

/** The tensors of a kernel. */
export interface TensorAccount {
  /** Takes stock: what was made since the last time and lives is this run's. */
  settle(run: RunId | null): void;
  /** What each cell holds, and whether that grows with its reruns. */
  cells(): readonly CellMemory[];
}

/** Taken before any cell could replace it. */
const later = setTimeout.bind(globalThis);

/** Tensors made between two stocks, and not disposed of, before one is taken anyway. */
const maxFresh = 4_096;

/** Tensors made before those among them that are gone again are let go of. */
const fewFresh = 64;

/** Reruns over which a cell's tensors must have grown for it to be called leaking. */
const leakingReruns = 3;

/** Tensors, weights and their like not counted, that one run may leave behind without being called leaking. */
const manyTensors = 500;

/** What an account needs to know of the runs. */
interface Runs {
  /** The run that what happens now belongs to. */
  run(): RunId | null;
  /** Whether one is going on. */
  busy(): boolean;
  /** Called when tensors have gone. */
  changed(): void;
}

/** Follows the tensors of one copy of tfjs from now on. */
export function accountTensors(tf: Tf, { run, busy, changed }: Runs): TensorAccount {
  const engine = tf.engine() as unknown as Engine;
  // By their ids: a mark on the tensors themselves would give the engine more shapes of them to meet, which all of tfjs would feel.
  const living = new Map<number, Held>();
  /** Variables that nothing has collected: one that is assigned is disposed of, and lives on. */
  const variables = new Map<number, Held>();
  let fresh: Tensorflow.Tensor[] = [];
  /** How many there may be before those that are gone are looked for. */
  let room = fewFresh;

  let saying = false;
  /** How many tensors each cell was left with after the collections that followed its runs; whether they were too many at last. */
  const left = new Map<CellId, { run: RunId; counts: number[]; many: boolean }>();
  const lastRuns = new Map<CellId, RunId>();
  const collect = createCollector(later, busy, takeStock);

  const dispose = engine.disposeTensor.bind(engine);
  const gone = new FinalizationRegistry<Held>((tensor) => {
    if (tensor.variable !== null) {
      variables.delete(tensor.id);
      forgetVariable(tensor.variable);
    }
    if (!living.delete(tensor.id)) return;
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

  function settle(of: RunId | null): void {
    const made = fresh;
    const cell = CellId.parse(of?.split('@')[0] ?? '');
    fresh = [];
    room = fewFresh;
    for (const tensor of made) {
      const { id, dataId, dtype, size } = tensor;
      if (tensor.isDisposed || living.has(id)) continue;
      const variable = tensor instanceof tf.Variable ? tensor.name : null;
      const entry: Held = { id, dataId, dtype, size, cell, run: of, variable };
      living.set(id, entry);
      if (variable !== null) variables.set(id, entry);
      gone.register(tensor, entry);
    }
  }

  function note(tensor: Tensorflow.Tensor): void {
    if (fresh.push(tensor) < room) return;
    // A gradient keeps some dozens until it is known: held here, they would outlive it and burden the collector.
    fresh = fresh.filter((each) => !each.isDisposed);
    room = Math.max(fewFresh, 2 * fresh.length);
    if (fresh.length >= maxFresh) settle(run());
  }

  const { state } = engine;
  const track = engine.track.bind(engine);
  // Asked when a tensor is made and when it leaves a scope: without one around it, it stays.
  engine.track = (tensor) => {
    if (state.activeScope !== null && state.activeScope !== undefined) return track(tensor);
    note(tensor);
    return tensor;
  };
  const keep = engine.keep.bind(engine);
  engine.keep = (tensor) => {
    note(tensor);
    return keep(tensor);
  };
  const incRef = engine.incRef.bind(engine);
  engine.incRef = (tensor, backend) => {
    incRef(tensor, backend);
    // A variable that was assigned has other data now, and its old ones were disposed of as if it were.
    const known = variables.get(tensor.id);
    if (known === undefined) return;
    known.dataId = tensor.dataId;
    living.set(known.id, known);
  };
  engine.disposeTensor = (tensor) => {
    living.delete(tensor.id);
    dispose(tensor);
  };

  /** tfjs lists every variable by name; the list must not be what keeps one alive. */
  const references = new Map<string, WeakRef<Tensorflow.Variable>>();
  const make = engine.makeVariable.bind(engine);
  engine.makeVariable = (...values) => {
    const variable = make(...values);
    note(variable);
    const reference = new WeakRef(variable);
    references.set(variable.name, reference);
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
    if (references.get(name)?.deref() !== undefined) return;
    references.delete(name);
    if (registered[name] === undefined) delete registered[name];
  }
  // Who goes through all variables must not meet one that is gone and not yet taken off.
  Object.defineProperty(engine, 'registeredVariables', {
    configurable: true,
    get() {
      for (const name of references.keys()) forgetVariable(name);
      return registered;
    },
  });

  /** After a collection: what a cell is left with now is held by someone. */
  function takeStock(): void {
    const counts = new Map<CellId, number>();
    for (const { cell } of living.values())
      if (cell !== undefined) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    for (const [cell, of] of lastRuns) {
      const known = left.get(cell);
      if (known?.run === of) continue;
      const history = [...(known?.counts ?? []), counts.get(cell) ?? 0].slice(-leakingReruns - 1);
      left.set(cell, { run: of, counts: history, many: hasMany(cell) });
    }
    changed();
  }

  /** Whether a cell has too many tensors that are no variables: a model's weights are as many as it needs. */
  function hasMany(cell: CellId): boolean {
    let count = 0;
    for (const each of living.values()) if (each.cell === cell && each.variable === null) count += 1;
    return count >= manyTensors;
  }

  function isLeaking(cell: CellId): boolean {
    const { counts, many } = left.get(cell) ?? { counts: [], many: false };
    return (
      many ||
      (counts.length > leakingReruns &&
        counts.every((count, at) => at === 0 || count > (counts[at - 1] ?? 0)))
    );
  }

  return {
    settle(of) {
      settle(of);
      const cell = CellId.parse(of?.split('@')[0] ?? '');
      if (of === null || cell === undefined) return;
      lastRuns.set(cell, of);
      const reran = [...living.values()].some((each) => each.cell === cell && each.run !== of);
      if (reran || left.has(cell) || hasMany(cell)) collect();
      else {
        const count = [...living.values()].filter((each) => each.cell === cell).length;
        left.set(cell, { run: of, counts: [count], many: false });
      }
    },
    cells() {
      const totals = new Map<CellId, { tensors: number; bytes: number }>();
      for (const { cell, dtype, size } of living.values()) {
        if (cell === undefined) continue;
        const total = totals.get(cell) ?? { tensors: 0, bytes: 0 };
        total.tensors += 1;
        total.bytes += dtype === 'string' ? 0 : size * tf.util.bytesPerElement(dtype);
        totals.set(cell, total);
      }
      return [...totals].map(([cell, total]) => ({ cell, ...total, leaking: isLeaking(cell) }));
    },
  };
}
