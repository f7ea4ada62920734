/**
 * Reading a lesson as a teacher would before handing it out: does it parse, is all of it in both languages, do
 * exercises and questions fit together, are its ids its own, do its links lead somewhere. That its
 * solutions pass and its starters fail is shown by running it.
 */
import { parseMarkdown, proseIn } from '../../format/markdown/index.ts';
import { pieceOf } from '../../format/markdown/piece.ts';
import type { Cell } from '../../notebook/cell.ts';
import type { LessonId } from '../../notebook/ids.ts';
import { locales, textIn } from '../../text/locale.ts';
import { articleSections } from '../article.ts';
import { readLessonMeta } from '../lesson.ts';
import { cellAt, readLessonLink } from '../link.ts';
import { type ArticleMention, articleMentions } from '../mentions.ts';
import { stepsOf } from '../steps.ts';
import type { Finding } from './finding.ts';
import { codeLanguages, dataLanguages, proseLanguages } from './languages.ts';
import { linesOfCells } from './lines.ts';
import { roleFindings } from './roles.ts';

export type { Finding } from './finding.ts';

/** The cells of every lesson there is. */
export type AllLessons = ReadonlyMap<LessonId, readonly Cell[]>;

/**
 * What is wrong with a lesson's file, in the order of its lines; nothing where it may be handed out. `lessons`: all
 * lessons there are, this one among them; undefined where that is not known.
 */
export function checkLesson(lesson: {
  readonly id: LessonId;
  readonly text: string;
  readonly lessons?: AllLessons;
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
  const { title, summary, objectives } = meta;
  const said = {
    title,
    summary,
    ...Object.fromEntries(objectives.map((each, i) => [`objectives.${i}`, each])),
  };
  for (const { code, message } of dataLanguages(said)) inMeta(code, message);
  for (const [name, value] of Object.entries(said)) {
    if (typeof value === 'string' || locales.some((locale) => (value[locale] ?? '') === '')) {
      inMeta('missing-translation', `"${name}" in the front matter is not given in both languages.`);
    }
  }
  if (objectives.length === 0) inMeta('missing-lesson-data', 'The front matter names no objectives.');
  for (const covered of meta.covers) {
    if (!articleSections.some(({ number }) => number === covered)) {
      inMeta('covers', `"covers" names ${JSON.stringify(covered)}, which is no section of the article.`);
    }
  }
  for (const before of meta.prerequisites) {
    if (lessons !== undefined && !lessons.has(before)) {
      inMeta('prerequisites', `"prerequisites" names the lesson "${before}", which is not there.`);
    }
  }
  if (stepsOf(cells).length === 0) inMeta('steps', 'The lesson has no steps: begin each with a ## heading.');

  const starts = linesOfCells(text, cells);
  const sections = meta.covers.map((covered) => textIn(covered, 'en'));
  for (const mention of articleMentions(cells, sections)) {
    if (mention.kind === 'about') continue;
    for (const message of correctionProblems(mention)) {
      findings.push({ code: 'correction', message, line: starts.get(mention.cell) ?? 1 });
    }
  }
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

/** What a correction of the article lacks: it names the section, has the sentence in quotation marks, and gives its source. */
function* correctionProblems({ section, text = '' }: ArticleMention): Iterable<string> {
  if (section === undefined) yield 'This correction names no section of the article (“文章 4.2 节…”).';
  const quotes = /[“`]/;
  const sources = { zh: /(?:来源|依据)：/, en: /Source: / } as const;
  for (const locale of locales) {
    const said = textIn(text, locale);
    if (!quotes.test(said)) yield `This correction quotes nothing of the article (${locale}).`;
    if (!sources[locale].test(said))
      yield `This correction gives no source (${locale}): 来源：… or Source: …`;
  }
}

/** Links of a prose cell that lead nowhere. */
function linkFindings(
  cell: Cell,
  cells: readonly Cell[],
  lessons: AllLessons | undefined,
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
  lessons: AllLessons | undefined,
): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(to)) {
    return /^https:\/\/[^\s/]+\.[^\s/]+/i.test(to) ? undefined : 'is no https address.';
  }
  if (to.startsWith('#')) {
    const name = decodeURIComponent(to.slice(1));
    return cellAt(cells, name) !== undefined ? undefined : 'leads to no cell and no heading here.';
  }
  const link = readLessonLink(to);
  if (link === undefined) return 'should be `../<lesson>/lesson.md`, `#<cell>` or an https address.';
  if (lessons === undefined) return undefined;
  const there = lessons.get(link.lesson);
  if (there === undefined) return 'leads to a lesson that is not there.';
  return link.at === undefined || cellAt(there, link.at) !== undefined
    ? undefined
    : `leads to no cell and no heading of the lesson "${link.lesson}".`;
}
