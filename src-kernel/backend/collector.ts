/**
 * Asking the engine to collect. A page cannot order a collection, but memory outside the
 * heap counts towards the engine's decision to begin one: large empty buffers, given
 * up at once and never touched, cost no memory and bring it about. A witness that nothing
 * holds tells when it has happened.
 */

/** The clock, taken before a cell can replace it. */
const now = performance.now.bind(performance);

/** Milliseconds of quiet before it begins, so that reruns in a row (a slider that moves) are not slowed down. */
const quiet = 250;

/** Bytes of one buffer. */
const bufferSize = 32 * 2 ** 20;

/** Buffers in one turn, milliseconds between turns, and turns before giving up. */
const [buffersPerTurn, pause, maxTurns] = [4, 25, 120];

/**
 * Calls `done` after full collections, which it brings about; `later` is a timer. It waits while `busy`: a run that goes on
 * is not slowed down. Asked again meanwhile, it calls once for all.
 */
export function createCollector(
  later: (callback: () => void, delay: number) => void,
  busy: () => boolean,
  done: () => void,
): () => void {
  /** Collections still to come; 0 where none is waited for. */
  let rounds = 0;
  let turn = 0;
  let waits = false;
  let askedAt = 0;
  let witness = 0;
  const gone = new FinalizationRegistry<number>((seen) => {
    if (seen !== witness || rounds === 0) return;
    rounds -= 1;
    turn = 0;
    if (rounds > 0) call();
    // What went in the same collection is heard of first.
    else later(done, 0);
  });

  function call(): void {
    witness += 1;
    gone.register({}, witness);
  }

  function press(): void {
    if (rounds === 0) {
      waits = false;
      return;
    }
    if (busy() || now() - askedAt < quiet) {
      later(press, quiet);
      return;
    }
    turn += 1;
    if (turn > maxTurns) {
      rounds = 0;
      waits = false;
      return;
    }
    try {
      for (let buffer = 0; buffer < buffersPerTurn; buffer++) new ArrayBuffer(bufferSize);
    } catch {
      // There is no room for it: then the engine is collecting anyway.
    }
    later(press, pause);
  }

  return () => {
    rounds = 2;
    turn = 0;
    askedAt = now();
    call();
    if (!waits) {
      waits = true;
      later(press, quiet);
    }
  };
}
