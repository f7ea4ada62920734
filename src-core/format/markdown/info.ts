/** Info strings of fences: `ts {#train seconds=20}`. They decide whether a fence is a cell. */
import type { CellAttributes, CodeLanguage } from '../../notebook/cell.ts';
import type { CellId } from '../../notebook/ids.ts';
import { printBlock, readBlock } from './attributes.ts';

/** An info string as read. */
export interface ReadInfo {
  /** The first word, as written. */
  readonly word: string;
  readonly id: CellId | undefined;
  readonly attributes: CellAttributes;
  readonly problems: readonly string[];
}

const wordLanguages: { readonly [word: string]: CodeLanguage | undefined } = {
  ts: 'ts',
  typescript: 'ts',
  js: 'js',
  javascript: 'js',
};

/** Reads an info string: first word, attribute block, further text (kept under `other['']`). */
export function readInfo(info: string): ReadInfo {
  const [head = '', word = ''] = /^[ \t]*([^\s{]*)[ \t]*/.exec(info) ?? [];
  const tail = withoutEndSpace(info.slice(head.length));
  const at = tail.indexOf('{');
  const read = at < 0 ? undefined : readBlock(tail.slice(at));
  const trailing = at === 0 || (read !== undefined && isSpace(read.rest));
  if (read === undefined || !trailing) {
    const problems = tail.startsWith('{') ? [tail] : [];
    return { word, id: undefined, attributes: withText({}, tail), problems };
  }
  const text = `${tail.slice(0, at)}${read.rest}`;
  const { id, attributes, problems } = read.block;
  return { word, id, attributes: withText(attributes, text), problems };
}

/** Not by a regular expression, whose time would grow with the square of the spaces inside. */
function withoutEndSpace(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end);
}

function isSpace(text: string): boolean {
  return /^[ \t]*$/.test(text);
}

function withText(attributes: CellAttributes, text: string): CellAttributes {
  const words = text.trim();
  return words === '' ? attributes : { ...attributes, other: { ...attributes.other, '': words } };
}

/** The language of the cell that a fence with this info is, or `undefined` where the fence is prose. */
export function cellLanguage(info: ReadInfo): CodeLanguage | undefined {
  if (info.attributes.other?.['.static'] === true) return undefined;
  const language = Object.hasOwn(wordLanguages, info.word.toLowerCase())
    ? wordLanguages[info.word.toLowerCase()]
    : undefined;
  return language ?? (isData(info.attributes.other) ? 'text' : undefined);
}

/** Classes that make a fence of another language a cell: the plain one, and those of questions. */
const dataClasses = ['.cell', '.quiz', '.predict'] as const;

function isData(other: CellAttributes['other']): boolean {
  return dataClasses.some((name) => other?.[name] === true);
}

/** The attributes of a cell in `language`: without the class that only says that it is a cell, with the word of a foreign language. */
export function cellAttributes(info: ReadInfo, language: CodeLanguage): CellAttributes {
  if (language !== 'text') return info.attributes;
  const { '.cell': _, ...rest } = info.attributes.other ?? {};
  const other = info.word === '' || info.word === 'text' ? rest : { ...rest, language: info.word };
  const { other: __, ...known } = info.attributes;
  return Object.keys(other).length === 0 ? known : { ...known, other };
}

/** The info string of a code cell. `word` is the first word it had, kept where it still names the language. */
export function printInfo(
  language: CodeLanguage,
  id: CellId | undefined,
  attributes: CellAttributes,
  word: string | undefined,
): string {
  const foreign = language === 'text';
  const named = attributes.other?.language;
  const keep = word !== undefined && cellLanguage({ ...readInfo(word), attributes: {} }) === language;
  const first = foreign
    ? typeof named === 'string' && /^[^\s{`~]+$/.test(named)
      ? named
      : 'text'
    : keep
      ? word
      : language;
  const other =
    foreign && !isData(attributes.other) ? { '.cell': true, ...attributes.other } : (attributes.other ?? {});
  const block = printBlock(id, { ...attributes, other }, foreign ? ['.static', 'language'] : ['.static']);
  const text = typeof other[''] === 'string' ? other[''].replace(/[\r\n]+/g, ' ') : '';
  return [first, block === '' && text.includes('{') ? '{}' : block, text]
    .filter((part) => part !== '')
    .join(' ');
}
