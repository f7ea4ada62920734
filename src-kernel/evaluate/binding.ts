/** The notebook's variables: one live binding per top-level name, shared by all cells. */
import type { CellId } from '#core/notebook/ids.ts';
import type { Binding } from '#core/program/runtime.ts';
import { seenFrom } from './thrown.ts';

/**
 * A top-level name. Once set, `v` is an own data property, so that a hot loop reads
 * one field of one shape; until then an accessor stands in for it that throws, or
 * finds the platform's global of that name.
 */
export class LiveBinding implements Binding {
  declare v: unknown;
  readonly name: string;
  constant = false;
  declared = false;
  /** A function of some cell mentions the name. */
  mentioned = false;
  /** A function of some cell assigns it. */
  assigned = false;
  /** A function of some cell mentions it that may run without being called. */
  implicit = false;
  /** A cell declared it as a function. */
  asksItself = false;
  /** The cell that declared it last; null where the kernel did, or none. */
  cell: CellId | null = null;

  constructor(name: string) {
    this.name = name;
  }
}

function readUnset(this: LiveBinding): unknown {
  const { name } = this;
  if (this.declared) {
    throw seenFrom(new ReferenceError(`Cannot access '${name}' before initialization`), readUnset);
  }
  if (name in globalThis) return Reflect.get(globalThis, name);
  throw seenFrom(new ReferenceError(`${name} is not defined`), readUnset);
}

function writeUnset(this: LiveBinding, value: unknown): void {
  const { name } = this;
  if (this.declared) setBinding(this, value);
  else if (name in globalThis) Reflect.set(globalThis, name, value);
  else throw seenFrom(new ReferenceError(`${name} is not defined`), writeUnset);
}

Object.defineProperty(LiveBinding.prototype, 'v', { get: readUnset, set: writeUnset });

/** Gives a binding its value, whether or not it has one. */
export function setBinding(binding: LiveBinding, value: unknown): void {
  Object.defineProperty(binding, 'v', { value, writable: true, enumerable: true, configurable: true });
}

/** The notebook's variables by name. */
export interface Scope {
  /** The binding of a name, made on first asking. */
  ref(name: string): LiveBinding;
  /** The same, declared: it may be set from now on. An earlier value stays until then. */
  declare(name: string, constant: boolean): LiveBinding;
  /** Whether a cell (or the kernel) declared this name. */
  declares(name: string): boolean;
  /** All bindings that were asked for. */
  bindings(): Iterable<LiveBinding>;
}

/**
 * An empty set of variables. `onDeclare` is called with every name that is declared;
 * `declaring` gives the cell that does.
 */
export function createScope(
  onDeclare: (name: string) => void = () => {},
  declaring: () => CellId | null = () => null,
): Scope {
  const bindings = new Map<string, LiveBinding>();
  function ref(name: string): LiveBinding {
    let binding = bindings.get(name);
    if (binding === undefined) {
      binding = new LiveBinding(name);
      bindings.set(name, binding);
    }
    return binding;
  }
  return {
    ref,
    declare(name, constant) {
      const binding = ref(name);
      binding.declared = true;
      binding.constant = constant;
      binding.cell = declaring();
      onDeclare(name);
      return binding;
    },
    declares: (name) => bindings.get(name)?.declared ?? false,
    bindings: () => bindings.values(),
  };
}
