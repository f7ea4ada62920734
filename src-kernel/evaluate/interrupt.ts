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
  /** Not 0 while one is to be obeyed, and the number of the last that was asked for. */
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
  #obeyed = 0;

  constructor(memory: SharedArrayBuffer | ArrayBuffer) {
    this.asked = new Int32Array(memory);
  }

  requested(): boolean {
    if (Atomics.load(this.asked, 0) === 0) return false;
    return this.#isNew() || this.#settle();
  }

  #isNew(): boolean {
    return Atomics.load(this.asked, 1) !== this.#obeyed;
  }

  /** Nothing is to be obeyed any more, unless another came in meanwhile. */
  #settle(): boolean {
    Atomics.store(this.asked, 0, 0);
    const another = this.#isNew();
    if (another) Atomics.store(this.asked, 0, 1);
    return another;
  }

  note(sequence: number): boolean {
    if (sequence <= this.#obeyed) return false;
    if (sequence > Atomics.load(this.asked, 1)) Atomics.store(this.asked, 1, sequence);
    Atomics.store(this.asked, 0, 1);
    return true;
  }

  obey(): number {
    this.#obeyed = Atomics.load(this.asked, 1);
    this.#settle();
    this.generation += 1;
    return this.#obeyed;
  }
}

/** Interrupts counted in shared memory of eight bytes, or by message alone where there is none. */
export function createInterrupts(shared: SharedArrayBuffer | null): Interrupts {
  return new Counted(shared ?? new ArrayBuffer(8));
}
