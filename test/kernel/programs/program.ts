/** What a program of cells is expected to come to, for the tables of this folder. */

/** Where a program's last cell fails: the error's name, its English message, and `[cell, line, column]`, cells from 1. */
export interface ExpectedError {
  readonly name: string;
  readonly message: string;
  readonly at?: readonly [cell: number, line: number, column: number];
}

/** A program of cells, run one after the other in one kernel. */
export interface CellProgram {
  /** What it shows, as the end of a sentence. */
  readonly title: string;
  /** TypeScript; all but the last must end well unless `fails` names one. */
  readonly cells: readonly string[];
  /** Cells, from 1, that fail before the last one runs. */
  readonly fails?: readonly number[];
  /** The preview of the last cell's value; undefined where it shows none. */
  readonly value?: string;
  /** What all cells print. */
  readonly prints?: string;
  /** How the last cell fails. */
  readonly error?: ExpectedError;
}
