/** Writes the files of an export where a person asked for them: all of them whole, or none. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { AutomationFile } from '#core/host/automation.ts';
import { writeWhole } from '../library/atomic.ts';
import { diskFiles } from '../library/files.ts';

/** A file that was written. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Writes the first file as `to`, and the others beside it under their own names. What was written is taken away again
 * where a later one fails.
 */
export async function writeFiles(
  files: readonly AutomationFile[],
  to: string,
): Promise<readonly WrittenFile[]> {
  const folder = dirname(resolve(to));
  await mkdir(folder, { recursive: true });
  const written: WrittenFile[] = [];
  try {
    for (const [index, file] of files.entries()) {
      // A manifest says how the program is run; the one of a project that is there already says more.
      if (file.path === 'package.json' && existsSync(join(folder, file.path))) continue;
      const path = index === 0 ? resolve(to) : join(folder, basename(file.path));
      const bytes = bytesOf(file);
      await writeWhole(diskFiles, path, bytes);
      written.push({ path, bytes: bytes.byteLength });
    }
  } catch (error) {
    await Promise.all(written.map(({ path }) => rm(path, { force: true })));
    throw error;
  }
  return written;
}

/** A file's bytes. */
export function bytesOf({ content, encoding }: AutomationFile): Uint8Array {
  return Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
}

/** Where an export goes by itself: beside the document, under its name. */
export function besideDocument(file: string, ending: string): string {
  const stem = basename(file) === 'lesson.md' ? basename(dirname(file)) : basename(file, extname(file));
  return `${stem}.${ending}`;
}
