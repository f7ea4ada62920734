/** What went wrong in a cell, in the cell's own lines. */
import type { CellId } from '../notebook/ids.ts';
import type { LocalizedText } from '../text/locale.ts';

/** A place in a cell's source. Line and column count from 1; columns are UTF-16 units. */
export interface CellPosition {
  readonly cell: CellId;
  readonly line: number;
  readonly column: number;
}

/** One line of a stack. Frames outside cells (the kernel, tfjs) have no position and may be hidden. */
export interface StackFrame {
  readonly function: string;
  readonly position?: CellPosition;
  readonly location?: string;
}

/** Lines of a cell as it ran, around the one where an error happened. */
export interface CodeFrame {
  /** The number of the first of them. */
  readonly from: number;
  readonly lines: readonly string[];
}

/** An error as it is shown and saved. */
export interface CellError {
  /** The error's name: `TypeError`, `SyntaxError`, `OutOfMemory`, `Interrupted`… */
  readonly name: string;
  readonly message: LocalizedText;
  /** Where it happened, where that is in a cell. */
  readonly position?: CellPosition;
  /** The code around {@link position}, as it was when it ran. */
  readonly code?: CodeFrame;
  readonly stack: readonly StackFrame[];
  /** Errors named as `cause`, outermost first. */
  readonly causes?: readonly { readonly name: string; readonly message: LocalizedText }[];
}
