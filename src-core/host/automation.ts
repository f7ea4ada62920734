/**
 * What a window that `stepwise run` drives offers to its driver. Where
 * `app.info` carries `automation`, the window opens that document and installs
 * an {@link Automation} as `globalThis.stepwise`; nowhere else does it exist.
 */
import type { ExportFormat } from '../export/formats.ts';
import type { CheckOutcome } from '../lesson/work.ts';
import type { CellId } from '../notebook/ids.ts';
import type { Parameter } from '../program/parameters.ts';
import type { CellError } from '../runtime/error.ts';
import type { BackendChoice, BackendInfo, RunOutcome } from '../runtime/messages.ts';
import type { Locale, LocalizedText } from '../text/locale.ts';
import type { Milliseconds } from '../text/units.ts';

/** What became of one code cell. A cell the run never reached is `not-run`. */
export interface CellReport {
  readonly id: CellId;
  readonly outcome: RunOutcome | 'not-run';
  readonly elapsed: Milliseconds;
  readonly error?: CellError;
}

/** How a check came out; `not-run`: it was stopped, or something it needs failed. */
export type ProofOutcome = CheckOutcome | 'not-run';

/** What became of one exercise. It is sound where its solution passes and its starter does not. */
export interface ExerciseReport {
  readonly id: CellId;
  readonly starter: ProofOutcome;
  readonly solution: ProofOutcome;
  /** Lines that its solution did not pass, or why there are none. */
  readonly problems: readonly LocalizedText[];
  /** What the solution and its check took. */
  readonly times: readonly { readonly cell: CellId; readonly elapsed: Milliseconds }[];
}

/** What became of the whole program, code cells in document order. */
export interface RunReport {
  readonly cells: readonly CellReport[];
  /** The backend the cells ran on; null where no cell loaded tfjs. */
  readonly backend: BackendInfo | null;
}

/** A file of an export, on its way to the driver. */
export interface AutomationFile {
  /** A name, or a relative path with `/`. */
  readonly path: string;
  readonly content: string;
  readonly encoding: 'utf-8' | 'base64';
}

/** The driver's handle on the window. Every method may be called once `ready` has resolved. */
export interface Automation {
  /** Resolves when the document is shown and the kernel can run; rejects with a sentence where either fails. */
  readonly ready: Promise<void>;
  /** Runs every cell from the top, tells `onCell` of each that ends, and resolves when the queue is empty, failed or not. */
  runAll(onCell?: (cell: CellReport) => void): Promise<RunReport>;
  /** Checks every exercise as its author left it, then with its solution in place; call after `runAll`. */
  proveExercises(onExercise?: (exercise: ExerciseReport) => void): Promise<readonly ExerciseReport[]>;
  /** The notebook with its outputs as files of one format; `onPiece` is told of each piece that is begun. */
  exportFiles(format: ExportFormat, onPiece?: (name: string) => void): Promise<readonly AutomationFile[]>;
  /** Puts values in the place of those the document gives its variables and controls; gives the names that are none. */
  setParameters(parameters: readonly Parameter[]): Promise<readonly string[]>;
  /** The learner's copy saved now, with its outputs; resolves when it is on disk. */
  save(): Promise<void>;
  setLocale(locale: Locale): Promise<void>;
  setBackend(choice: BackendChoice): Promise<void>;
}

/** The name under which the window installs its {@link Automation}. */
export const automationName = 'stepwise';
