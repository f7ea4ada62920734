/**
 * Where the parts of a JSON text stand, so that one part can be replaced and
 * every other byte stays. The text is known to be JSON: it was parsed before.
 */

/** A piece of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The values of an object's members by key (the last where a key is there twice), for the object that begins at `start`. */
export function membersOf(text: string, start: number): ReadonlyMap<string, Span> {
  const members = new Map<string, Span>();
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const keyEnd = skipString(text, at);
    const key = JSON.parse(text.slice(at, keyEnd)) as string;
    const from = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = skipValue(text, from);
    members.set(key, { start: from, end });
    at = skipSpace(text, end);
    if (text[at] !== ',') break;
    at = skipSpace(text, at + 1);
  }
  return members;
}

/** The items of the array that begins at `start`. */
export function itemsOf(text: string, start: number): readonly Span[] {
  const items: Span[] = [];
  let at = skipSpace(text, start + 1);
  while (text[at] !== ']') {
    const end = skipValue(text, at);
    items.push({ start: at, end });
    at = skipSpace(text, end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return items;
}

/** The offset of the first character that is no white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}

function skipString(text: string, start: number): number {
  for (let at = start; ; ) {
    at = text.indexOf('"', at + 1);
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0 || at < 0) return at + 1;
  }
}

function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return skipString(text, start);
  if (first !== '{' && first !== '[') {
    let at = start;
    while (at < text.length && !',]} \t\r\n'.includes(text.charAt(at))) at += 1;
    return at;
  }
  const mark = /["{}[\]]/g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    if (match[0] === '"') mark.lastIndex = skipString(text, match.index);
    else if (match[0] === '{' || match[0] === '[') depth += 1;
    else depth -= 1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}
