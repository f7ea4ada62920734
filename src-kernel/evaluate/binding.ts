/**
 * The notebook's variables. Compiled cells read and write a {@link LiveBinding}. V8 takes for a constant what has been written
 * once: where a rerun wrote the same binding again, the cell's own functions that read it were half as fast. So a
 * declaration makes a new one, and those made before pass on to it. That is slow for who holds an old one, so a binding that
 * another cell has taken stays the same for ever.
 */
import type { CellId } from '#core/notebook/ids.ts';
import type { Binding } from '#core/program/runtime.ts';
import { seenFrom } from './thrown.ts';

/**
 * One declaration of a name, or its uses before any. While it holds the value, `v` is an own data property, the last that was
 * added: a hot loop reads one field of one shape. Otherwise an accessor stands in, which asks the variable.
 */
class LiveBinding implements Binding {
  declare v: unknown;
  readonly variable: Variable;

  constructor(variable: Variable) {
    this.variable = variable;
  }
}

/** The variable behind what a compiled cell holds; undefined where that is no binding of a notebook. */
export function variableOf(binding: Binding): Variable | undefined {
  return binding instanceof LiveBinding ? binding.variable : undefined;
}

/** A top-level name. */
export class Variable {
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
  /** What was made last, for the cell that declares it. */
  binding: LiveBinding;
  #isTaken = false;
  /** What has the value; null where there is none. */
  #holder: LiveBinding | null = null;

  constructor(name: string) {
    this.name = name;
    this.binding = createBinding(this);
  }

  /** Whether it has a value. */
  get isSet(): boolean {
    return this.#holder !== null;
  }

  /** Its value; undefined where it has none. */
  get value(): unknown {
    return this.#holder?.v;
  }

  /** Its binding, for a cell that uses it. */
  take(): LiveBinding {
    this.#isTaken = true;
    return this.binding;
  }

  /** It may be set from now on. An earlier value stays until then. */
  declareAs(constant: boolean, cell: CellId | null): void {
    if (this.declared && !this.#isTaken) this.binding = createBinding(this);
    this.declared = true;
    this.constant = constant;
    this.cell = cell;
  }

  /** Gives it a value, whether or not it has one. */
  set(value: unknown): void {
    this.write(this.binding, value);
  }

  /** What a binding that holds nothing reads. */
  read(): unknown {
    if (this.#holder !== null) return this.#holder.v;
    const { name } = this;
    if (this.declared) {
      throw seenFrom(new ReferenceError(`Cannot access '${name}' before initialization`), readThrough);
    }
    if (name in globalThis) return Reflect.get(globalThis, name);
    throw seenFrom(new ReferenceError(`${name} is not defined`), readThrough);
  }

  /** Writes through a binding: the newest takes the value over, an older one passes it on. */
  write(binding: LiveBinding, value: unknown): void {
    const { name } = this;
    const holder = this.#holder;
    if (binding === holder || (holder !== null && binding !== this.binding)) holder.v = value;
    else if (this.declared) this.#hold(this.binding, value);
    else if (name in globalThis) Reflect.set(globalThis, name, value);
    else throw seenFrom(new ReferenceError(`${name} is not defined`), writeThrough);
  }

  #hold(binding: LiveBinding, value: unknown): void {
    // What held it passes on from now on: the property added last is taken away, so it keeps a fast shape.
    if (this.#holder !== null) Reflect.deleteProperty(this.#holder, 'v');
    Object.defineProperty(binding, 'v', { value, writable: true, enumerable: true, configurable: true });
    this.#holder = binding;
  }
}

/** A binding of a class of its own: V8 keeps by class whether a field has been written once or more often. */
function createBinding(variable: Variable): LiveBinding {
  return new (class extends LiveBinding {})(variable);
}

function readThrough(this: LiveBinding): unknown {
  return this.variable.read();
}

function writeThrough(this: LiveBinding, value: unknown): void {
  this.variable.write(this, value);
}

Object.defineProperty(LiveBinding.prototype, 'v', { get: readThrough, set: writeThrough });

/** The notebook's variables by name. */
export interface Scope {
  /** The variable of a name, made on first asking. */
  ref(name: string): Variable;
  /** The same, declared: it may be set from now on. An earlier value stays until then. */
  declare(name: string, constant: boolean): Variable;
  /** Whether a cell (or the kernel) declared this name. */
  declares(name: string): boolean;
  /** All variables that were asked for. */
  variables(): Iterable<Variable>;
}

/**
 * An empty set of variables. `onDeclare` is called with every name that is declared;
 * `declaring` gives the cell that does.
 */
export function createScope(
  onDeclare: (name: string) => void = () => {},
  declaring: () => CellId | null = () => null,
): Scope {
  const variables = new Map<string, Variable>();
  function ref(name: string): Variable {
    let variable = variables.get(name);
    if (variable === undefined) {
      variable = new Variable(name);
      variables.set(name, variable);
    }
    return variable;
  }
  return {
    ref,
    declare(name, constant) {
      const variable = ref(name);
      variable.declareAs(constant, declaring());
      onDeclare(name);
      return variable;
    },
    declares: (name) => variables.get(name)?.declared ?? false,
    variables: () => variables.values(),
  };
}
