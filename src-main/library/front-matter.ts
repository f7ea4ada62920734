/** What the list of lessons says of one: read from its front matter alone, without parsing its cells. */
import { readFrontMatter } from '#core/format/markdown/front-matter.ts';
import type { LessonSummary } from '#core/host/host.ts';
import { readLessonMeta } from '#core/lesson/lesson.ts';
import type { LessonId } from '#core/notebook/ids.ts';
import { textIn } from '#core/text/locale.ts';

/** A lesson's line in the list, or `undefined` where the text has no front matter with a title. */
export function summarize(id: LessonId, text: string): Omit<LessonSummary, 'saved'> | undefined {
  const { metadata } = readFrontMatter(text.replace(/^\uFEFF/, ''));
  const { covers, ...meta } = readLessonMeta(id, metadata).meta;
  if (meta.title === '') return undefined;
  return { ...meta, covers: covers.map((covered) => textIn(covered, 'en')) };
}
