/** `stepwise check`: reads documents without running them and tells what is wrong, by file and line. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { checkDocument, type Finding } from '#core/lesson/check.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { decodeText } from '../library/encoding.ts';
import { type Command, readArguments } from './command.ts';
import { exitCodes, UnableError, UsageError } from './terminal.ts';

const help = `stepwise check <file or folder>... [options]

Reads documents without running anything and prints what is wrong as file:line: message.
A folder means every .md under it that is a notebook. Exits with 1 where there is an error.

  --strict   warnings count as errors
  --json     print the findings as JSON on stdout
`;

const options = { strict: { type: 'boolean' }, json: { type: 'boolean' } } as const;

/** Checks documents. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'read documents without running them and print what is wrong',
  help,
  async run(args, { folder, layout, terminal: { print, tell } }) {
    const { values, positionals } = readArguments(args, options);
    if (positionals.length === 0) throw new UsageError('check takes files or folders');
    const files = (
      await Promise.all(positionals.map((named) => documentsAt(named, folder, layout.lessons)))
    ).flat();
    const found: (Finding & { readonly file: string })[] = [];
    for (const path of files) {
      const inside = relative(folder, path);
      const file = inside.startsWith('..') ? path : inside;
      const { text } = decodeText(await readFile(path));
      found.push(...checkDocument(text).map((finding) => ({ file, ...finding })));
    }
    const errors = found.filter(({ severity }) => severity === 'error').length;
    const failed = errors > 0 || (values.strict === true && found.length > 0);
    if (values.json === true) print(JSON.stringify({ ok: !failed, files: files.length, findings: found }));
    else
      for (const { file, line, severity, code, message } of found)
        print(`${file}${line === undefined ? '' : `:${line}`}: ${severity}: ${message} (${code})`);
    tell(`${files.length} documents, ${errors} errors, ${found.length - errors} warnings`);
    return failed ? exitCodes.failed : exitCodes.ok;
  },
};

/** The documents a name stands for, sorted. Throws where there is nothing. */
async function documentsAt(named: string, folder: string, lessons: string): Promise<readonly string[]> {
  const candidates = [resolve(folder, named), ...(LessonId.parse(named) ? [join(lessons, named)] : [])];
  for (const path of candidates) {
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isFile()) return [path];
    if (!facts?.isDirectory()) continue;
    const all = await readdir(path, { recursive: true, withFileTypes: true });
    const notes = all
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/[\\/](?:node_modules|\.git)[\\/]/.test(file))
      .sort();
    const files: string[] = [];
    for (const file of notes) if (await isNotebook(file)) files.push(file);
    if (files.length > 0) return files;
  }
  throw new UnableError(`there is no document at ${named}`);
}

/** Whether a Markdown file in a folder is one of ours: a lesson, or a file whose front matter says so. */
async function isNotebook(file: string): Promise<boolean> {
  return (
    /[\\/]lesson\.md$/.test(file) ||
    /^---\r?\n[\s\S]*?^stepwise:/m.test((await readFile(file, 'utf8')).slice(0, 4000))
  );
}
