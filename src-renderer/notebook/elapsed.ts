/** Spans of time in words, as exact as a reader cares for. */
import type { Milliseconds } from '#core/text/units.ts';

/** The words a span needs. */
export interface TimeWords {
  readonly milliseconds: (value: string) => string;
  readonly seconds: (value: string) => string;
  readonly minutes: (minutes: number, seconds: number) => string;
}

/** A span in words: `8 ms`, `0.42 s`, `12.3 s`, `2 min 5 s`. */
export function timeInWords(span: Milliseconds, words: TimeWords): string {
  if (span < 100) return words.milliseconds(span.toFixed(span < 0.95 && span >= 0.05 ? 1 : 0));
  if (span < 9_995) return words.seconds((span / 1000).toFixed(2));
  if (span < 59_950) return words.seconds((span / 1000).toFixed(1));
  const seconds = Math.round(span / 1000);
  return words.minutes(Math.floor(seconds / 60), seconds % 60);
}
