/** Timers that cells start: each belongs to the run that started it, and Stop ends them all. */
import type { RunContext } from './context.ts';

type Callback = (...values: unknown[]) => unknown;

/** The platform's timers, or a test's. */
export interface PlatformTimers {
  setTimeout(callback: () => void, delay?: number): number;
  clearTimeout(timer: number): void;
  setInterval(callback: () => void, delay?: number): number;
  clearInterval(timer: number): void;
}

/** The timer functions that cells see, by name, and a way to end them all. */
export interface CellTimers {
  readonly functions: Readonly<Record<string, (...values: never[]) => unknown>>;
  /** Ends every timer that runs. */
  clear(): void;
}

/** Timers for cells. What a callback throws goes to `report`. */
export function createTimers(
  platform: PlatformTimers,
  context: RunContext,
  report: (thrown: unknown) => void,
): CellTimers {
  const live = new Map<number, 'timeout' | 'interval'>();

  function guarded(callback: unknown, values: readonly unknown[], before: () => void): () => void {
    if (typeof callback !== 'function') throw new TypeError('A timer needs a function to call.');
    const run = context.current();
    return () => {
      before();
      context.within(run, () => {
        try {
          (callback as Callback)(...values);
        } catch (thrown) {
          report(thrown);
        }
      });
    };
  }

  function setTimeout(callback: unknown, delay?: number, ...values: unknown[]): number {
    const timer: number = platform.setTimeout(
      guarded(callback, values, () => live.delete(timer)),
      delay,
    );
    live.set(timer, 'timeout');
    return timer;
  }

  function setInterval(callback: unknown, delay?: number, ...values: unknown[]): number {
    const timer = platform.setInterval(
      guarded(callback, values, () => {}),
      delay,
    );
    live.set(timer, 'interval');
    return timer;
  }

  function clearOne(timer?: number): void {
    if (timer === undefined) return;
    live.delete(timer);
    platform.clearTimeout(timer);
  }

  return {
    functions: {
      setTimeout,
      setInterval,
      clearTimeout: clearOne,
      clearInterval: clearOne,
      // Nothing is painted in a worker: a frame is a sixtieth of a second.
      requestAnimationFrame: (callback: (time: number) => void) =>
        setTimeout(() => callback(performance.now()), 1_000 / 60),
      cancelAnimationFrame: clearOne,
    },
    clear() {
      for (const timer of live.keys()) platform.clearTimeout(timer);
      live.clear();
    },
  };
}
