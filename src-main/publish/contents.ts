/** What goes into a published site: the app's window, the sealed kernel, and the documents a person named. */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { rawReason } from '#core/format/document.ts';
import { formatOf } from '#core/format/names.ts';
import type { PublishedLesson, PublishedNotebook } from '#core/host/site.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { decodeText } from '../library/encoding.ts';
import { summarize } from '../library/front-matter.ts';

/** A file of the site: where it goes, and its content. */
export interface SiteFile {
  readonly to: string;
  readonly content: Uint8Array | { readonly file: string };
}

/** Documents with the files that hold them. */
export interface Contents {
  readonly lessons: readonly PublishedLesson[];
  readonly notebooks: readonly PublishedNotebook[];
  readonly files: readonly SiteFile[];
}

/** A document that cannot be published; the message says which and why. */
export class ContentsError extends Error {}

/** Every lesson in a folder of lessons, by their number. */
export async function allLessons(folder: string): Promise<Contents> {
  const found = await Promise.all(
    (await readdir(folder)).map((name) =>
      isLesson(join(folder, name)) ? lesson(join(folder, name)) : nothing,
    ),
  );
  return together(found);
}

/** What a person named: a lesson's id, a lesson's folder, a notebook, or a folder of notebooks and lessons. */
export async function contentsAt(named: string, from: string, lessons: string): Promise<Contents> {
  const candidates = [resolve(from, named), ...(LessonId.parse(named) ? [join(lessons, named)] : [])];
  for (const path of candidates) {
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isFile()) return notebook(path, `/${basename(path)}`);
    if (facts?.isDirectory()) return isLesson(path) ? lesson(path) : folderOf(path);
  }
  throw new ContentsError(`there is no file, folder or lesson ${named}`);
}

const nothing: Contents = { lessons: [], notebooks: [], files: [] };

/** Several as one. Two documents of one place are refused. */
export function together(all: readonly Contents[]): Contents {
  const lessons = all
    .flatMap((each) => each.lessons)
    .sort(({ summary: a }, { summary: b }) => a.number - b.number || (a.id < b.id ? -1 : 1));
  const notebooks = all.flatMap((each) => each.notebooks);
  const files = all.flatMap((each) => each.files);
  const seen = new Set<string>();
  for (const { to } of files) {
    if (seen.has(to))
      throw new ContentsError(`two documents would both be ${to}; publish them from one folder`);
    seen.add(to);
  }
  return { lessons, notebooks, files };
}

function isLesson(folder: string): boolean {
  return LessonId.parse(basename(folder)) !== undefined && existsSync(join(folder, 'lesson.md'));
}

async function lesson(folder: string): Promise<Contents> {
  const id = LessonId.parse(basename(folder));
  const bytes = await readFile(join(folder, 'lesson.md'));
  const summary = id && summarize(id, textOf(bytes, folder));
  if (!summary) throw new ContentsError(`${folder} is no lesson: its lesson.md has no title`);
  const to = `documents/lessons/${summary.id}.md.txt`;
  return { lessons: [{ summary, file: to }], notebooks: [], files: [{ to, content: bytes }] };
}

async function notebook(file: string, path: string): Promise<Contents> {
  const format = formatOf(file);
  if (!format) throw new ContentsError(`${file} is no notebook: a notebook ends in .md or .ipynb`);
  const content = await readFile(file);
  const raw = rawReason(format, textOf(content, file));
  if (raw) throw new ContentsError(`${file} cannot be read: ${raw.message}`);
  // As plain text, which every server hands over as it is.
  const to = `documents/notebooks${encodeURI(path)
    .replaceAll('%', '_')
    .replaceAll(/[?#:*"|<>]/g, '_')}.txt`;
  return { lessons: [], notebooks: [{ path, file: to, size: content.byteLength }], files: [{ to, content }] };
}

/** The notebooks and lessons under a folder; Markdown that is no notebook of ours is left out. */
async function folderOf(folder: string): Promise<Contents> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && formatOf(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !relative(folder, path)
          .split(sep)
          .some((part) => part.startsWith('.') || part === 'node_modules'),
    )
    .sort();
  const found: Contents[] = [];
  for (const path of paths) {
    if (basename(path) === 'lesson.md' && isLesson(join(path, '..')))
      found.push(await lesson(join(path, '..')));
    else if (await isNotebook(path)) {
      found.push(await notebook(path, `/${relative(folder, path).split(sep).join('/')}`));
    }
  }
  if (found.length === 0) throw new ContentsError(`there is no notebook and no lesson in ${folder}`);
  return together(found);
}

/** Whether a file in a folder is meant as a notebook: any `.ipynb`, and Markdown that has cells to run. */
async function isNotebook(path: string): Promise<boolean> {
  if (formatOf(path) === 'ipynb') return true;
  const text = (await readFile(path, 'utf8')).slice(0, 200_000);
  return (
    /^---\r?\n[\s\S]*?^stepwise:/m.test(text) ||
    /^(?:```|~~~)\s*(?:ts|typescript|js|javascript)\b/m.test(text)
  );
}

function textOf(bytes: Uint8Array, file: string): string {
  const { text, encoding } = decodeText(bytes);
  if (encoding === undefined) return text;
  throw new ContentsError(`${file} is ${encoding}, not UTF-8; save it as UTF-8 first`);
}
