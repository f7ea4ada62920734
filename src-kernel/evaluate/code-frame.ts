/** The lines of a cell around a place in it. */
import type { CodeFrame } from '#core/runtime/error.ts';

/** Lines before the place, and after it. */
const around = 2;
/** Characters of one line. */
const longest = 1_000;

/** The frame around a line of a source; undefined where there is no such line. */
export function codeFrame(source: string, line: number): CodeFrame | undefined {
  const all = source.split(/\r\n?|\n/);
  if (line < 1 || line > all.length) return undefined;
  const from = Math.max(1, line - around);
  return { from, lines: all.slice(from - 1, line + around).map((each) => each.slice(0, longest)) };
}
