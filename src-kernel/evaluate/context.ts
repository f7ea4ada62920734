/** Which run is to be named for what happens now: the one going on, or the one that started the callback going on. */
import type { RunId } from '#core/notebook/ids.ts';

/** The runs of this worker. */
export interface RunContext {
  /** The run going on, null between runs. */
  readonly running: RunId | null;
  /** The run that what happens now belongs to; null before the first. */
  current(): RunId | null;
  begin(run: RunId): void;
  end(): void;
  /** Calls a function on behalf of a run that may have ended. */
  within<T>(run: RunId | null, call: () => T): T;
}

/** No runs so far. */
export function createContext(): RunContext {
  let running: RunId | null = null;
  let last: RunId | null = null;
  let borrowed: RunId | null = null;
  return {
    get running() {
      return running;
    },
    current: () => borrowed ?? running ?? last,
    begin(run) {
      running = run;
      last = run;
    },
    end() {
      running = null;
    },
    within(run, call) {
      const before = borrowed;
      borrowed = run;
      try {
        return call();
      } finally {
        borrowed = before;
      }
    },
  };
}
