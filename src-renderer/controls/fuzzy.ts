/** Finds a few typed letters in names: all of them, in order, the better the closer together and the nearer to a word's start. */

/** How well a name fits, higher is better; `null` where it does not. Offsets of the letters found are in UTF-16 units. */
export interface Fit {
  readonly score: number;
  readonly at: readonly number[];
}

/** Fits a query to a text. An empty query fits everything. Spaces in the query part words that may stand in any order. */
export function fitName(query: string, text: string): Fit | null {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const lower = text.toLowerCase();
  let score = 0;
  const at: number[] = [];
  for (const word of words) {
    const one = fitWord(word, lower, text);
    if (!one) return null;
    score += one.score;
    at.push(...one.at);
  }
  return { score: score - text.length / 100, at: [...new Set(at)].sort((a, b) => a - b) };
}

function fitWord(word: string, lower: string, text: string): Fit | null {
  const whole = lower.indexOf(word);
  if (whole >= 0) {
    const starts = startsWord(text, whole) ? 20 : 0;
    return { score: 10 * word.length + starts, at: Array.from({ length: word.length }, (_, n) => whole + n) };
  }
  const at: number[] = [];
  let score = 0;
  let from = 0;
  for (const letter of word) {
    const found = lower.indexOf(letter, from);
    if (found < 0) return null;
    score += found === from && at.length > 0 ? 6 : startsWord(text, found) ? 5 : 1;
    at.push(found);
    from = found + letter.length;
  }
  return { score, at };
}

/** Whether a letter begins a word: after a separator, or a capital after a small one. */
function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charAt(at - 1);
  return /[\s/\\._-]/.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(text.charAt(at)));
}
