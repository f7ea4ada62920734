/**
 * Lines as CommonMark counts them: ended by `\n`, `\r\n` or a lone `\r`; blank
 * where they hold nothing but spaces and tabs.
 */

/** A line ending as a file spells it. */
export type Newline = '\n' | '\r\n' | '\r';

/** Where a line stands in a text: `[start, end)` without its ending, `next` after it. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The lines of a text from an offset on. A text that ends in a line ending has no further empty line. */
export function* linesOf(text: string, from = 0): Generator<LineSpan> {
  const ending = /\r\n|\n|\r/g;
  ending.lastIndex = from;
  let start = from;
  for (let match = ending.exec(text); match !== null; match = ending.exec(text)) {
    yield { start, end: match.index, next: ending.lastIndex };
    start = ending.lastIndex;
  }
  if (start < text.length) yield { start, end: text.length, next: text.length };
}

/** Whether a line holds nothing but spaces and tabs. */
export function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

/** The text with every line ending written `\n`. */
export function withUnixNewlines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The text, whose lines end in `\n`, with another line ending. */
export function withNewlines(text: string, newline: Newline): string {
  return newline === '\n' ? text : text.replaceAll('\n', newline);
}

/** The first line ending in a text, if it has one. */
export function firstNewline(text: string): Newline | undefined {
  return /\r\n|\n|\r/.exec(text)?.[0] as Newline | undefined;
}

/** The line ending a text uses most; `\n` where it has none. */
export function commonNewline(text: string): Newline {
  const counts = new Map<string, number>();
  for (const [ending] of text.matchAll(/\r\n|\n|\r/g)) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  let best: Newline = '\n';
  for (const [ending, count] of counts) {
    if (count > (counts.get(best) ?? 0)) best = ending as Newline;
  }
  return best;
}

/** Where the blank lines at a text's end begin: the offset after its last line that is not blank, without its ending. */
export function endOfContent(text: string): number {
  let last = text.length;
  while (last > 0 && ' \t\r\n'.includes(text.charAt(last - 1))) last -= 1;
  if (last === 0) return 0;
  while (last < text.length && !'\r\n'.includes(text.charAt(last))) last += 1;
  return last;
}

/** The text without the blank lines at its start and its end; indentation and trailing spaces of other lines stay. */
export function withoutOuterBlankLines(text: string): string {
  const content = text.slice(0, endOfContent(text));
  for (const line of linesOf(content)) {
    if (!isBlank(content.slice(line.start, line.end))) return content.slice(line.start);
  }
  return '';
}
