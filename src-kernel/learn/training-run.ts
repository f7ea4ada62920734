/** The training panel for a loop that a person writes. */
import { kernel, type TrainingRun, type TrainingRunOptions } from '../evaluate/services.ts';

/**
 * Shows the training panel under the cell, for a loop with its own steps: curves, rate, time left, pause,
 * one batch, stop after this epoch.
 *
 *     const run = trainingRun({ epochs: 5, batchesPerEpoch: 100 });
 *     do {
 *       for (let step = 0; step < 100; step++) await run.batch({ loss: train(step) });
 *     } while (await run.epoch({ loss, val_loss }));
 */
export function trainingRun(options: TrainingRunOptions): TrainingRun {
  return kernel().trainingRun(options);
}
