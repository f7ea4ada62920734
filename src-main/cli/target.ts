/** What `stepwise run` is asked to run, and under which name its errors are reported. */
import { statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { DocumentRef } from '#core/host/host.ts';
import { LessonId } from '#core/notebook/ids.ts';
import type { Library } from '../library/library.ts';
import { UnableError } from './terminal.ts';

/** A document to run. */
export interface Target {
  /** The file as the person named it, for messages. */
  readonly name: string;
  readonly file: string;
  /** Set where it is a lesson: its id, and the folder that holds the lessons. */
  readonly lesson?: { readonly id: LessonId; readonly folder: string };
}

/** Finds the document: a lesson's folder, its `lesson.md`, a file, or the id of one of the app's own lessons. */
export function findTarget(named: string, folder: string, lessons: string): Target {
  const candidates = [
    resolve(folder, named),
    ...(LessonId.parse(named) === undefined ? [] : [join(lessons, named)]),
  ];
  for (const path of candidates) {
    const facts = statSync(path, { throwIfNoEntry: false });
    const file = facts?.isDirectory() ? join(path, 'lesson.md') : path;
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const name = relative(folder, file).startsWith('..') ? file : relative(folder, file);
    const id = basename(file) === 'lesson.md' ? LessonId.parse(basename(dirname(file))) : undefined;
    return id === undefined ? { name, file } : { name, file, lesson: { id, folder: dirname(dirname(file)) } };
  }
  throw new UnableError(`there is no file ${named}, nor a lesson.md in a folder of that name`);
}

/** The reference to open: a lesson as it is, any other file as a copy in a scratch folder, so that a run changes nothing. */
export async function refOf(target: Target, library: Library, scratch: string): Promise<DocumentRef> {
  if (target.lesson !== undefined) return { kind: 'lesson', id: target.lesson.id };
  const copy = join(scratch, basename(target.file));
  await copyFile(target.file, copy);
  return library.grant(copy);
}
