/**
 * Training that shows itself: any `fit` or `fitDataset` draws its curves as it
 * goes and ends when stopped, without a word from the author.
 *
 * tfjs gives way to other work every 125 ms while it trains; the recorder below
 * takes that over at 50 ms, reads the loss without waiting for the backend, and
 * costs nothing per batch but a look at the clock.
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import type { DisplayId } from '#core/notebook/ids.ts';
import type { Output, TrainingData } from '#core/runtime/output.ts';
import type { Background } from '../evaluate/background.ts';
import type { KernelServices } from '../evaluate/services.ts';
import { createCurve } from './curve.ts';

/** The clock, taken before any cell could replace it. */
const now = performance.now.bind(performance);

/** Milliseconds between two updates of the display, and between two turns given to other work. */
const updateInterval = 50;

type Tf = typeof Tensorflow;
type Logs = Record<string, number | Tensorflow.Scalar>;

/** What is used of the arguments of `fit` and `fitDataset`. */
interface TrainArgs {
  epochs?: number;
  initialEpoch?: number;
  batchSize?: number;
  batchesPerEpoch?: number;
  yieldEvery?: unknown;
  callbacks?: unknown;
}

type Train = (this: Tensorflow.LayersModel, ...values: unknown[]) => Promise<Tensorflow.History>;

/** From now on every training of a layers model is shown and can be stopped. */
export function watchTraining(tf: Tf, services: KernelServices, background: Background): void {
  const prototype = tf.LayersModel.prototype as unknown as Record<'fit' | 'fitDataset', Train>;
  for (const [method, position] of [
    ['fit', 2],
    ['fitDataset', 1],
  ] as const) {
    const train = prototype[method];
    prototype[method] = function (...values) {
      const args: TrainArgs = { ...(values[position] ?? {}) };
      const recorder = createRecorder(tf, services, this, args);
      args.callbacks = [...standardized(tf, args), recorder.callback];
      values[position] = args;
      const training = train.apply(this, values);
      const ended = training.then(
        () => recorder.end('done'),
        () => recorder.end('failed'),
      );
      background.add({ stop: () => recorder.stop(), ended });
      // The display says how it ended before the cell goes on.
      return ended.then(() => training);
    };
  }
}

/** The author's callbacks as tfjs's own objects: plain ones and objects cannot be mixed in one list. */
function standardized(tf: Tf, args: TrainArgs): unknown[] {
  const given = args.callbacks === undefined || args.callbacks === null ? [] : [args.callbacks].flat();
  return given.map((each) =>
    each instanceof tf.Callback || each instanceof tf.CustomCallback
      ? each
      : new tf.CustomCallback(
          each as Tensorflow.CustomCallbackArgs,
          (args.yieldEvery ?? 'auto') as Tensorflow.ModelFitArgs['yieldEvery'],
        ),
  );
}

/** A display that follows one training. */
interface Recorder {
  readonly callback: Tensorflow.Callback;
  stop(): void;
  end(state: 'done' | 'failed'): Promise<void>;
}

function createRecorder(
  tf: Tf,
  services: KernelServices,
  model: Tensorflow.LayersModel,
  args: TrainArgs,
): Recorder {
  const startedAt = Date.now();
  const begun = now();
  const curve = createCurve();
  const history: Record<string, number[]> = {};
  const firstEpoch = args.initialEpoch ?? 0;
  const epochs = args.epochs ?? 1;
  let display: DisplayId | null = null;
  let state: TrainingData['state'] = 'running';
  let epoch = 0;
  let batch = 0;
  let batchesPerEpoch: number | null = args.batchesPerEpoch ?? null;
  let samples: number | null = null;
  let stopped = false;
  let turnAt = begun;
  let reading = false;

  function output(): Output {
    const data: TrainingData = {
      title: titleOf(model.name),
      state,
      epochs: Math.max(1, epochs - firstEpoch),
      epoch,
      batchesPerEpoch,
      batch,
      samples,
      batchSize: args.batchSize ?? (samples === null ? null : 32),
      startedAt,
      elapsed: now() - begun,
      history,
      batches: curve.columns(),
      backend: tf.getBackend(),
    };
    return { mime: 'application/vnd.stepwise.training+json', data };
  }

  function show(): void {
    if (display === null) {
      display = services.nextDisplayId();
      services.emit({ ...output(), id: display });
    } else services.update(display, output());
  }

  /** Notes a batch's loss when the backend has it; never makes training wait. */
  function readLoss(logs: Logs | undefined, at: number): void {
    const loss = logs?.loss;
    if (loss === undefined || reading) return;
    if (typeof loss === 'number') {
      curve.add(at, loss);
      return;
    }
    reading = true;
    const kept = tf.keep(loss.clone());
    kept
      .data()
      .then((values) => curve.add(at, values[0] ?? Number.NaN))
      .catch(() => {})
      .finally(() => {
        kept.dispose();
        reading = false;
      });
  }

  class RecorderCallback extends tf.Callback {
    override async onTrainBegin(): Promise<void> {
      const params = this.params as { samples?: number | null; steps?: number | null };
      samples = typeof params.samples === 'number' ? params.samples : null;
      const size = args.batchSize ?? 32;
      if (typeof params.steps === 'number') batchesPerEpoch = params.steps;
      else if (samples !== null) batchesPerEpoch = Math.ceil(samples / size);
      show();
    }

    override async onEpochBegin(): Promise<void> {
      batch = 0;
    }

    override async onBatchEnd(index: number, logs?: unknown): Promise<void> {
      batch = index + 1;
      if (stopped || services.isInterrupted()) model.stopTraining = true;
      if (now() - turnAt < updateInterval) return;
      const total = batchesPerEpoch ?? 0;
      readLoss(logs as Logs | undefined, epoch + (total > 0 ? batch / total : 0));
      if (args.yieldEvery !== 'never') await tf.nextFrame();
      if (stopped || services.isInterrupted()) model.stopTraining = true;
      show();
      turnAt = now();
    }

    override async onEpochEnd(_: number, logs?: unknown): Promise<void> {
      epoch += 1;
      const named = Object.entries((logs ?? {}) as Logs);
      // Training before validation, as a reader expects; tfjs gives them the other way round.
      named.sort(([a], [b]) => Number(a.startsWith('val_')) - Number(b.startsWith('val_')));
      for (const [metric, value] of named) {
        const number = typeof value === 'number' ? value : ((await value.data())[0] ?? Number.NaN);
        history[metric] = [...(history[metric] ?? []), number];
      }
      if (stopped || services.isInterrupted()) model.stopTraining = true;
    }
  }

  return {
    callback: new RecorderCallback(),
    stop() {
      stopped = true;
      model.stopTraining = true;
    },
    async end(how) {
      const early = how === 'done' && (stopped || services.isInterrupted() || epoch < epochs - firstEpoch);
      state = early ? 'stopped' : how;
      // A fit that failed before it began has nothing to show beside its error.
      if (display !== null) show();
    },
  };
}

/** The model's name where the author gave one; tfjs names the others by kind and number. */
function titleOf(name: string): TrainingData['title'] {
  const given = name.replace(/_model$/, '');
  return /^(sequential|model)_?\d*$/.test(given)
    ? { zh: '训练', en: 'Training' }
    : { zh: `训练 ${given}`, en: `Training ${given}` };
}
