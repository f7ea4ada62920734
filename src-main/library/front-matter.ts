/** What the list of lessons says of one: read from its front matter alone, without parsing its cells. */
import * as v from 'valibot';
import { parse } from 'yaml';
import type { LessonSummary } from '#core/host/host.ts';
import type { LessonId } from '#core/notebook/ids.ts';
import { isLocalized } from '#core/text/locale.ts';

const localizedText = v.union([v.string(), v.custom<{ zh?: string; en?: string }>(isLocalized)]);

const frontMatter = v.object({
  title: localizedText,
  lesson: v.exactOptional(v.number()),
  number: v.exactOptional(v.number()),
  summary: v.optional(localizedText, ''),
  minutes: v.optional(v.number(), 0),
});

/** A lesson's line in the list, or `undefined` where the text is not a lesson's. */
export function summarize(id: LessonId, text: string): Omit<LessonSummary, 'saved'> | undefined {
  const match = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\s*(?:\r?\n|$)/.exec(text);
  if (match === null) return undefined;
  let data: unknown;
  try {
    data = parse(match[1] ?? '');
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(frontMatter, data);
  if (!parsed.success) return undefined;
  const { title, summary, minutes, number, lesson } = parsed.output;
  return { id, number: number ?? lesson ?? Number.parseInt(id, 10), title, summary, minutes };
}
