/** Lessons read from the host without opening them: what they say, and what their learner has done in them. */
import { readDocument } from '#core/format/document.ts';
import type { Host, LessonSummary, SavedCopy } from '#core/host/host.ts';
import type { Notebook } from '#core/notebook/notebook.ts';

/** A lesson, read. */
export interface ReadLesson {
  readonly lesson: Notebook;
  /** The learner's copy and its cells; absent where it was never begun. */
  readonly copy?: SavedCopy;
  readonly mine?: Notebook;
}

/** Reads a lesson; `undefined` where the host cannot give it or it is no notebook. */
export async function readLesson(host: Host, { id }: LessonSummary): Promise<ReadLesson | undefined> {
  const reply = await host.call('document.open', { ref: { kind: 'lesson', id }, peek: true });
  if (!reply.ok) return undefined;
  const { format, text, copy } = reply.value;
  const read = readDocument(format, text);
  if ('raw' in read) return undefined;
  const mine = copy === undefined ? undefined : readDocument(format, copy.text);
  return {
    lesson: read.notebook,
    ...(copy === undefined ? {} : { copy }),
    ...(mine === undefined || 'raw' in mine ? {} : { mine: mine.notebook }),
  };
}
