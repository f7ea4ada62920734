/** What compiled `for of` loops iterate over where their rounds do not ask whether to stop. */

/** Whether something has an end and its steps run no code of a cell. */
export function hasEnd(iterable: unknown): boolean {
  if (typeof iterable === 'string' || Array.isArray(iterable)) return true;
  return ArrayBuffer.isView(iterable) || iterable instanceof Map || iterable instanceof Set;
}

/** Asks at each step. What it asks may throw: a loop does not close what throws from its own step, so this does. */
export class AskingSteps<T> implements IterableIterator<T> {
  readonly #steps: Iterator<T>;
  readonly #next: () => IteratorResult<T>;
  readonly #ask: () => void;

  constructor(steps: Iterator<T>, ask: () => void) {
    this.#steps = steps;
    this.#next = steps.next;
    this.#ask = ask;
  }

  next(): IteratorResult<T> {
    try {
      this.#ask();
    } catch (stopped) {
      try {
        this.return();
      } catch {
        // As where a loop is left by an error: the first counts.
      }
      throw stopped;
    }
    return this.#next.call(this.#steps);
  }

  return(): IteratorResult<T> {
    return this.#steps.return ? this.#steps.return() : { done: true, value: undefined };
  }

  [Symbol.iterator](): this {
    return this;
  }
}
