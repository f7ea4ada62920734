/** Where a text stops being JSON. The platform's parser says what is wrong, but not always where. */

const space = /[ \t\r\n]*/y;
const scalar =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a string may not hold
  /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The offset of the first character that does not fit; the text's length where it only ends too soon. */
export function jsonFault(text: string): number {
  /** What closes each open list or object. */
  const open: string[] = [];
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  /** Whether a value, and not a comma or an end, comes next; an object's begins with its key. */
  let wanted: 'value' | 'first' | 'next' = 'value';
  for (;;) {
    skip(space);
    const letter = text[at] ?? '';
    const close = open.at(-1);
    if (wanted === 'next' || (wanted === 'first' && letter === close)) {
      if (close === undefined || letter === '') return at;
      if (letter === close) {
        open.pop();
        wanted = 'next';
      } else if (letter === ',') wanted = 'value';
      else return at;
      at += 1;
      continue;
    }
    if (close === '}') {
      if (letter !== '"' || !skip(scalar)) return at;
      skip(space);
      if (text[at] !== ':') return at;
      at += 1;
      skip(space);
    }
    const begins = text[at];
    if (begins === '{' || begins === '[') {
      open.push(begins === '{' ? '}' : ']');
      at += 1;
      wanted = 'first';
    } else if (skip(scalar)) wanted = 'next';
    else return at;
  }
}
