/** A document's title: what its front matter says, else its first heading. */
import type { Cell } from '../../notebook/cell.ts';
import { isLocalized, type Locale, type LocalizedText, locales } from '../../text/locale.ts';
import { headingsOf } from './headings.ts';
import { proseIn } from './prose.ts';

/** The title of a document with this front matter and these cells; '' where nothing names it. */
export function titleOf(
  metadata: { readonly [key: string]: unknown },
  cells: readonly Cell[],
): LocalizedText {
  const title = metadata.title;
  if (typeof title === 'string' || isLocalized(title)) return title;
  if (typeof title === 'number') return String(title);
  const found = new Map<Locale, string>();
  for (const cell of cells) {
    if (cell.kind !== 'markdown' || !cell.source.includes('#')) continue;
    for (const locale of locales) {
      const heading = found.has(locale) ? undefined : headingsOf(proseIn(cell.source, locale))[0];
      if (heading !== undefined) found.set(locale, heading.text);
    }
    if (found.size === locales.length) break;
  }
  return localized((locale) => found.get(locale)) ?? '';
}

/** A text given per language, as one string where all languages agree; `undefined` where none has it. */
export function localized(textFor: (locale: Locale) => string | undefined): LocalizedText | undefined {
  const texts = locales.flatMap((locale) => {
    const text = textFor(locale);
    return text === undefined ? [] : [[locale, text] as const];
  });
  const first = texts[0]?.[1];
  if (first === undefined) return undefined;
  return texts.every(([, text]) => text === first) ? first : Object.fromEntries(texts);
}
