/**
 * One prose cell in several languages. Lines `<!-- zh -->` and `<!-- en -->`
 * begin a block in that language; it ends at `<!-- /zh -->`, at the next such
 * line, or with the cell. `<!-- all -->` returns to text common to all. Blocks
 * with nothing common between them are one another's translations.
 */

import { withoutOuterBlankLines, withUnixNewlines } from '../../text/lines.ts';
import { type Locale, locales } from '../../text/locale.ts';
import { localeMarker, scanLines } from './scan.ts';

/** A stretch of a source between markers. Offsets exclude the markers' lines. */
interface Part {
  readonly locale: Locale | 'all';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Line of the marker that begins it, from 1. */
  readonly line: number;
  /** Translations of one another share a group; common text has its own. */
  readonly group: number;
}

/** The parts of a source that say something, in order. */
function partsOf(source: string): Part[] {
  const parts: Part[] = [];
  let locale: Part['locale'] = 'all';
  let start = 0;
  let line = 0;
  let begun = 1;
  let group = 0;
  const finish = (end: number) => {
    const text = withoutOuterBlankLines(source.slice(start, end));
    if (text === '' && locale === 'all') return;
    const before = parts.at(-1);
    if (before === undefined || before.locale === 'all' || locale === 'all') group += 1;
    parts.push({ locale, start, end, text, line: begun, group });
  };
  for (const scanned of scanLines(source)) {
    line += 1;
    if (scanned.role !== 'locale-marker') continue;
    const [, slash, name] = localeMarker.exec(scanned.text) ?? [];
    finish(scanned.start);
    locale = slash === '/' || name === 'all' ? 'all' : (name as Locale);
    start = scanned.next;
    begun = line;
  }
  finish(source.length);
  return parts;
}

/** The parts a reader of one language sees: common text, their language's blocks, else a translation of those. */
function seenParts(parts: readonly Part[], locale: Locale): Part[] {
  const given = new Map<number, Set<Part['locale']>>();
  for (const part of parts) {
    const inGroup = given.get(part.group) ?? new Set();
    given.set(part.group, inGroup.add(part.locale));
  }
  return parts.filter((part) => {
    const inGroup = given.get(part.group);
    const wanted = inGroup?.has(locale) === true ? locale : locales.find((other) => inGroup?.has(other));
    return part.locale === 'all' || part.locale === wanted;
  });
}

/** The prose as a reader of one language sees it, without markers. */
export function proseIn(source: string, locale: Locale): string {
  const unix = withUnixNewlines(source);
  if (!unix.includes('<!--')) return withoutOuterBlankLines(unix);
  return joined(seenParts(partsOf(unix), locale));
}

function joined(parts: readonly Part[]): string {
  return parts
    .map((part) => part.text)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The languages a source has blocks for, in the product's order; none where all of it is common. */
export function localesOf(source: string): readonly Locale[] {
  const parts = partsOf(withUnixNewlines(source));
  return locales.filter((locale) => parts.some((part) => part.locale === locale));
}

/** Blocks that lack a translation: the language that is missing, and the line of the block, from 1. */
export function missingLocales(
  source: string,
): readonly { readonly locale: Locale; readonly line: number }[] {
  if (!source.includes('<!--')) return [];
  const groups = new Map<number, Part[]>();
  for (const part of partsOf(withUnixNewlines(source))) {
    if (part.locale !== 'all') groups.set(part.group, [...(groups.get(part.group) ?? []), part]);
  }
  return [...groups.values()].flatMap((parts) =>
    locales
      .filter((locale) => !parts.some((part) => part.locale === locale && part.text !== ''))
      .map((locale) => ({ locale, line: parts[0]?.line ?? 1 })),
  );
}

/**
 * The source in which a reader of one language sees `text`, and readers of
 * others what they saw before (text common to all changes for all).
 * `undefined` where that cannot be done without guessing: the edit reaches
 * across several blocks, or brings markers of its own. Then the source itself
 * is to be edited.
 */
export function replaceProse(source: string, locale: Locale, text: string): string | undefined {
  const unix = withUnixNewlines(source);
  const wanted = withoutOuterBlankLines(withUnixNewlines(text));
  const parts = partsOf(unix);
  if (proseIn(unix, locale) === wanted) return source;
  if (parts.every((part) => part.locale === 'all')) {
    return partsOf(wanted).some((part) => part.locale !== 'all') || hasMarker(wanted) ? undefined : wanted;
  }
  const candidate = replaceInOne(unix, parts, locale, wanted);
  if (candidate === undefined || proseIn(candidate.source, locale) !== wanted) return undefined;
  if (candidate.common) return candidate.source;
  const others = locales.filter((other) => other !== locale);
  return others.every((other) => proseIn(candidate.source, other) === proseIn(unix, other))
    ? candidate.source
    : undefined;
}

function hasMarker(text: string): boolean {
  return [...scanLines(text)].some((line) => line.role === 'locale-marker');
}

/** Finds the one part in which the edit lies, and writes it there. */
function replaceInOne(
  source: string,
  parts: readonly Part[],
  locale: Locale,
  wanted: string,
): { source: string; common: boolean } | undefined {
  const seen = seenParts(parts, locale).filter((part) => part.text !== '');
  for (const [index, part] of seen.entries()) {
    const before = joined(seen.slice(0, index));
    const after = joined(seen.slice(index + 1));
    const inside = between(wanted, before, after);
    if (inside === undefined || hasMarker(inside)) continue;
    if (part.locale === 'all' || part.locale === locale) {
      const replaced = `${source.slice(0, part.start)}${padded(source, part, inside)}${source.slice(part.end)}`;
      return { source: replaced, common: part.locale === 'all' };
    }
    const added = `<!-- ${locale} -->\n${inside}\n\n`;
    const at = startOfMarker(source, part.start);
    return { source: `${source.slice(0, at)}${added}${source.slice(at)}`, common: false };
  }
  return undefined;
}

/** What stands between two texts within a whole, if they stand at its ends. */
function between(whole: string, before: string, after: string): string | undefined {
  const head = before === '' ? '' : `${before}\n\n`;
  const tail = after === '' ? '' : `\n\n${after}`;
  if (whole.length < head.length + tail.length || !whole.startsWith(head) || !whole.endsWith(tail))
    return undefined;
  return whole.slice(head.length, whole.length - tail.length);
}

/** The text with the blank lines that stood around the part's own. */
function padded(source: string, part: Part, text: string): string {
  const raw = source.slice(part.start, part.end);
  const at = raw.indexOf(part.text);
  const last = part.end === source.length;
  const end = raw.slice(at + part.text.length);
  return `${raw.slice(0, at)}${text}${end === '' && !last ? '\n' : end}`;
}

/** The offset at which the marker line before an offset begins. */
function startOfMarker(source: string, offset: number): number {
  const end = offset - 1;
  return source.lastIndexOf('\n', end - 1) + 1;
}
