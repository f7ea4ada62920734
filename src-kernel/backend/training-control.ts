/** What a person asks of training while it goes on: to wait between two batches, to do one, to end with the epoch. */
import type { TrainingCommand } from '#core/runtime/messages.ts';

/** The wishes for one training. */
export interface TrainingControl {
  /** It waits before the next batch, or will. */
  readonly paused: boolean;
  /** It is to end when this epoch ends. */
  readonly lastEpoch: boolean;
  obey(command: TrainingCommand): void;
  /** Resolves when the next batch may begin. */
  turn(): Promise<void>;
  /** Lets whoever waits go on, and no one wait any more: the training is ending. */
  release(): void;
}

/** No wishes so far. */
export function createControl(): TrainingControl {
  let paused = false;
  let lastEpoch = false;
  let released = false;
  let wake: (() => void) | null = null;
  const goOn = () => {
    wake?.();
    wake = null;
  };
  return {
    get paused() {
      return paused;
    },
    get lastEpoch() {
      return lastEpoch;
    },
    obey(command) {
      if (released) return;
      // A single step wakes who waits but leaves it paused, so it waits again after the batch.
      paused = command === 'pause' || command === 'step';
      if (command === 'stop-after-epoch') lastEpoch = true;
      if (command !== 'pause') goOn();
    },
    turn() {
      if (!paused || released) return Promise.resolve();
      return new Promise((resolve) => {
        wake = resolve;
      });
    },
    release() {
      released = true;
      paused = false;
      goOn();
    },
  };
}
