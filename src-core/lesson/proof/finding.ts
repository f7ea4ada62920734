/** What is found wrong in a lesson. */

/** One thing to mend. */
export interface Finding {
  /** A stable name such as `missing-translation`. */
  readonly code: string;
  /** One sentence in English: what is wrong and what to do. */
  readonly message: string;
  /** Line of the file, from 1. */
  readonly line: number;
}
