/**
 * Attributes in Pandoc's notation: `{#train .locked seconds=20 title="A title"}`.
 *
 * What the product does not know is kept in `other`: a class under its name
 * with the dot (`'.wide': true`), a key under its name, text beside the braces
 * under `''`, and pieces that spell nothing under `'?'`.
 */
import type { CellAttributes } from '../../notebook/cell.ts';
import { CellId } from '../../notebook/ids.ts';
import type { Json } from '../../text/json.ts';

/** An attribute block as read. */
export interface ReadAttributes {
  readonly id: CellId | undefined;
  readonly attributes: CellAttributes;
  /** Pieces that could not be understood; they are kept. */
  readonly problems: readonly string[];
}

const piece =
  /[ \t]*(?:([A-Za-z_][\w:.-]*)=(?:"((?:\\[\s\S]|[^"\\])*)"|'((?:\\[\s\S]|[^'\\])*)'|([^\s"'{}]+))(?=[ \t}]|$)|(\.[^\s{}="'`.]+)(?=[ \t}]|$)|([^\s{}]+)|(\}))/y;

/**
 * Reads the block a text begins with. Gives also the text after it;
 * `undefined` where the text does not begin with a whole block.
 */
export function readBlock(text: string): { block: ReadAttributes; rest: string } | undefined {
  if (!text.startsWith('{')) return undefined;
  let id: CellId | undefined;
  const known = new Map<string, string | number | boolean>();
  const other = new Map<string, Json>();
  const problems: string[] = [];
  piece.lastIndex = 1;
  for (let match = piece.exec(text); match !== null; match = piece.exec(text)) {
    const [whole, key, double, single, bare, className, word, end] = match;
    if (end !== undefined) {
      if (problems.length > 0) other.set('?', problems);
      const attributes: CellAttributes = {
        ...Object.fromEntries(known),
        ...(other.size > 0 ? { other: Object.fromEntries(other) } : {}),
      };
      return { block: { id, attributes, problems }, rest: text.slice(piece.lastIndex) };
    }
    if (key !== undefined) {
      const value = (double ?? single)?.replace(/\\([\s\S])/g, '$1') ?? bare ?? '';
      if (key === 'title' && !known.has(key)) known.set(key, value);
      else if (key === 'seconds' && !known.has(key) && isSeconds(value)) known.set(key, Number(value));
      else if (key === 'seconds' || key === 'title' || other.has(key)) problems.push(whole.trim());
      else other.set(key, value);
    } else if (className === '.locked' || className === '.folded') {
      known.set(className.slice(1), true);
    } else if (className !== undefined) {
      other.set(className, true);
    } else if (word !== undefined) {
      const named = word.startsWith('#') && id === undefined ? CellId.parse(word.slice(1)) : undefined;
      if (named === undefined) problems.push(word);
      else id = named;
    }
  }
  return undefined;
}

function isSeconds(text: string): boolean {
  return /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) && Number(text) > 0 && Number.isFinite(Number(text));
}

/** The block that spells an id and attributes, or '' where there is nothing to say. `omit` names entries of `other` that are left out. */
export function printBlock(
  id: CellId | undefined,
  attributes: CellAttributes,
  omit: readonly string[] = [],
): string {
  const pieces: string[] = id === undefined ? [] : [`#${id}`];
  if (attributes.locked === true) pieces.push('.locked');
  if (attributes.folded === true) pieces.push('.folded');
  if (attributes.seconds !== undefined) pieces.push(`seconds=${attributes.seconds}`);
  if (attributes.title !== undefined) pieces.push(`title=${quoted(attributes.title)}`);
  for (const [key, value] of Object.entries(attributes.other ?? {})) {
    if (key === '' || key === '?' || omit.includes(key)) continue;
    if (key.startsWith('.')) pieces.push(key);
    else if (/^[A-Za-z_][\w:.-]*$/.test(key)) pieces.push(`${key}=${printValue(value)}`);
  }
  const unread = attributes.other?.['?'];
  if (Array.isArray(unread)) pieces.push(...unread.map(String));
  return pieces.length === 0 ? '' : `{${pieces.join(' ')}}`;
}

function printValue(value: Json): string {
  if (typeof value !== 'string') return quoted(JSON.stringify(value));
  return /^[\w:./+-]+$/.test(value) ? value : quoted(value);
}

/** A text in double quotes. `>` is escaped, so that no value can end the comment a marker is written in. */
function quoted(text: string): string {
  return `"${text.replace(/[\r\n]+/g, ' ').replace(/["\\>]/g, '\\$&')}"`;
}
