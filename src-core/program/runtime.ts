/** What a compiled cell and the kernel that runs it ask of each other. */

/** A live binding: one top-level name. Reading an unset one gives the global of that name or throws. */
export interface Binding {
  v: unknown;
}

/** What a compiled cell is once evaluated: it declares its names and gives what runs it. The value of its last expression comes in a list. */
export type CellProgram = (runtime: CellRuntime) => () => Promise<readonly [unknown] | undefined>;

/** What compiled cells ask of the kernel that runs them. */
export interface CellRuntime {
  /** The first number is not 0 while a stop is wanted: read between rounds of loops and when functions are called. */
  readonly stop: Int32Array;
  /** Throws the interrupt where the person pressed Stop. */
  check(): void;
  /** Counts interrupts: an await that began under another number must not go on. */
  readonly generation: number;
  /** Gives the awaited value back, or throws the interrupt where the generation has changed. */
  after<T>(generation: number, value: T): T;
  /** The same for each step of a `for await`; `text`: how the cell writes its source. */
  each<T>(source: AsyncIterable<T> | Iterable<T>, text: string): AsyncIterable<T>;
  /** What a `for of` without calls iterates over; what may go on for ever asks at each step. `source`: how the cell writes it. */
  steps<T>(iterable: Iterable<T>, source: string): Iterable<T>;
  /** Throws the interrupt again where that is what was caught. */
  rethrow(error: unknown): void;
  /** What is thrown and may be no error: its place is remembered. Gives its argument back. */
  thrown<T>(value: T): T;
  /** The binding of a name this cell uses. */
  ref(name: string): Binding;
  /** The binding of a name this cell declares, which may be set from now on. */
  declare(name: string, constant: boolean): Binding;
  /** A binding that this cell assigns and another declares; throws where it is a constant. */
  writable(binding: Binding): Binding;
  /** A binding's value, or undefined where it has none. */
  peek(binding: Binding): unknown;
  /** A module of the kernel's table. */
  load(module: string): Promise<object>;
  /** One export of a loaded module. `used`: whether the cell reads it, so that it may not be a mere type. */
  pick(module: object, from: string, name: string, used: boolean): unknown;
  /** Takes hold of what a cell declares with `using` at top level, until that cell runs again; gives it back. `waits`: `await using`. */
  using<T>(binding: Binding, value: T, waits: boolean): T;
  /** Says which variable the control made next is assigned to. */
  name(variable: string): void;
  /** Ends {@link name}; gives its argument back. */
  unname<T>(value: T): T;
  /** What `import.meta` is. */
  readonly meta: object;
}
