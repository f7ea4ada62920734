/** Stop: how a person's wish to end a run reaches code that is running or waiting. */

/** Thrown through a cell that is stopped. Cells cannot keep it: their `catch` lets it pass. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('Stopped.');
  }
}

/** The interrupts asked for and obeyed. */
export interface Interrupts {
  /** Whether one was asked for that has not been obeyed. One atomic load. */
  requested(): boolean;
  /** Notes one that came as a message; false where it was obeyed already. */
  note(sequence: number): boolean;
  /** Everything asked for so far is obeyed; gives the number of the last. */
  obey(): number;
  /** Grows with every interrupt obeyed; an await that began under a lower number must not go on. */
  readonly generation: number;
}

/** A class of few plain fields, because loops look at it often. */
class Counted implements Interrupts {
  generation = 0;
  private readonly counter: Int32Array;
  private obeyed = 0;

  constructor(memory: SharedArrayBuffer | ArrayBuffer) {
    this.counter = new Int32Array(memory);
  }

  requested(): boolean {
    return Atomics.load(this.counter, 0) !== this.obeyed;
  }

  note(sequence: number): boolean {
    if (sequence <= this.obeyed) return false;
    if (sequence > Atomics.load(this.counter, 0)) Atomics.store(this.counter, 0, sequence);
    return true;
  }

  obey(): number {
    this.obeyed = Atomics.load(this.counter, 0);
    this.generation += 1;
    return this.obeyed;
  }
}

/** Interrupts counted in shared memory, or by message alone where there is none. */
export function createInterrupts(shared: SharedArrayBuffer | null): Interrupts {
  return new Counted(shared ?? new ArrayBuffer(4));
}
