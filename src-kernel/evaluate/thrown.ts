/** Where errors come from, as a cell's author sees it: frames of the kernel's own are left out, and what is no error has a place too. */

/** What V8 has beside the language. */
const engine = Error as ErrorConstructor & {
  stackTraceLimit: number;
  captureStackTrace(error: object, called: (...values: never[]) => unknown): void;
};

/** Makes stacks as deep as TensorFlow.js ever goes between a cell and an error; V8 alone keeps ten frames. */
export function deepenStacks(): void {
  engine.stackTraceLimit = 200;
}

/** An error as if it came from where a cell called, or read or wrote, the kernel's function. */
export function seenFrom<E extends Error>(error: E, called: (...values: never[]) => unknown): E {
  engine.captureStackTrace(error, called);
  return error;
}

let last: { readonly value: unknown; readonly stack: string } | null = null;

/** Remembers where a cell threw what is no error: nothing in the value says so. `by`: the kernel's function that the cell called. */
export function rememberThrown(value: unknown, by: (...values: never[]) => unknown): void {
  if (value instanceof Error) return;
  last = { value, stack: seenFrom(new Error(), by).stack ?? '' };
}

/** The stack of a thrown value that is no error, where it was the last to be thrown. */
export function stackOfThrown(value: unknown): string {
  return last !== null && Object.is(last.value, value) ? last.stack : '';
}
