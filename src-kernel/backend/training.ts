/**
 * Training that shows itself: any `fit` or `fitDataset` draws its curves as it
 * goes and ends when stopped, without a word from the author.
 *
 * tfjs gives way to other work every 125 ms while it trains; the recorder below
 * takes that over at 100 ms, reads the loss without waiting for the backend, and
 * costs nothing per batch but a look at the clock.
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import type { TrainingData } from '#core/runtime/output.ts';
import type { Background } from '../evaluate/background.ts';
import type { KernelServices } from '../evaluate/services.ts';
import type { Trainings } from './training-display.ts';

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
export function watchTraining(
  tf: Tf,
  services: KernelServices,
  trainings: Trainings,
  background: Background,
): void {
  const prototype = tf.LayersModel.prototype as unknown as Record<'fit' | 'fitDataset', Train>;
  for (const [method, position] of [
    ['fit', 2],
    ['fitDataset', 1],
  ] as const) {
    const train = prototype[method];
    prototype[method] = function (...values) {
      const args: TrainArgs = { ...(values[position] ?? {}) };
      const recorder = createRecorder(tf, services, trainings, this, args);
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

/** What follows one training. */
interface Recorder {
  readonly callback: Tensorflow.Callback;
  stop(): void;
  end(state: 'done' | 'failed'): void;
}

function createRecorder(
  tf: Tf,
  services: KernelServices,
  trainings: Trainings,
  model: Tensorflow.LayersModel,
  args: TrainArgs,
): Recorder {
  const epochs = (args.epochs ?? 1) - (args.initialEpoch ?? 0);
  const display = trainings.open({
    title: titleOf(model.name),
    epochs,
    batchesPerEpoch: args.batchesPerEpoch ?? null,
    samples: null,
    batchSize: args.batchSize ?? null,
    backend: () => tf.getBackend(),
  });
  const { facts, control } = display;
  let stopped = false;
  let reading = false;

  /** Notes a batch's loss when the backend has it; never makes training wait. */
  function readLoss(logs: Logs | undefined, at: number): void {
    const loss = logs?.loss;
    if (loss === undefined || reading) return;
    if (typeof loss === 'number') {
      display.point(at, loss);
      return;
    }
    reading = true;
    const kept = tf.keep(loss.clone());
    kept
      .data()
      .then((values) => display.point(at, values[0] ?? Number.NaN))
      .catch(() => {})
      .finally(() => {
        kept.dispose();
        reading = false;
      });
  }

  function obeyStop(): void {
    if (stopped || services.isInterrupted()) model.stopTraining = true;
  }

  class RecorderCallback extends tf.Callback {
    override async onTrainBegin(): Promise<void> {
      const params = this.params as { samples?: number | null; steps?: number | null };
      facts.samples = typeof params.samples === 'number' ? params.samples : null;
      const size = args.batchSize ?? 32;
      if (facts.samples !== null) facts.batchSize = size;
      if (typeof params.steps === 'number') facts.batchesPerEpoch = params.steps;
      else if (facts.samples !== null) facts.batchesPerEpoch = Math.ceil(facts.samples / size);
      display.show();
    }

    override async onBatchEnd(index: number, logs?: unknown): Promise<void> {
      display.batch(index + 1);
      obeyStop();
      if (!display.due() && !control.paused) return;
      readLoss(logs as Logs | undefined, display.position());
      if (args.yieldEvery !== 'never') await tf.nextFrame();
      obeyStop();
      if (control.paused && !model.stopTraining) await display.turn();
      else display.keepUp();
      obeyStop();
    }

    override async onEpochEnd(_: number, logs?: unknown): Promise<void> {
      const named = Object.entries((logs ?? {}) as Logs);
      // Training before validation, as a reader expects; tfjs gives them the other way round.
      named.sort(([a], [b]) => Number(a.startsWith('val_')) - Number(b.startsWith('val_')));
      const metrics: [string, number][] = [];
      for (const [metric, value] of named) {
        metrics.push([metric, typeof value === 'number' ? value : ((await value.data())[0] ?? Number.NaN)]);
      }
      display.epochEnded(metrics);
      if (control.lastEpoch) model.stopTraining = true;
      obeyStop();
    }
  }

  return {
    callback: new RecorderCallback(),
    stop() {
      stopped = true;
      model.stopTraining = true;
      control.release();
    },
    end(how) {
      const early = how === 'done' && (stopped || services.isInterrupted() || display.epoch < epochs);
      display.end(early ? 'stopped' : how);
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
