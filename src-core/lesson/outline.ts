/** The outline of a document: the headings of its prose, per language, and titled code cells. */

import type { Heading } from '../format/markdown/headings.ts';
import { headingsOf, localized, proseIn } from '../format/markdown/index.ts';
import type { Cell } from '../notebook/cell.ts';
import type { CellId } from '../notebook/ids.ts';
import { type Locale, type LocalizedText, locales } from '../text/locale.ts';

/** One line of an outline. */
export interface OutlineEntry {
  readonly cell: CellId;
  /** Level of the heading, 1 to 6; a titled code cell is one below the heading it follows. */
  readonly level: number;
  readonly title: LocalizedText;
}

/** The outline of these cells. Headings of the languages are matched by their order within a cell. */
export function outlineOf(cells: readonly Cell[]): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let level = 0;
  for (const cell of cells) {
    if (cell.kind === 'code') {
      const { title } = cell.attributes;
      if (title !== undefined && title !== '') {
        entries.push({ cell: cell.id, level: Math.min(level + 1, 6), title });
      }
      continue;
    }
    for (const entry of headingEntries(cell)) {
      entries.push(entry);
      level = entry.level;
    }
  }
  return entries;
}

function headingEntries(cell: Cell): OutlineEntry[] {
  if (!cell.source.includes('#')) return [];
  // Most prose is the same in every language, and is read once.
  const read = new Map<string, readonly Heading[]>();
  const found = new Map<Locale, readonly Heading[]>();
  for (const locale of locales) {
    const prose = proseIn(cell.source, locale);
    const headings = read.get(prose) ?? headingsOf(prose);
    read.set(prose, headings);
    found.set(locale, headings);
  }
  const most = Math.max(...locales.map((locale) => found.get(locale)?.length ?? 0));
  return Array.from({ length: most }, (_, index): OutlineEntry => {
    const at = (locale: Locale) => found.get(locale)?.[index];
    const level = locales.map((locale) => at(locale)?.level).find((each) => each !== undefined) ?? 1;
    return { cell: cell.id, level, title: localized((locale) => at(locale)?.text) ?? '' };
  });
}
