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
  /** The last that was asked for, and the last that was obeyed: they differ while one is to be obeyed. */
  readonly asked: Int32Array;
  /** Whether one was asked for that has not been obeyed. */
  requested(): boolean;
  /** Notes one that came as a message; false where it was obeyed already. */
  note(sequence: number): boolean;
  /** Everything asked for so far is obeyed; gives the number of the last. */
  obey(): number;
  /** Grows with every interrupt obeyed; an await that began under a lower number must not go on. */
  readonly generation: number;
}

class Counted implements Interrupts {
  generation = 0;
  readonly asked: Int32Array;

  constructor(memory: SharedArrayBuffer | ArrayBuffer) {
    this.asked = new Int32Array(memory);
  }

  requested(): boolean {
    return Atomics.load(this.asked, 0) !== this.asked[1];
  }

  note(sequence: number): boolean {
    if (sequence <= (this.asked[1] ?? 0)) return false;
    if (sequence > Atomics.load(this.asked, 0)) Atomics.store(this.asked, 0, sequence);
    return true;
  }

  obey(): number {
    const sequence = Atomics.load(this.asked, 0);
    this.asked[1] = sequence;
    this.generation += 1;
    return sequence;
  }
}

/** Interrupts counted in shared memory of eight bytes, or by message alone where there is none. */
export function createInterrupts(shared: SharedArrayBuffer | null): Interrupts {
  return new Counted(shared ?? new ArrayBuffer(8));
}
