/** Every lesson as its teacher would read it before handing it out. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import { coverage } from '#core/lesson/article.ts';
import { readLessonMeta } from '#core/lesson/lesson.ts';
import { checkLesson } from '#core/lesson/proof/index.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { textIn } from '#core/text/locale.ts';

const folder = new URL('../../notebooks/', import.meta.url);
const ids = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [LessonId.parse(entry.name)].flatMap((id) => id ?? []) : [],
);
const textOf = (id: LessonId) => readFileSync(new URL(`${id}/lesson.md`, folder), 'utf8');

const lessons = new Map(ids.map((id) => [id, parseMarkdown(textOf(id)).notebook.cells]));

describe('every lesson', () => {
  it.each(ids)('%s has nothing to mend', (id) => {
    const findings = checkLesson({ id, text: textOf(id), lessons });
    expect(findings.map(({ line, code, message }) => `${line}: ${code}: ${message}`)).toEqual([]);
  });
});

it('every section of the article is covered by the lessons planned for it, but for those to come', () => {
  const lessons = ids.map((id) => {
    const { meta } = readLessonMeta(id, parseMarkdown(textOf(id)).notebook.metadata);
    return { number: meta.number, covers: meta.covers.map((covered) => textIn(covered, 'en')) };
  });
  const missing = coverage(lessons).flatMap(({ section, missing }) =>
    missing.map((lesson) => `${section.number} in lesson ${lesson}`),
  );
  expect(missing).toEqual([]);
});
