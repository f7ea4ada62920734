/** What checking an exercise gives: one line for each thing that was checked. */
import type { LocalizedText } from '../text/locale.ts';

/** How one line stands. `not-attempted`: the learner's code gave nothing yet to judge (no such name, `undefined`). */
export type LineOutcome = 'passed' | 'wrong' | 'not-attempted';

/** One thing checked. */
export interface CheckLine {
  /** What is checked. */
  readonly title: LocalizedText;
  readonly outcome: LineOutcome;
  /** What should come, on one line. */
  readonly expected: LocalizedText;
  /** What came, on one line; absent where nothing did. */
  readonly actual?: LocalizedText;
  /** What the learner's code threw instead. */
  readonly error?: LocalizedText;
  /** What to look at when it is not passed. */
  readonly hint?: LocalizedText;
}
