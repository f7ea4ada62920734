/** A curve of any length in a bounded number of points: when it is full, every second point goes. */

/** Points at most; the most a training display may hold. */
const capacity = 400;

/** A growing curve. */
export interface Curve {
  add(at: number, value: number): void;
  /** The points so far, as columns. */
  columns(): { readonly at: readonly number[]; readonly loss: readonly number[] };
}

/** An empty curve. */
export function createCurve(): Curve {
  let at: number[] = [];
  let loss: number[] = [];
  let stride = 1;
  let seen = 0;
  return {
    add(position, value) {
      if (seen++ % stride !== 0) return;
      if (at.length === capacity) {
        at = at.filter((_, index) => index % 2 === 0);
        loss = loss.filter((_, index) => index % 2 === 0);
        stride *= 2;
      }
      at.push(position);
      loss.push(value);
    },
    columns: () => ({ at: [...at], loss: [...loss] }),
  };
}
