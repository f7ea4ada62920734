/**
 * Writes a file so that whatever dies, what is on disk is whole: all of the
 * old or all of the new. A new file is written beside it, flushed, and renamed
 * over it; the folder is flushed last so that the rename survives too.
 */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import type { Milliseconds } from '#core/text/units.ts';
import { errorCode, type FileSystem } from './files.ts';

/** Ends the names of files being written; one that is left over tells of a process that died. */
export const temporarySuffix = '.stepwise-tmp';

/** Errors of a rename that may pass: a virus scanner or an indexer at work, a network or overlay file system catching up. */
const passing = new Set(['EBUSY', 'EPERM', 'EACCES', 'EIO', 'EXDEV']);

/** How a write may be steered; everything has a default. */
export interface WriteOptions {
  /** Permission bits of a file that does not exist yet; default 0o644. An existing file keeps its own. */
  readonly mode?: number;
  readonly wait?: (span: Milliseconds) => Promise<void>;
  /** A word that no other writer uses, for the temporary file's name. */
  readonly unique?: () => string;
}

const sleep = (span: Milliseconds): Promise<void> => new Promise((done) => setTimeout(done, span));

/**
 * Writes the bytes at a path. A link is followed: its target is replaced and
 * the link stays. Rejects with the operating system's error, leaving nothing behind.
 */
export async function writeWhole(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  const target = await followLinks(files, path);
  const known = await modeOf(files, target);
  // A rename would replace a file that its owner marked read-only; it must not.
  if (known !== undefined && (known & 0o222) === 0) {
    throw Object.assign(new Error('the file is marked read-only'), { code: 'EACCES' });
  }
  const folder = dirname(target);
  const unique = options.unique?.() ?? randomBytes(6).toString('hex');
  const temporary = join(folder, `.${basename(target).slice(0, 100)}.${unique}${temporarySuffix}`);
  const file = await files.create(temporary, known ?? options.mode ?? 0o644);
  try {
    try {
      await file.write(bytes);
      if (known !== undefined) await file.setMode(known);
      await file.sync();
    } finally {
      await file.close();
    }
    await renamePatiently(files, temporary, target, options.wait ?? sleep);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(folder);
}

/** The path with links followed, also where the last one points at nothing yet. */
async function followLinks(files: FileSystem, path: string, hops = 0): Promise<string> {
  try {
    return await files.realPath(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || hops > 20) throw error;
  }
  try {
    return await followLinks(files, resolve(dirname(path), await files.readLink(path)), hops + 1);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EINVAL') return path;
    throw error;
  }
}

async function modeOf(files: FileSystem, path: string): Promise<number | undefined> {
  try {
    return (await files.facts(path)).mode;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function renamePatiently(
  files: FileSystem,
  from: string,
  to: string,
  wait: (span: Milliseconds) => Promise<void>,
): Promise<void> {
  for (const pause of [20, 60, 200, 600]) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      if (!passing.has(errorCode(error))) throw error;
    }
    await wait(pause);
  }
  await files.rename(from, to);
}
