/** Links between lessons, as a lesson's Markdown spells them so that any code host follows them too. */
import { headingsOf, proseIn } from '../format/markdown/index.ts';
import type { Cell } from '../notebook/cell.ts';
import { type CellId, LessonId } from '../notebook/ids.ts';
import { slug } from '../prose/prose.ts';
import { locales } from '../text/locale.ts';

/** Where a link leads: a lesson, and the cell or heading in it that the fragment names. */
export interface LessonLink {
  readonly lesson: LessonId;
  readonly at?: string;
}

/** Reads `../02-loss/lesson.md#squares`; `undefined` where a link is none between lessons. */
export function readLessonLink(href: string): LessonLink | undefined {
  const [, folder, fragment] = /^\.\.\/([^/#]+)\/lesson\.md(?:#(.*))?$/.exec(href) ?? [];
  const lesson = folder === undefined ? undefined : LessonId.parse(folder);
  if (lesson === undefined) return undefined;
  return fragment === undefined || fragment === '' ? { lesson } : { lesson, at: decoded(fragment) };
}

/** The cell that a fragment names: by its id, else by a heading in it as code hosts name headings. */
export function cellAt(cells: readonly Cell[], at: string): CellId | undefined {
  const byId = cells.find(({ id }) => id === at);
  if (byId !== undefined) return byId.id;
  const wanted = at.toLowerCase();
  return cells.find(
    (cell) =>
      cell.kind === 'markdown' &&
      cell.source.includes('#') &&
      locales.some((locale) =>
        headingsOf(proseIn(cell.source, locale)).some(({ text }) => slug(text) === wanted),
      ),
  )?.id;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
