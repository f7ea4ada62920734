/** Proving a lesson: as it reads, and as it runs in the real app on WASM. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import { checkDocument, type Finding } from '#core/lesson/check.ts';
import { type AllLessons, checkLesson } from '#core/lesson/proof/index.ts';
import { type LessonOutcome, outcomeFindings } from '#core/lesson/proof/outcome.ts';
import type { Cell } from '#core/notebook/cell.ts';
import { LessonId } from '#core/notebook/ids.ts';
import type { Milliseconds } from '#core/text/units.ts';
import { decodeText } from '../library/encoding.ts';
import type { Context } from './command.ts';
import type { Driver } from './driver.ts';
import { withOpened } from './opened.ts';
import { progressLine } from './report.ts';
import { findTarget } from './target.ts';
import { exitCodes } from './terminal.ts';
import { writeFiles } from './write-files.ts';

/** The id of the lesson that a file is; `undefined` where it is another document. */
export function lessonAt(file: string): LessonId | undefined {
  return basename(file) === 'lesson.md' ? LessonId.parse(basename(dirname(file))) : undefined;
}

/** Everything wrong with a lesson as it reads; a lesson has no small faults. */
export function readProof(id: LessonId, text: string, lessons: AllLessons): readonly Finding[] {
  const programs = checkDocument(text).filter(({ severity }) => severity === 'error');
  const found = checkLesson({ id, text, lessons }).map(
    (finding): Finding => ({ severity: 'error', ...finding }),
  );
  return [...programs, ...found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The cells of the lesson in a file and of those in the folders beside it. */
export async function lessonsBeside(file: string): Promise<AllLessons> {
  const folder = dirname(dirname(file));
  const lessons = new Map<LessonId, readonly Cell[]>();
  for (const name of await readdir(folder)) {
    const id = LessonId.parse(name);
    const bytes = id && (await readFile(join(folder, name, 'lesson.md')).catch(() => undefined));
    if (id && bytes) lessons.set(id, parseMarkdown(decodeText(bytes).text).notebook.cells);
  }
  return lessons;
}

/** Runs every cell of the open lesson, then checks each exercise with its starter and with its solution. */
async function runLesson(
  driver: Driver,
  tell: (line: string) => void,
  afterCells: () => Promise<void>,
): Promise<LessonOutcome> {
  let done = 0;
  const { cells } = await driver.runAll((cell) => {
    done += 1;
    tell(progressLine(cell, done));
  });
  await afterCells();
  const exercises = await driver.proveExercises();
  for (const { id, starter, solution } of exercises)
    tell(`  ${id}: starter ${starter}, solution ${solution}`);
  return { cells, exercises };
}

/** What became of a lesson that was run, and what is wrong with it. */
export interface RunProof {
  readonly findings: readonly Finding[];
  readonly outcome: LessonOutcome;
}

/** Which lesson is run, for how long at most, and where it is written once it has outputs. */
export interface ProvenFile {
  readonly file: string;
  readonly text: string;
  readonly timeout: Milliseconds;
  /** A folder; nothing is written where it is undefined. */
  readonly exportTo?: string;
}

/** Opens a lesson in the real app, runs it on WASM, and tells what is wrong. Rejects where it cannot be opened here. */
export async function runProof(
  { file, text, timeout, exportTo }: ProvenFile,
  context: Context,
): Promise<RunProof> {
  const target = findTarget(file, context.folder, context.layout.lessons);
  const { tell } = context.terminal;
  tell(`running ${target.name}`);
  let outcome: LessonOutcome = { cells: [], exercises: [] };
  const pageErrors: string[] = [];
  await withOpened(
    target,
    {
      locale: 'en',
      backend: 'wasm',
      timeout,
      withOutputs: false,
      onPageError: (error) => pageErrors.push(error),
    },
    context,
    async ({ driver }) => {
      outcome = await runLesson(driver, tell, async () => {
        if (exportTo === undefined) return;
        const files = await driver.exportFiles('html', () => {});
        const to = join(exportTo, `${basename(dirname(file))}.html`);
        for (const { path, bytes } of await writeFiles(files, to))
          tell(`wrote ${path} (${(bytes / 1e6).toFixed(1)} MB)`);
      });
      return exitCodes.ok;
    },
  );
  const { cells } = parseMarkdown(text).notebook;
  const found = [
    ...pageErrors.map((error) => ({
      code: 'page-error',
      message: `While it ran, the app reported: ${error}`,
      line: 1,
    })),
    ...outcomeFindings({ text, cells }, outcome),
  ];
  return { outcome, findings: found.map((finding): Finding => ({ severity: 'error', ...finding })) };
}
