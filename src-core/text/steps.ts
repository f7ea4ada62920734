/** Work that can be done a little at a time: a generator that yields wherever it may wait. */
export type Steps<T> = Generator<void, T>;

/** Does all of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does it in stretches of some milliseconds, waiting for `rest` between two; one that is short is done at once. */
export async function inStretches<T>(
  steps: Steps<T>,
  rest: () => Promise<void>,
  now: () => number,
  stretch = 30,
): Promise<T> {
  for (let begun = now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (now() - begun < stretch) continue;
    await rest();
    begun = now();
  }
}
