/**
 * Most of a big notebook is pictures as base64, which its cells can be listed without. Here they are cut short before the
 * file is read as text, which is the slowest thing that is done with it; what was cut is known by its place, so that
 * each cell's piece of the real file is found.
 */
import { membersOf, skipSpace } from './json-spans.ts';

/** A file in UTF-8 with its long runs of base64 cut short, and where in the short file each cut is. */
export interface Shortened {
  readonly bytes: Uint8Array;
  readonly cuts: readonly Cut[];
}

/** A place in the short file, in bytes, and how many are missing there. Cuts are listed as they stand. */
export interface Cut {
  readonly at: number;
  readonly missing: number;
}

/** Bytes from which a run is cut, and how many stay: enough to tell what kind of picture it is, and its size. */
const long = 1024;
const kept = 128;

/** Which bytes are letters of base64. */
const letters = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=') {
  letters[letter.charCodeAt(0)] = 1;
}

const quote = 0x22;
const backslash = 0x5c;
const n = 0x6e;

/** Cuts every long run of base64 that is all of a string, but for a line feed at its end. */
export function shorten(bytes: Uint8Array): Shortened {
  const cuts: Cut[] = [];
  const short = new Uint8Array(bytes.length);
  let length = 0;
  let copied = 0;
  const take = (end: number) => {
    short.set(bytes.subarray(copied, end), length);
    length += end - copied;
  };
  // A long run holds every byte of the file that stands at a multiple of its least length.
  for (let probe = long - 1; probe < bytes.length; probe += long) {
    if (letters[bytes[probe] ?? 0] === 0) continue;
    let start = probe;
    while (start > copied && letters[bytes[start - 1] ?? 0] === 1) start -= 1;
    let end = probe + 1;
    while (end < bytes.length && letters[bytes[end] ?? 0] === 1) end += 1;
    const closed =
      bytes[end] === quote || (bytes[end] === backslash && bytes[end + 1] === n && bytes[end + 2] === quote);
    if (end - start >= long && bytes[start - 1] === quote && bytes[start - 2] !== backslash && closed) {
      take(start + kept);
      cuts.push({ at: length, missing: end - start - kept });
      copied = end;
    }
    probe = Math.max(probe, end - (end % long) - 1);
  }
  take(bytes.length);
  return { bytes: short.subarray(0, length), cuts };
}

/** A piece of a file: where it begins and ends, in bytes. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Where pieces of the short file stand in the whole one, or `undefined` where a cut lies anywhere but in a cell's outputs
 * or attachments: then what was read of the short file is not what the whole one says. `head`: the text before the first
 * piece; a comma lies between two.
 */
export function placesOf(
  head: string,
  pieces: readonly string[],
  cuts: readonly Cut[],
  lengthOf: (text: string) => number,
): readonly Place[] | undefined {
  let at = lengthOf(head);
  let next = 0;
  let missing = 0;
  const places: Place[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) at += 1;
    const end = at + lengthOf(piece);
    const start = at + missing;
    const first = next;
    while ((cuts[next]?.at ?? Number.POSITIVE_INFINITY) < end) {
      missing += cuts[next]?.missing ?? 0;
      next += 1;
    }
    const within = cuts.slice(first, next).map((cut) => cut.at - at);
    if (within.some((cut) => cut < 0)) return undefined;
    if (within.length > 0 && !allInside(piece, within, lengthOf)) return undefined;
    places.push({ start, end: end + missing });
    at = end;
  }
  return next === cuts.length ? places : undefined;
}

/** Whether all cuts in a cell lie in what it is not listed by. */
function allInside(piece: string, cuts: readonly number[], lengthOf: (text: string) => number): boolean {
  const members = membersOf(piece, skipSpace(piece, 0));
  const spans = ['outputs', 'attachments'].flatMap((key) => {
    const span = members.get(key);
    if (span === undefined) return [];
    const start = lengthOf(piece.slice(0, span.start));
    return [{ start, end: start + lengthOf(piece.slice(span.start, span.end)) }];
  });
  return cuts.every((cut) => spans.some(({ start, end }) => cut > start && cut < end));
}
