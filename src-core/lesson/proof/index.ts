/**
 * Reading a lesson as a teacher would before handing it out: does it parse, is all of it in both languages, do
 * exercises and questions fit together, are its ids its own, do its links lead somewhere. That its
 * solutions pass and its starters fail is shown by running it.
 */
import { parseMarkdown, proseIn } from '../../format/markdown/index.ts';
import { pieceOf } from '../../format/markdown/piece.ts';
import type { Cell } from '../../notebook/cell.ts';
import type { LessonId } from '../../notebook/ids.ts';
import { locales } from '../../text/locale.ts';
import { articleSections } from '../article.ts';
import { readLessonMeta } from '../lesson.ts';
import { cellAt, readLessonLink } from '../link.ts';
import { stepsOf } from '../steps.ts';
import type { Finding } from './finding.ts';
import { codeLanguages, proseLanguages } from './languages.ts';
import { roleFindings } from './roles.ts';

export type { Finding } from './finding.ts';

/**
 * What is wrong with a lesson's file, in the order of its lines; nothing where it may be handed out. `lessons`: the
 * ids of all lessons there are, this one among them; undefined where that is not known.
 */
export function checkLesson(lesson: {
  readonly id: LessonId;
  readonly text: string;
  readonly lessons?: readonly LessonId[];
}): readonly Finding[] {
  const { id, text, lessons } = lesson;
  const { notebook, warnings } = parseMarkdown(text);
  const { cells } = notebook;
  const { meta, warnings: ofMeta } = readLessonMeta(id, notebook.metadata);
  const findings: Finding[] = [...warnings, ...ofMeta].map(({ code, message, line = 1 }) => ({
    code,
    message,
    line,
  }));
  const inMeta = (code: string, message: string) => findings.push({ code, message, line: 1 });
  for (const [name, value] of Object.entries({ title: meta.title, summary: meta.summary })) {
    if (typeof value === 'string' || locales.some((locale) => (value[locale] ?? '') === '')) {
      inMeta('missing-translation', `"${name}" in the front matter is not given in both languages.`);
    }
  }
  if (meta.objectives.length === 0) inMeta('missing-lesson-data', 'The front matter names no objectives.');
  for (const covered of meta.covers) {
    if (!articleSections.some(({ number }) => number === covered)) {
      inMeta('covers', `"covers" names ${JSON.stringify(covered)}, which is no section of the article.`);
    }
  }
  for (const before of meta.prerequisites) {
    if (lessons !== undefined && !lessons.includes(before)) {
      inMeta('prerequisites', `"prerequisites" names the lesson "${before}", which is not there.`);
    }
  }
  if (stepsOf(cells).length === 0) inMeta('steps', 'The lesson has no steps: begin each with a ## heading.');

  const starts = linesOfCells(text, cells);
  const steps = new Set(stepsOf(cells).map(({ cell }) => cell));
  for (const cell of cells) {
    const start = starts.get(cell.id) ?? 1;
    const own = [
      ...roleFindings(cell, cells),
      ...(cell.kind === 'markdown'
        ? proseLanguages(cell)
        : cell.language === 'text'
          ? []
          : codeLanguages(cell).map((finding) => ({ ...finding, line: finding.line + 1 }))),
      ...linkFindings(cell, cells, lessons),
    ];
    for (const { code, message, line } of own) findings.push({ code, message, line: start + line - 1 });
    const spelled = pieceOf(cell.written)?.id !== undefined;
    if (!spelled && (cell.kind === 'code' || steps.has(cell.id))) {
      const what = cell.kind === 'code' ? 'This cell' : 'This step';
      findings.push({
        code: 'no-id',
        message: `${what} has no id of its own, so a learner's work on it is lost when the lesson changes.`,
        line: start,
      });
    }
  }
  return findings.sort((a, b) => a.line - b.line);
}

/** The line of the file at which each cell begins. */
function linesOfCells(text: string, cells: readonly Cell[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let from = 0;
  let line = 1;
  for (const cell of cells) {
    const at = text.indexOf(cell.written?.text ?? cell.source, from);
    if (at < 0) continue;
    line += text.slice(from, at).split('\n').length - 1;
    from = at;
    lines.set(cell.id, line);
  }
  return lines;
}

/** Links of a prose cell that lead nowhere. */
function linkFindings(
  cell: Cell,
  cells: readonly Cell[],
  lessons: readonly LessonId[] | undefined,
): readonly Finding[] {
  if (cell.kind !== 'markdown') return [];
  const targets = new Set(
    locales.flatMap((locale) =>
      Array.from(proseIn(cell.source, locale).matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g), ([, to = '']) => to),
    ),
  );
  return [...targets].flatMap((to): Finding[] => {
    const problem = linkProblem(to, cells, lessons);
    return problem === undefined ? [] : [{ code: 'link', message: `The link "${to}" ${problem}`, line: 1 }];
  });
}

function linkProblem(
  to: string,
  cells: readonly Cell[],
  lessons: readonly LessonId[] | undefined,
): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(to)) {
    return /^https:\/\/[^\s/]+\.[^\s/]+/i.test(to) ? undefined : 'is no https address.';
  }
  if (to.startsWith('#')) {
    const name = decodeURIComponent(to.slice(1));
    return cellAt(cells, name) !== undefined ? undefined : 'leads to no cell and no heading here.';
  }
  const other = readLessonLink(to)?.lesson;
  if (other === undefined) return 'should be `../<lesson>/lesson.md`, `#<cell>` or an https address.';
  return lessons === undefined || lessons.includes(other)
    ? undefined
    : 'leads to a lesson that is not there.';
}
