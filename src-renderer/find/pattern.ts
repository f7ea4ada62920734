/** What is looked for, and the regular expression it amounts to. */

/** What a person looks for, and how. */
export interface Query {
  readonly text: string;
  /** The text is a regular expression. */
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** A query as a pattern to search with; nothing where there is nothing to look for, the engine's reason where it is none. */
export type Pattern =
  | { readonly state: 'empty' }
  | { readonly state: 'bad'; readonly reason: string }
  | { readonly state: 'ready'; readonly pattern: RegExp };

/** A stretch of a text: offsets in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Letters that make words with spaces between them; a Chinese character is beside others without making one word. */
const wordLetter = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}_$]`;

/** The pattern of a query: every occurrence, line by line. */
export function patternOf({ text, regex, matchCase, wholeWord }: Query): Pattern {
  if (text === '') return { state: 'empty' };
  const flags = `gm${matchCase ? '' : 'i'}`;
  const source = regex ? text : escapeRegex(text);
  const words = (inside: string, letter: string) =>
    wholeWord ? `(?<!${letter})(?:${inside})(?!${letter})` : inside;
  try {
    return { state: 'ready', pattern: new RegExp(words(source, wordLetter), `${flags}u`) };
  } catch {
    // Patterns with needless escapes are none in Unicode mode, though they are in every other program.
  }
  try {
    return { state: 'ready', pattern: new RegExp(words(source, '[\\w$]'), flags) };
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return { state: 'bad', reason: said.replace(/^Invalid regular expression: (?:\/.*\/\w*: )?/s, '') };
  }
}

/** Where a pattern matches a text, from the first on, at most `most`; an empty match is none. */
export function spansIn(text: string, pattern: RegExp, most = Number.POSITIVE_INFINITY): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue;
    spans.push({ from: match.index, to: match.index + match[0].length });
    if (spans.length >= most) break;
  }
  return spans;
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
