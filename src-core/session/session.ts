/**
 * The living notebook: one immutable value that holds the saved cells and what
 * running them has brought. It changes in one place only, `apply`.
 */
import type { LearnerWork } from '../lesson/work.ts';
import type { CellId, InputId } from '../notebook/ids.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { InputValue } from '../runtime/input.ts';
import type { BackendInfo, CellMemory, KernelState, RunOutcome, VariableInfo } from '../runtime/messages.ts';
import type { Output } from '../runtime/output.ts';
import type { Bytes, Milliseconds, Timestamp } from '../text/units.ts';

/** Whether what a cell shows still follows from the program as it stands. */
export type Validity = 'never' | 'fresh' | 'stale';

/** What a cell is doing. */
export type Status = 'idle' | 'queued' | 'running';

/** What running has brought to one code cell. */
export interface CellState {
  readonly validity: Validity;
  readonly status: Status;
  /** Counts this cell's runs; messages of an older run are dropped. */
  readonly version: number;
  readonly outputs: readonly Output[];
  /** Whether the outputs were loaded with the document and not made in this session. */
  readonly earlier: boolean;
  /** Hash (`hashText`) of the source that made the outputs; other than the cell's source's where it was edited since. */
  readonly ranHash?: string;
  /** The outputs are still those of the run before: they go when the first message of this run arrives. */
  readonly clearing?: true;
  /**
   * How many of the outputs are this run's; behind them stand those of the run before, which theirs replace one by
   * one. Only while a moved input reruns the cell: a picture that is dragged must not vanish under the hand.
   */
  readonly arrived?: number;
  readonly outcome?: RunOutcome;
  /** When its latest run in the present kernel began; absent where it has not run since that kernel started. */
  readonly startedAt?: Timestamp;
  readonly elapsed?: Milliseconds;
}

/** The state of a cell that has never run. */
export const freshCellState: CellState = {
  validity: 'never',
  status: 'idle',
  version: 0,
  outputs: [],
  earlier: false,
};

/** How a run ended; another value for each run. */
export interface EndedRun {
  readonly cell: CellId;
  readonly outcome: RunOutcome;
  readonly elapsed: Milliseconds;
}

/** What undo returns to: the notebook, and the states of cells that were removed since. */
export interface UndoEntry {
  readonly notebook: Notebook;
  readonly states: ReadonlyMap<CellId, CellState>;
  /** Source edits of one cell in a row share a key and make one entry. */
  readonly mergeKey?: string;
}

/** The living notebook. */
export interface Session {
  readonly notebook: Notebook;
  /** The notebook as it was last saved or loaded; the session is dirty while `notebook` is another. */
  readonly saved: Notebook;
  readonly states: ReadonlyMap<CellId, CellState>;
  /** Cells waiting, in the order in which they will run; the running cell is not among them. */
  readonly queue: readonly CellId[];
  readonly running: CellId | null;
  /** The run that ended last, for who tells of it; absent before any did. One that only followed an input is told of where it failed. */
  readonly ended?: EndedRun;
  /** Whether the running cell was told to end and has not yet; a kernel that does not obey is ended soon after. */
  readonly stopping: boolean;
  /** The cell that ran when the kernel was lost, until something is run again: what ran before it can be run up to there. */
  readonly lost: CellId | null;
  readonly kernel: KernelState;
  readonly backend: BackendInfo | null;
  readonly memory: {
    readonly tensors: number;
    readonly bytes: Bytes;
    readonly cells?: readonly CellMemory[];
  } | null;
  /** What the kernel's top-level names hold, as it last said. */
  readonly variables: readonly VariableInfo[];
  readonly inputs: ReadonlyMap<InputId, InputValue>;
  /** Cells queued or running only because an input moved: such a run is obsolete when it moves again. */
  readonly byInput: ReadonlySet<CellId>;
  /** Inputs moved before the names of all cells were known: what depends on them runs once they are. */
  readonly unfollowed: ReadonlySet<InputId>;
  /** The document as its author has it, which cells are reset to; null where there is no other than this. */
  readonly original: Notebook | null;
  /** What the learner has done on exercises and questions. */
  readonly work: LearnerWork;
  /** Exercises whose check could not run, each with the cell whose failure kept it from running. */
  readonly blocked: ReadonlyMap<CellId, CellId>;
  readonly undo: readonly UndoEntry[];
  readonly redo: readonly UndoEntry[];
  /** Names each cell defines and uses, as last analysed; cells not yet analysed are absent. */
  readonly program: ReadonlyMap<CellId, CellNames>;
}

/** The names a cell shares with others. */
export interface CellNames {
  readonly defines: readonly string[];
  readonly uses: readonly string[];
  /** Those of `uses` that stand inside functions only: they are looked up when the function is called. */
  readonly deferred?: readonly string[];
}
