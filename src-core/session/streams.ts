/** Text that cells print: joined where it goes on, and capped so that a flood stays cheap to hold and to draw. */
import type { Output } from '../runtime/output.ts';

/** Most lines one stream keeps. */
export const maxStreamLines = 10_000;

/** Most UTF-16 units one stream keeps: 2 million. */
export const maxStreamLength = 2_000_000;

const mime = 'application/vnd.stepwise.stream+json';

/** A piece of printed text as it arrives. `dropped` counts lines the kernel left out already. */
export interface StreamPiece {
  readonly name: 'stdout' | 'stderr';
  readonly text: string;
  readonly dropped?: number;
}

/** The outputs with a piece of text more: joined to the last output where that is the same stream. */
export function appendStream(outputs: readonly Output[], piece: StreamPiece): readonly Output[] {
  const last = outputs.at(-1);
  const joins = last?.mime === mime && last.data.name === piece.name;
  const before = joins ? last.data : { name: piece.name, text: '' };
  const data = capStream({
    name: piece.name,
    text: before.text + piece.text,
    dropped: (before.dropped ?? 0) + (piece.dropped ?? 0),
  });
  return [...(joins ? outputs.slice(0, -1) : outputs), { mime, data }];
}

/**
 * The text with at most {@link maxStreamLines} lines and {@link maxStreamLength}
 * units: head and tail are kept, lines of the middle dropped and counted. The
 * tail is the larger part, for what was printed last matters most.
 */
export function capStream(piece: StreamPiece): StreamPiece {
  const { name, text } = piece;
  const dropped = piece.dropped ?? 0;
  const fits = text.length <= maxStreamLength && countNewlines(text, maxStreamLines) < maxStreamLines;
  if (fits) return dropped > 0 ? { name, text, dropped } : { name, text };
  const lines = text.split('\n');
  // Room is left for what comes next, so that not every further line cuts again.
  const headEnd = take(lines, 0, 1, maxStreamLines * 0.1, maxStreamLength * 0.1);
  const tailStart = take(lines, lines.length - 1, -1, maxStreamLines * 0.7, maxStreamLength * 0.7) + 1;
  const start = Math.max(headEnd, tailStart);
  // A first or last line that is too long by itself is cut inside.
  const head = headEnd > 0 ? lines.slice(0, headEnd) : [lines[0]?.slice(0, maxStreamLength * 0.1) ?? ''];
  const tail =
    start < lines.length ? lines.slice(start) : [lines.at(-1)?.slice(-maxStreamLength * 0.7) ?? ''];
  return { name, text: [...head, ...tail].join('\n'), dropped: dropped + Math.max(start - headEnd, 1) };
}

/** The first index, going by `step` from `from`, that no longer fits the limits. */
function take(
  lines: readonly string[],
  from: number,
  step: 1 | -1,
  maxLines: number,
  maxLength: number,
): number {
  let length = 0;
  let index = from;
  for (let count = 0; count < maxLines; count += 1, index += step) {
    const line = lines[index];
    if (line === undefined) break;
    length += line.length + 1;
    if (length > maxLength) break;
  }
  return index;
}

/** Line endings in a text, counted no further than `limit`. */
function countNewlines(text: string, limit: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && count < limit; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
