/**
 * What cells hold with `using` at top level. Other cells use it too, so it is not let go where the cell's text ends,
 * but when the cell that declared it runs again: last declared, first let go. A restart lets go of everything at once.
 */
import type { CellId } from '#core/notebook/ids.ts';
import { Interrupted } from './interrupt.ts';
import { seenFrom } from './thrown.ts';

type Dispose = () => unknown;

/** What cells hold. */
export interface Held {
  /** Takes hold of a value for a cell; throws where it cannot be let go. `waits`: declared with `await using`. */
  hold(cell: CellId | null, value: unknown, waits: boolean): void;
  /** Lets go of what a cell holds. Errors of doing so are given to `report`; an interrupt is thrown. */
  release(cell: CellId | null, report: (error: unknown) => void): Promise<void>;
}

/** Nothing is held yet. */
export function createHeld(): Held {
  const held = new Map<CellId | null, Dispose[]>();
  return {
    hold(cell, value, waits) {
      if (value === null || value === undefined) return;
      const dispose = disposeOf(value, waits);
      if (dispose === undefined) {
        const wanted = waits ? '[Symbol.asyncDispose]() or [Symbol.dispose]()' : '[Symbol.dispose]()';
        throw seenFrom(new TypeError(`What 'using' declares must have a method ${wanted}`), this.hold);
      }
      const before = held.get(cell);
      if (before) before.push(dispose);
      else held.set(cell, [dispose]);
    },
    async release(cell, report) {
      const mine = held.get(cell);
      if (mine === undefined) return;
      held.delete(cell);
      for (const dispose of mine.reverse()) {
        try {
          await dispose();
        } catch (error) {
          if (error instanceof Interrupted) throw error;
          report(error);
        }
      }
    },
  };
}

function disposeOf(value: unknown, waits: boolean): Dispose | undefined {
  const disposable = Object(value) as Partial<AsyncDisposable & Disposable>;
  const later = waits ? disposable[Symbol.asyncDispose] : undefined;
  if (typeof later === 'function') return () => later.call(value as AsyncDisposable);
  const dispose = disposable[Symbol.dispose];
  if (typeof dispose !== 'function') return undefined;
  // Without `await using` nobody waits for what it gives.
  return () => {
    dispose.call(value as Disposable);
  };
}
