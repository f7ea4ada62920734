/**
 * A lesson report to hand in: a notebook, in both languages, of what a learner has done in a lesson. It is exported
 * like any other notebook.
 */
import type { Cell } from '../notebook/cell.ts';
import { CellId } from '../notebook/ids.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { CheckLine } from '../runtime/check.ts';
import { type Locale, type LocalizedText, locales, textIn } from '../text/locale.ts';
import type { Timestamp } from '../text/units.ts';
import type { Answer } from './answer.ts';
import type { Question } from './question.ts';
import type { ExerciseRecord, LessonRecord, QuestionRecord, StepRecord } from './record.ts';
import { type ReportWords, reportWords } from './report-words.ts';

/** What a report is made of. */
export interface ReportParts {
  readonly lesson: { readonly number: number; readonly title: LocalizedText };
  readonly record: LessonRecord;
  /** Who hands it in; '' for nobody named. */
  readonly name: string;
  readonly now: Timestamp;
  /** When the lesson was last worked on. */
  readonly workedAt: Timestamp;
}

/** The report as a notebook that nothing has run in. */
export function lessonReport(parts: ReportParts): Notebook {
  const { lesson, record } = parts;
  const cells: Cell[] = [];
  const id = () => CellId.fresh(new Set(), () => cells.length / 10_000);
  const say = (write: (locale: Locale, words: ReportWords) => string) =>
    cells.push({ kind: 'markdown', id: id(), source: inBoth(write), attributes: {} });
  const title = Object.fromEntries(
    locales.map((locale) => [locale, reportWords[locale].title(lesson.number, textIn(lesson.title, locale))]),
  );

  say((locale, words) => `# ${plain(title[locale] ?? '')}\n\n${facts(parts, locale, words)}`);
  const asked = record.steps.filter((step) => step.exercises.length + step.questions.length > 0);
  for (const step of asked) {
    say((locale, words) => stepHeading(step, locale, words));
    for (const question of step.questions) say((locale, words) => questionText(question, locale, words));
    for (const exercise of step.exercises) {
      say((locale, words) => exerciseText(exercise, locale, words));
      cells.push({ kind: 'code', language: 'ts', id: id(), source: exercise.source, attributes: {} });
      if (exercise.lines.length > 0) say((locale, words) => linesText(exercise.lines, locale, words));
    }
  }
  return { title, cells, metadata: {} };
}

function inBoth(write: (locale: Locale, words: ReportWords) => string): string {
  return locales.map((locale) => `<!-- ${locale} -->\n${write(locale, reportWords[locale])}\n`).join('\n');
}

function facts({ record, name, now, workedAt }: ReportParts, locale: Locale, words: ReportWords): string {
  const { steps, stepsDone, exercises, passed, questions, answered } = record.progress;
  const rows: (readonly [string, string])[] = [
    ...(name.trim() === '' ? [] : [[words.name, plain(name.trim())] as const]),
    [words.made, dateText(now, locale)],
    [words.worked, dateText(workedAt, locale)],
    [words.steps, `${stepsDone} / ${steps}`],
    [words.checks, `${passed} / ${exercises}`],
    [words.questions, `${answered} / ${questions}`],
  ];
  return `| | |\n|---|---|\n${rows.map(([label, value]) => `| **${label}** | ${value} |`).join('\n')}`;
}

function stepHeading({ number, step, done }: StepRecord, locale: Locale, words: ReportWords): string {
  return `## ${words.step(number, textIn(step.title, locale))}\n\n*${done ? words.stepDone : words.stepOpen}*`;
}

function exerciseText(exercise: ExerciseRecord, locale: Locale, words: ReportWords): string {
  const { state, passedAt, attempts, hints, solution, changedSince } = exercise;
  const notes = [
    passedAt === undefined ? words.states[state] : words.passedAt(dateText(passedAt, locale)),
    words.attempts(attempts),
    ...(hints.of > 0 ? [words.hints(hints.seen, hints.of)] : []),
    ...(solution.seen > 0 ? [words.solution(solution.seen, solution.of)] : []),
  ];
  const mark = state === 'passed' ? '✓' : state === 'wrong' ? '✗' : '○';
  const changed = changedSince === true ? `\n\n${words.changedSince}` : '';
  return `### ${mark} ${words.exercise} \`${exercise.cell}\`\n\n${notes.join(' · ')}${changed}`;
}

function linesText(lines: readonly CheckLine[], locale: Locale, words: ReportWords): string {
  return lines
    .map(({ title, outcome, expected, actual, error }) => {
      const said = plain(textIn(title, locale));
      if (outcome === 'passed') return `- ✓ ${said}`;
      const came = error ?? actual;
      const found = came === undefined ? '' : words.separator + words.actual(code(textIn(came, locale)));
      const mark = outcome === 'wrong' ? '✗' : '○';
      return `- ${mark} ${said}${words.colon}${words.expected(code(textIn(expected, locale)))}${found}`;
    })
    .join('\n');
}

function questionText({ kind, question, given }: QuestionRecord, locale: Locale, words: ReportWords): string {
  const mark = given === undefined || given.right === null ? '○' : given.right ? '✓' : '✗';
  const heading = `### ${mark} ${kind === 'quiz' ? words.quiz : words.predict}`;
  const asked = textIn(question.ask, locale);
  if (given === undefined) return `${heading}\n\n${asked}\n\n*${words.unanswered}*`;
  const notes = [
    ...(given.right === null ? [] : [given.right ? words.right : words.wrong]),
    words.answeredAt(dateText(given.at, locale)),
    ...(given.attempts > 1 ? [words.answers(given.attempts)] : []),
  ];
  const answer = answerMarkdown(question, given.answer, locale, words);
  return `${heading}\n\n${asked}\n\n**${words.answer}**\n\n${answer}\n\n${notes.join(' · ')}`;
}

function answerMarkdown(question: Question, answer: Answer, locale: Locale, words: ReportWords): string {
  switch (answer.kind) {
    case 'choices': {
      const choices = 'choices' in question ? question.choices : [];
      return (
        bullets(
          answer.chosen.flatMap((index) => choices[index]?.text ?? []),
          locale,
          '-',
        ) || '—'
      );
    }
    case 'order': {
      const items = question.kind === 'order' ? question.items : [];
      return (
        bullets(
          answer.order.flatMap((index) => items[index] ?? []),
          locale,
          '1.',
        ) || '—'
      );
    }
    case 'number': {
      const unit =
        question.kind === 'number' && question.unit !== undefined ? textIn(question.unit, locale) : '';
      return `${answer.value} ${unit}`.trim();
    }
    case 'text':
      return plain(answer.text) || '—';
    case 'skipped':
      return words.skipped;
  }
}

function bullets(texts: readonly LocalizedText[], locale: Locale, mark: string): string {
  return texts.map((text) => `${mark} ${textIn(text, locale).replace(/\n+/g, ' ')}`).join('\n');
}

/** Text that says itself in Markdown: nothing in it is markup. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$]/g, '\\$&').replace(/\n+/g, ' ');
}

/** Text as code on a line; nothing in it ends the code. */
function code(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padded = text.startsWith('`') || text.endsWith('`') ? ` ${text} ` : text;
  return `${fence}${padded.replace(/\n+/g, ' ')}${fence}`;
}

function dateText(at: Timestamp, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
}
