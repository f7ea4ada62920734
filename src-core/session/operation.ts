/** Everything that can happen to a session, and everything it can ask for in return. Data only. */
import type { Answer } from '../lesson/answer.ts';
import type { Cell, CellAttributes } from '../notebook/cell.ts';
import type { CellId, InputId, RunId } from '../notebook/ids.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { InputValue } from '../runtime/input.ts';
import type { BackendChoice, ExecuteRequest, KernelMessage } from '../runtime/messages.ts';
import type { Output } from '../runtime/output.ts';
import type { Milliseconds, Timestamp } from '../text/units.ts';
import type { CellNames, Session } from './session.ts';

/** Something that happens to a session. */
export type Operation =
  // structure (undoable)
  | { readonly type: 'insert'; readonly cell: Cell; readonly index: number }
  | { readonly type: 'remove'; readonly cell: CellId }
  | { readonly type: 'move'; readonly cell: CellId; readonly index: number }
  | { readonly type: 'convert'; readonly cell: CellId; readonly to: 'markdown' | 'code' }
  | { readonly type: 'edit'; readonly cell: CellId; readonly source: string }
  | { readonly type: 'attributes'; readonly cell: CellId; readonly attributes: CellAttributes }
  | { readonly type: 'replace'; readonly notebook: Notebook }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  // running
  | { readonly type: 'run'; readonly cells: readonly CellId[]; readonly now: Timestamp }
  | { readonly type: 'run-all'; readonly now: Timestamp }
  /** The cells before this one. */
  | { readonly type: 'run-above'; readonly cell: CellId; readonly now: Timestamp }
  /** This cell and those after it. */
  | { readonly type: 'run-below'; readonly cell: CellId; readonly now: Timestamp }
  /** What is out of date; `before`: only what stands above that cell. */
  | { readonly type: 'run-stale'; readonly now: Timestamp; readonly before?: CellId }
  | { readonly type: 'unqueue'; readonly cell: CellId }
  | { readonly type: 'stop' }
  | { readonly type: 'restart' }
  /** A new kernel, and every cell in it from the top. */
  | { readonly type: 'restart-run-all'; readonly now: Timestamp }
  | { readonly type: 'backend'; readonly choice: BackendChoice }
  | { readonly type: 'input'; readonly input: InputId; readonly value: InputValue; readonly now: Timestamp }
  | { readonly type: 'clear-outputs'; readonly cells?: readonly CellId[] }
  // learning
  /** Checks an exercise: first what it needs runs as far as it is out of date. */
  | { readonly type: 'check'; readonly cell: CellId; readonly now: Timestamp }
  | { readonly type: 'answer'; readonly cell: CellId; readonly answer: Answer; readonly now: Timestamp }
  /** Takes an answer back. */
  | { readonly type: 'ask-again'; readonly cell: CellId }
  /** One hint more for an exercise. */
  | { readonly type: 'show-hint'; readonly cell: CellId }
  /** One step more of an exercise's solution. */
  | { readonly type: 'reveal'; readonly cell: CellId }
  | { readonly type: 'see-step'; readonly cell: CellId }
  /** Puts cells back as the lesson has them and forgets the work on them. */
  | { readonly type: 'reset-cells'; readonly cells: readonly CellId[] }
  // what others report
  | { readonly type: 'kernel'; readonly message: KernelMessage; readonly now: Timestamp }
  | { readonly type: 'analysed'; readonly program: ReadonlyMap<CellId, CellNames>; readonly now?: Timestamp }
  | { readonly type: 'saved'; readonly notebook: Notebook }
  | {
      readonly type: 'outputs-loaded';
      readonly outputs: ReadonlyMap<CellId, readonly Output[]>;
      /** Hash of the source that made them, as the sidecar says. */
      readonly hashes?: ReadonlyMap<CellId, string>;
    };

/** Something the session asks the window to do; performed in one effects file. */
export type Action =
  /** Runs a cell; one with a `limit` is stopped when it takes longer. */
  | { readonly type: 'execute'; readonly request: ExecuteRequest; readonly limit?: Milliseconds }
  | { readonly type: 'interrupt' }
  | { readonly type: 'restart' }
  | { readonly type: 'set-input'; readonly input: InputId; readonly value: InputValue }
  | { readonly type: 'set-backend'; readonly choice: BackendChoice }
  /** Sources changed: analyse these cells again when there is time. */
  | { readonly type: 'analyse'; readonly cells: readonly CellId[] }
  /** The document differs from what is on disk: save it soon. */
  | { readonly type: 'autosave' }
  /** Outputs changed: save them with the document when there is time. */
  | { readonly type: 'save-outputs' }
  /** What the learner did changed: save it soon. */
  | { readonly type: 'save-work' }
  | { readonly type: 'run-ended'; readonly run: RunId; readonly cell: CellId };

/** Why an operation cannot be applied: a stable code for the window to put into words. */
export interface Refusal {
  readonly refused:
    | 'no-such-cell'
    | 'locked'
    | 'nothing-to-undo'
    | 'nothing-to-redo'
    | 'not-code'
    | 'bad-index'
    | 'predict-first'
    | 'no-check'
    | 'no-question'
    | 'no-original'
    | 'duplicate-id';
}

/** What applying an operation gives. */
export type Applied = { readonly session: Session; readonly actions: readonly Action[] } | Refusal;
