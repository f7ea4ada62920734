/** Writes the files of an export where a person asked for them: all of them whole, or none. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { insidePath } from '#core/export/inside-path.ts';
import type { AutomationFile } from '#core/host/automation.ts';
import { writeWhole } from '../library/atomic.ts';
import { diskFiles } from '../library/files.ts';

/** A file that was written. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

/** Writes the first file as `to`, and the others beside it under their own names: all of them, or none. */
export function writeFiles(files: readonly AutomationFile[], to: string): Promise<readonly WrittenFile[]> {
  const folder = dirname(resolve(to));
  return writeAll(
    files
      // A manifest says how the program is run; the one of a project that is there already says more.
      .filter((file) => file.path !== 'package.json' || !existsSync(join(folder, file.path)))
      .map((file, index) => [index === 0 ? resolve(to) : join(folder, basename(file.path)), file]),
  );
}

/** Writes the files at their own paths in the folder `to`: all of them, or none. */
export function writeFolder(files: readonly AutomationFile[], to: string): Promise<readonly WrittenFile[]> {
  return writeAll(files.map((file) => [join(resolve(to), insidePath(file.path)), file]));
}

/** Where a later file fails, what was written is taken away again, and what it replaced is put back. */
async function writeAll(
  files: readonly (readonly [path: string, file: AutomationFile])[],
): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = [];
  const replaced: Buffer[] = [];
  const made: string[] = [];
  try {
    for (const [path, file] of files) {
      const first = await mkdir(dirname(path), { recursive: true });
      if (first !== undefined) made.push(first);
      const bytes = bytesOf(file);
      const before = await readFile(path).catch(() => undefined);
      await writeWhole(diskFiles, path, bytes);
      if (before !== undefined) replaced[written.length] = before;
      written.push({ path, bytes: bytes.byteLength });
    }
  } catch (error) {
    await Promise.all(
      written.map(({ path }, index) => {
        const before = replaced[index];
        return before === undefined ? rm(path, { force: true }) : writeWhole(diskFiles, path, before);
      }),
    );
    await Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true })));
    throw error;
  }
  return written;
}

/** A file's bytes. */
export function bytesOf({ content, encoding }: AutomationFile): Uint8Array {
  return Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
}

/** Where an export goes by itself: into this folder, under the document's name; `ending` comes with its dot. */
export function besideDocument(file: string, ending: string): string {
  const stem = basename(file) === 'lesson.md' ? basename(dirname(file)) : basename(file, extname(file));
  return `${stem}${ending}`;
}
