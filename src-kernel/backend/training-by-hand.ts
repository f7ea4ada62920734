/** The training panel for a loop that a person wrote: the same curves and the same buttons as `fit` has. */
import type { Background } from '../evaluate/background.ts';
import type { KernelServices, TrainingRun, TrainingRunOptions } from '../evaluate/services.ts';
import type { Trainings } from './training-display.ts';

/** Opens the panels of hand-written loops. */
export interface HandWritten {
  open(options: TrainingRunOptions): TrainingRun;
  /** The cell has ended: what it left unfinished goes on no more. */
  endAll(outcome: 'stopped' | 'failed'): void;
}

/** No loops so far. */
export function createHandWritten(
  trainings: Trainings,
  services: () => KernelServices,
  background: Background,
): HandWritten {
  const open = new Set<(how: 'done' | 'stopped' | 'failed') => void>();
  return {
    open({ title, epochs, batchesPerEpoch = null, samples = null, batchSize = null }) {
      const display = trainings.open({
        title: title ?? { zh: '训练', en: 'Training' },
        epochs,
        batchesPerEpoch,
        samples,
        batchSize,
        backend: () => services().loadedTensorflow()?.getBackend() ?? 'js',
      });
      let batches = 0;
      let ended = false;
      let settle: () => void = () => {};
      background.add({
        stop: () => end('stopped'),
        ended: new Promise<void>((resolve) => {
          settle = resolve;
        }),
      });
      function end(how: 'done' | 'stopped' | 'failed'): void {
        if (ended) return;
        ended = true;
        open.delete(end);
        display.end(how);
        settle();
      }
      open.add(end);
      display.show();

      /** Lets messages in now and then, and waits while paused: once for each batch, where the loop counts them. */
      async function turn(waits: boolean): Promise<void> {
        if (display.due()) {
          display.keepUp();
          await services().yieldToMessages();
        }
        if (waits && display.control.paused) await display.turn();
        services().checkInterrupt();
      }

      return {
        async batch(logs = {}) {
          if (ended) return;
          batches += 1;
          display.batch(batches);
          if (logs.loss !== undefined && (display.due() || display.control.paused)) {
            display.point(display.position(), logs.loss);
          }
          await turn(true);
        },
        async epoch(metrics = {}) {
          if (ended) return false;
          display.epochEnded(Object.entries(metrics));
          // After the last batch of an epoch somebody may have waited already; a step from there is the next batch.
          const counted = batches > 0;
          if (!counted && typeof metrics.loss === 'number') display.point(display.epoch, metrics.loss);
          batches = 0;
          if (display.epoch >= epochs) {
            end('done');
            return false;
          }
          if (display.control.lastEpoch) {
            end('stopped');
            return false;
          }
          display.show();
          await turn(!counted);
          return !ended;
        },
        get ended() {
          return ended;
        },
        end: () => end(display.epoch >= epochs ? 'done' : 'stopped'),
      };
    },
    endAll(outcome) {
      for (const end of [...open]) end(outcome);
    },
  };
}
