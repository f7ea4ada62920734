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

/** Interrupts counted in shared memory, or by message alone where there is none. */
export function createInterrupts(shared: SharedArrayBuffer | null): Interrupts {
  const counter = new Int32Array(shared ?? new ArrayBuffer(4));
  let obeyed = 0;
  let generation = 0;
  return {
    requested: () => Atomics.load(counter, 0) !== obeyed,
    note(sequence) {
      if (sequence <= obeyed) return false;
      if (sequence > Atomics.load(counter, 0)) Atomics.store(counter, 0, sequence);
      return true;
    },
    obey() {
      obeyed = Atomics.load(counter, 0);
      generation += 1;
      return obeyed;
    },
    get generation() {
      return generation;
    },
  };
}
