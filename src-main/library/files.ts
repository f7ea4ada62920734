/**
 * The file system as the library uses it: few verbs, so that a test can make
 * call *n* fail for every *n* and see that no document is ever half-written.
 */
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import type { Bytes, Timestamp } from '#core/text/units.ts';

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly size: Bytes;
  readonly modified: Timestamp;
  /** Permission bits. */
  readonly mode: number;
  readonly kind: 'file' | 'folder' | 'other';
}

/** An open file being written. */
export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Sets permission bits exactly, whatever the umask. */
  setMode(mode: number): Promise<void>;
  /** Returns once the bytes are on the disk and not in a cache. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The verbs. Each rejects with an error whose `code` is the operating system's (`ENOSPC`, `EROFS`…). */
export interface FileSystem {
  read(path: string): Promise<Uint8Array>;
  facts(path: string): Promise<FileFacts>;
  /** The path with every link followed; ENOENT where nothing is there. */
  realPath(path: string): Promise<string>;
  /** What a link points at; EINVAL where it is no link. */
  readLink(path: string): Promise<string>;
  /** Creates a file that must not exist yet (EEXIST where it does). */
  create(path: string, mode: number): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Names in a folder. */
  list(path: string): Promise<readonly string[]>;
  /** Whether this process may write there: a file that is there, or a folder. */
  mayWrite(path: string): Promise<boolean>;
  /** Puts a folder's entries on the disk; does nothing where the platform has no such thing. */
  syncFolder(path: string): Promise<void>;
}

/** The machine's own file system. */
export const diskFiles: FileSystem = {
  read: (path) => fs.readFile(path),
  async facts(path) {
    const found = await fs.stat(path);
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    return { size: found.size, modified: found.mtimeMs, mode: found.mode & 0o7777, kind };
  },
  realPath: (path) => fs.realpath(path),
  readLink: (path) => fs.readlink(path),
  async create(path, mode) {
    const handle = await fs.open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, mode);
    return {
      write: (bytes) => handle.writeFile(bytes),
      setMode: (bits) => handle.chmod(bits),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename: (from, to) => fs.rename(from, to),
  remove: (path) => fs.rm(path),
  async makeFolder(path) {
    await fs.mkdir(path, { recursive: true, mode: 0o700 });
  },
  list: (path) => fs.readdir(path),
  mayWrite: (path) =>
    fs.access(path, constants.W_OK).then(
      () => true,
      () => false,
    ),
  async syncFolder(path) {
    // Windows cannot open a folder to flush it; NTFS journals the rename itself.
    if (process.platform === 'win32') return;
    const handle = await fs.open(path, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** The operating system's code of an error, such as `ENOENT`; '' where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
