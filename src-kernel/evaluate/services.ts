/**
 * What the kernel does for the code that cells import. `learn/` reaches the
 * kernel only through {@link kernel}: it shows outputs, reads inputs and asks
 * whether it should stop, and knows nothing of workers, ports or messages.
 *
 * The worker installs the real services before the first cell runs; a unit test
 * in Node installs its own with {@link installServices}.
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import type { DisplayId, InputId, RunId } from '#core/notebook/ids.ts';
import type { CheckLine } from '#core/runtime/check.ts';
import type { CellPosition } from '#core/runtime/error.ts';
import type { InputValue } from '#core/runtime/input.ts';
import type { Output } from '#core/runtime/output.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import type { Milliseconds } from '#core/text/units.ts';

/**
 * The method by which an object says how it is drawn: `[outputSymbol](): Output`.
 * The kernel calls it for a cell's last expression and for `display(value)`.
 */
export const outputSymbol: unique symbol = Symbol.for('stepwise.output') as never;

/** Where a drawing of a model has the model itself, so that it can be saved from where it is seen. */
export const modelSymbol: unique symbol = Symbol.for('stepwise.model') as never;

/** An object that says how it is drawn. */
export interface Displayable {
  [outputSymbol](): Output;
}

/** What is said of a hand-written training at its start. */
export interface TrainingRunOptions {
  readonly title?: LocalizedText;
  readonly epochs: number;
  readonly batchesPerEpoch?: number | null;
  readonly samples?: number | null;
  readonly batchSize?: number | null;
}

/** The training panel of a hand-written loop. */
export interface TrainingRun {
  /**
   * A batch has ended. Resolves when the next may begin: at once, or when a paused training goes on.
   * Throws the interrupt where the person pressed Stop.
   */
  batch(logs?: { readonly loss?: number }): Promise<void>;
  /**
   * An epoch has ended, with these metrics (`loss`, `val_loss`, `acc`…). Resolves to whether to begin another:
   * not after the last, nor where the person asked to stop after this one.
   */
  epoch(metrics?: { readonly [metric: string]: number }): Promise<boolean>;
  /** Whether it is over. */
  readonly ended: boolean;
  /** Ends it before its last epoch; a run still open when its cell ends is ended for it. */
  end(): void;
}

/** The kernel, as the code that cells import sees it. */
export interface KernelServices {
  /** Shows an output under the cell that is running (or that started the timer that is running). */
  emit(output: Output): void;
  /** Puts another output in the place of the one emitted with this id, wherever it stands. */
  update(display: DisplayId, output: Output): void;
  /** A fresh id for an output that will be updated. */
  nextDisplayId(): DisplayId;
  /** The run that is going on, or the last one where only a timer or callback is running; null before the first. */
  currentRun(): RunId | null;
  /** Whether a run is going on. */
  isRunning(): boolean;
  /**
   * The id for a control made now: the name of the top-level variable to which the
   * cell assigns it (`const pad = input.drawing(…)` gives `pad`), else cell and position.
   */
  nextInputId(): InputId;
  /** What the control was last set to; undefined where it was never moved. Survives reruns, not restarts. */
  inputValue(id: InputId): InputValue | undefined;
  /**
   * Binds a control to the variable it is assigned to: gives `decode` of its present value
   * (undefined where it was never moved), and whenever the control moves sets the variable to `decode` of the new one.
   */
  bindInput<T>(id: InputId, decode: (value: InputValue | undefined) => T): T;
  /** Whether the person has pressed Stop and the run should end. Cheap: one atomic load. */
  isInterrupted(): boolean;
  /** Throws the interrupt where {@link isInterrupted}; call it in long loops. */
  checkInterrupt(): void;
  /** Lets waiting messages in (a Stop, a moved input), then goes on; about 0.1 ms. Throws the interrupt where stopped. */
  yieldToMessages(): Promise<void>;
  /** Waits; throws the interrupt as soon as stopped. */
  sleep(time: Milliseconds): Promise<void>;
  /** The kernel's one copy of TensorFlow.js with a backend ready; loads it on first use. */
  tensorflow(): Promise<typeof Tensorflow>;
  /** The same where it is loaded already (a cell imported it), else null. */
  loadedTensorflow(): typeof Tensorflow | null;
  /** Restarts the kernel's `Math.random` (and with it tfjs's shuffling and initialisers) from a whole number. */
  seed(seed: number): void;
  /** Opens a training panel for a loop that a person wrote, under the cell that is running. */
  trainingRun(options: TrainingRunOptions): TrainingRun;
  /** Adds a line to the check that is running; throws outside one. */
  addCheck(judge: () => Promise<CheckLine>): void;
  /** The cell's line on which a layer of a model was made; null where that is not known. */
  madeAt(layer: object): CellPosition | null;
}

let installed: KernelServices | null = null;

/** Gives the kernel's services to everything that asks for {@link kernel} from now on. */
export function installServices(services: KernelServices): void {
  installed = services;
}

/** The kernel's services. Throws where none are installed (outside a kernel). */
export function kernel(): KernelServices {
  if (installed === null) throw new Error('No kernel: call installServices first.');
  return installed;
}
