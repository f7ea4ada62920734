/** The picture of one training: what is shown of it, kept up to date in one display that answers to commands. */
import type { DisplayId } from '#core/notebook/ids.ts';
import type { TrainingCommand } from '#core/runtime/messages.ts';
import type { Output, TrainingData } from '#core/runtime/output.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import type { KernelServices } from '../evaluate/services.ts';
import { createCurve } from './curve.ts';
import { createControl, type TrainingControl } from './training-control.ts';

/** The clock, taken before any cell could replace it. */
const now = performance.now.bind(performance);

/** Milliseconds between two turns given to other work; each adds a point to the curve. */
const turnInterval = 100;

/** Milliseconds between two pictures: drawing takes the cores from the steps. */
const updateInterval = 3 * turnInterval;

/** What is known of a training from its start on, and what becomes known while it runs. */
export interface TrainingFacts {
  readonly title: LocalizedText;
  readonly epochs: number;
  batchesPerEpoch: number | null;
  samples: number | null;
  batchSize: number | null;
  readonly backend: () => string;
}

/** One training as it is shown. */
export interface TrainingDisplay {
  readonly control: TrainingControl;
  readonly facts: TrainingFacts;
  /** Epochs ended so far. */
  readonly epoch: number;
  /** Shows it as it stands; the first time, under the cell that runs. */
  show(): void;
  /** Shows it as it stands where the picture is old enough; a turn is being given. */
  keepUp(): void;
  /** Whether enough time has passed to let others have a turn. */
  due(): boolean;
  /** A batch has ended: its number in its epoch, from 1. */
  batch(number: number): void;
  /** Where training stands now, in epochs. */
  position(): number;
  /** A point of the loss within epochs. */
  point(at: number, loss: number): void;
  /** An epoch has ended, with these metrics. */
  epochEnded(metrics: readonly (readonly [name: string, value: number])[]): void;
  /** Waits while paused, and says so. */
  turn(): Promise<void>;
  /** The last word. */
  end(state: 'done' | 'stopped' | 'failed'): void;
}

/** The displays that training goes on in, by id. */
export interface Trainings {
  open(facts: TrainingFacts): TrainingDisplay;
  /** Tells a training what a person asks; nothing where it has ended. */
  obey(display: DisplayId, command: TrainingCommand): void;
}

/** No training so far. */
export function createTrainings(services: () => KernelServices): Trainings {
  const live = new Map<DisplayId, TrainingControl>();

  function open(facts: TrainingFacts): TrainingDisplay {
    const control = createControl();
    const curve = createCurve();
    const history: Record<string, number[]> = {};
    const startedAt = Date.now();
    const begun = now();
    let waited = 0;
    let waitingSince: number | null = null;
    let display: DisplayId | null = null;
    let state: TrainingData['state'] = 'running';
    let epoch = 0;
    let batch = 0;
    let shownAt = begun;
    let turnAt = begun;

    function output(): Output {
      const time = waitingSince ?? now();
      const data: TrainingData = {
        title: facts.title,
        state,
        epochs: Math.max(1, facts.epochs),
        epoch,
        batchesPerEpoch: facts.batchesPerEpoch,
        batch,
        samples: facts.samples,
        batchSize: facts.batchSize,
        startedAt,
        elapsed: time - begun - waited,
        history,
        batches: curve.columns(),
        backend: facts.backend(),
      };
      return { mime: 'application/vnd.stepwise.training+json', data };
    }

    function show(): void {
      shownAt = turnAt = now();
      if (display === null) {
        display = services().nextDisplayId();
        live.set(display, control);
        services().emit({ ...output(), id: display });
      } else services().update(display, output());
    }

    return {
      control,
      facts,
      get epoch() {
        return epoch;
      },
      show,
      keepUp() {
        turnAt = now();
        if (turnAt - shownAt >= updateInterval) show();
      },
      due: () => now() - turnAt >= turnInterval,
      batch(number) {
        batch = number;
      },
      position: () => epoch + (facts.batchesPerEpoch ? batch / facts.batchesPerEpoch : 0),
      point: (at, loss) => curve.add(at, loss),
      epochEnded(metrics) {
        epoch += 1;
        batch = 0;
        for (const [name, value] of metrics) history[name] = [...(history[name] ?? []), value];
      },
      async turn() {
        if (!control.paused) return;
        state = 'paused';
        waitingSince = now();
        show();
        await control.turn();
        waited += now() - waitingSince;
        waitingSince = null;
        // It may have ended while it waited.
        if (state !== 'paused') return;
        state = control.paused ? 'paused' : 'running';
        if (state === 'running') show();
      },
      end(how) {
        state = how;
        control.release();
        // A training that failed before it began has nothing to show beside its error.
        if (display === null) return;
        show();
        live.delete(display);
      },
    };
  }

  return { open, obey: (display, command) => live.get(display)?.obey(command) };
}
