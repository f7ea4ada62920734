/** `stepwise check`: tells what is wrong with documents, by file and line; lessons are proved by running them too. */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { formatOf } from '#core/format/names.ts';
import { checkDocument, type Finding } from '#core/lesson/check.ts';
import type { LessonOutcome } from '#core/lesson/proof/outcome.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { decodeText } from '../library/encoding.ts';
import { readTimeout } from './choices.ts';
import { type Command, type Context, readArguments } from './command.ts';
import { lessonAt, lessonsBeside, type ProvenFile, readProof, runProof } from './prove.ts';
import { counted, exitCodes, UnableError, UsageError } from './terminal.ts';

const help = `stepwise check <file or folder>... [options]

Prints what is wrong with documents as file:line: message, and exits with 1 where there is an error.
A folder means every .md under it that is a notebook, and every .ipynb.

A lesson (lesson.md in a folder of its own) is read as its teacher would: every text in both languages, with the
same formulas and values; exercises, questions, ids and links sound. Where it reads well it is run in the real app
on WASM (a headless Chromium): every cell ends within its budget, every starter fails its check, every solution
passes. Other documents are only read.

  --no-run             only read lessons too
  --timeout <seconds>  for running one lesson (default: 600)
  --export <folder>    write each lesson that is run, with its outputs, as an HTML file into it
  --strict             warnings count as errors
  --json               print findings, and what each cell of a lesson took, as JSON on stdout
`;

const options = {
  strict: { type: 'boolean' },
  json: { type: 'boolean' },
  'no-run': { type: 'boolean' },
  timeout: { type: 'string' },
  export: { type: 'string' },
} as const;

/** Checks documents. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'print what is wrong with documents; prove lessons',
  help,
  async run(args, context) {
    const { values, positionals } = readArguments(args, options);
    if (positionals.length === 0) throw new UsageError('check takes files or folders');
    const timeout = readTimeout(values.timeout ?? '600');
    const { folder, layout } = context;
    const how =
      values['no-run'] === true
        ? null
        : { timeout, ...(values.export === undefined ? {} : { exportTo: resolve(folder, values.export) }) };
    const { print, tell } = context.terminal;
    const files = (
      await Promise.all(positionals.map((named) => documentsAt(named, folder, layout.lessons)))
    ).flat();
    const found: (Finding & { readonly file: string })[] = [];
    const runs: ({ readonly file: string } & LessonOutcome)[] = [];
    for (const path of files) {
      const inside = relative(folder, path);
      const file = inside.startsWith('..') ? path : inside;
      const { findings, outcome } = await checkFile(path, how, context);
      found.push(...findings.map((finding) => ({ file, ...finding })));
      if (outcome) runs.push({ file, ...outcome });
      if (values.json !== true) for (const finding of findings) print(findingLine(file, finding));
    }
    const errors = found.filter(({ severity }) => severity === 'error').length;
    const failed = errors > 0 || (values.strict === true && found.length > 0);
    if (values.json === true) {
      print(JSON.stringify({ ok: !failed, files: files.length, findings: found, runs }));
    }
    tell(
      `${counted(files.length, 'document')}, ${counted(errors, 'error')}, ${counted(found.length - errors, 'warning')}`,
    );
    return failed ? exitCodes.failed : exitCodes.ok;
  },
};

function findingLine(file: string, { line, severity, code, message }: Finding): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${severity}: ${message} (${code})`;
}

/** Reads one document; a lesson that reads well is run, unless `how` is null. */
async function checkFile(
  path: string,
  how: Pick<ProvenFile, 'timeout' | 'exportTo'> | null,
  context: Context,
): Promise<{ readonly findings: readonly Finding[]; readonly outcome?: LessonOutcome }> {
  const { text, encoding } = decodeText(await readFile(path));
  const foreign: readonly Finding[] =
    encoding === undefined
      ? []
      : [
          {
            severity: 'warning',
            code: 'encoding',
            message: `This file is not UTF-8; it reads as ${encoding}. Save it as UTF-8.`,
          },
        ];
  const lesson = lessonAt(path);
  if (lesson === undefined) return { findings: [...foreign, ...checkDocument(text, [], formatOf(path))] };
  const findings = [...foreign, ...readProof(lesson, text, await lessonsBeside(path))];
  if (how === null) return { findings };
  if (findings.length > 0) {
    context.terminal.tell(`${path} was not run: mend first what is wrong with it as it reads`);
    return { findings };
  }
  return runProof({ file: path, text, ...how }, context);
}

/** The documents a name stands for, sorted. Throws where there is nothing. */
async function documentsAt(named: string, folder: string, lessons: string): Promise<readonly string[]> {
  const candidates = [resolve(folder, named), ...(LessonId.parse(named) ? [join(lessons, named)] : [])];
  for (const path of candidates) {
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isFile()) {
      if (formatOf(path) !== undefined) return [path];
      throw new UnableError(`${named} is no notebook: check reads .md and .ipynb`);
    }
    if (!facts?.isDirectory()) continue;
    const all = await readdir(path, { recursive: true, withFileTypes: true });
    const notes = all
      .filter((entry) => entry.isFile() && /\.(?:md|ipynb)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/[\\/](?:node_modules|\.git|\.ipynb_checkpoints)[\\/]/.test(file))
      .sort();
    const files: string[] = [];
    for (const file of notes) if (await isNotebook(file)) files.push(file);
    if (files.length > 0) return files;
  }
  throw new UnableError(
    candidates.some((path) => existsSync(path))
      ? `there is no notebook in ${named}: check reads .ipynb, lesson.md, and .md with stepwise: in its front matter`
      : `there is no file or folder ${named}`,
  );
}

/** Whether a Markdown file in a folder is one of ours: a lesson, or a file whose front matter says so. */
async function isNotebook(file: string): Promise<boolean> {
  return (
    /[\\/]lesson\.md$|\.ipynb$/.test(file) ||
    /^---\r?\n[\s\S]*?^stepwise:/m.test((await readFile(file, 'utf8')).slice(0, 4000))
  );
}
