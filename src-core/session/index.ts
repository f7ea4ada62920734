/** The living notebook: its state, what can happen to it, and what it asks for. */
export { apply } from './apply.ts';
export { cellState, isDirty, isRefusal, outputsAreOfOtherSource, sourceHash } from './change.ts';
export { openSession } from './open.ts';
export type { Action, Applied, Operation, Refusal } from './operation.ts';
export {
  type CellNames,
  type CellState,
  freshCellState,
  type Session,
  type Status,
  type UndoEntry,
  type Validity,
} from './session.ts';
