/**
 * Places in compiled code, led back to the source: two maps in a row (what
 * stripping the types moved, what the rewriting moved), read only when an error
 * needs them.
 */

/** A place in a text. Line and column count from 1; columns are UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Leads a place in one text to the place in another that it comes from; undefined where it comes from nowhere. */
export type PositionMap = (position: Position) => Position | undefined;

/** Segments of one line, by rising column: generated column, source index, source line, source column, all from 0. */
export type Segments = readonly (readonly number[])[];

/**
 * The map that decoded source map lines describe: the last segment at or before the place, moved on by what
 * lies between. With `original`, the text that was rewritten, for maps in which only new text lies between
 * segments: what stands for a name is where the name was; what was put behind a blank or bracket belongs to what follows it.
 */
export function mapBySegments(lines: readonly Segments[], original?: string): PositionMap {
  const exact = original !== undefined;
  const originals = original?.split('\n') ?? [];
  return ({ line, column }) => {
    const segments = lines[line - 1] ?? [];
    let low = 0;
    let high = segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((segments[middle]?.[0] ?? 0) <= column - 1) low = middle + 1;
      else high = middle;
    }
    const found = segments[low - 1];
    const [at = 0, , sourceLine, sourceColumn] = found ?? [];
    if (sourceLine === undefined || sourceColumn === undefined) return undefined;
    const [, , nextLine, nextColumn] = segments[low] ?? [];
    if (exact && column - 1 > at && nextLine === sourceLine && nextColumn !== undefined) {
      const before = originals[sourceLine]?.[sourceColumn] ?? '';
      if (/[\s([{,]/.test(before)) return { line: nextLine + 1, column: nextColumn + 1 };
    }
    return { line: sourceLine + 1, column: sourceColumn + 1 + (exact ? 0 : column - 1 - at) };
  };
}

const digits = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((digit, value) => [
    digit,
    value,
  ]),
);

/** The lines of a source map's `mappings` text (base-64 VLQ; ECMA-426). */
export function decodeMappings(mappings: string): readonly Segments[] {
  let [source, sourceLine, sourceColumn] = [0, 0, 0];
  return mappings.split(';').map((line) => {
    let column = 0;
    return line.split(',').flatMap((segment) => {
      const [first, second, third, fourth] = decodeNumbers(segment);
      if (first === undefined) return [];
      column += first;
      if (second === undefined || third === undefined || fourth === undefined) return [[column]];
      source += second;
      sourceLine += third;
      sourceColumn += fourth;
      return [[column, source, sourceLine, sourceColumn]];
    });
  });
}

function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of text) {
    const digit = digits.get(character) ?? 0;
    value |= (digit & 31) << shift;
    shift += 5;
    if ((digit & 32) === 0) {
      numbers.push(value & 1 ? -(value >> 1) : value >> 1);
      value = 0;
      shift = 0;
    }
  }
  return numbers;
}

/** One map after another. */
export function chain(first: PositionMap, second: PositionMap): PositionMap {
  return (position) => {
    const between = first(position);
    return between === undefined ? undefined : second(between);
  };
}
