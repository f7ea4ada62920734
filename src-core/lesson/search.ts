/** Finding lessons by words in either language: in title and summary, in what one learns, in the article's sections. */
import { type LocalizedText, locales, textIn } from '../text/locale.ts';

/** What is looked through of a lesson. */
export interface SearchedLesson {
  readonly number: number;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly objectives: readonly LocalizedText[];
  readonly covers: readonly string[];
}

/** A section of the article, by its number. */
export interface SearchedSection {
  readonly number: string;
  readonly title: LocalizedText;
}

/** A lesson that was found; `by` says through what, where title and summary do not show it. */
export interface FoundLesson<L> {
  readonly lesson: L;
  readonly by?:
    | { readonly kind: 'objective'; readonly text: LocalizedText }
    | { readonly kind: 'section'; readonly section: SearchedSection };
}

/** The words of a query, as they are compared: without case, and with the widths of letters made one. */
export function searchWords(query: string): readonly string[] {
  return plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The lessons in which every word of the query is found; all of them where it has none. */
export function searchLessons<L extends SearchedLesson>(
  lessons: readonly L[],
  query: string,
  sections: readonly SearchedSection[],
): readonly FoundLesson<L>[] {
  const words = searchWords(query);
  if (words.length === 0) return lessons.map((lesson) => ({ lesson }));
  return lessons.flatMap((lesson) => {
    const face = spoken(lesson.title, lesson.summary, String(lesson.number));
    const objectives = lesson.objectives.map((text) => ({
      said: spoken(text),
      by: { kind: 'objective', text } as const,
    }));
    const covered = sections
      .filter(({ number }) => lesson.covers.includes(number))
      .map((section) => ({
        said: spoken(section.title, section.number),
        by: { kind: 'section', section } as const,
      }));
    const rest = words.filter((word) => !face.includes(word));
    if (rest.length === 0) return [{ lesson }];
    const places = [...objectives, ...covered];
    if (!rest.every((word) => places.some(({ said }) => said.includes(word)))) return [];
    // The place that shows most of what the face of the lesson does not.
    const shown = ({ said }: { readonly said: string }) => rest.filter((word) => said.includes(word)).length;
    const best = places.reduce((found, place) => (shown(place) > shown(found) ? place : found));
    return [{ lesson, by: best.by }];
  });
}

function spoken(...texts: readonly LocalizedText[]): string {
  return plain(texts.flatMap((text) => locales.map((locale) => textIn(text, locale))).join('\n'));
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
