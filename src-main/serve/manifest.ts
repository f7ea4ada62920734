/** The allow-list of files an origin serves: what the build made, and nothing that was added since. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '#core/text/units.ts';
import { mimeOf } from './mime.ts';

/** One file that may be served. */
export interface ServedFile {
  /** Where it lies on disk. */
  readonly file: string;
  readonly size: Bytes;
  readonly mime: string;
  /** Changes when the file does. */
  readonly tag: string;
  /** Whether its name holds a hash of its content, so that it may be cached for ever. */
  readonly immutable: boolean;
}

/** The files of one origin, by their path from `/`. */
export type Manifest = ReadonlyMap<string, ServedFile>;

/** A name Vite gave a hash: `index-BxYz1_34.js`. */
const hashed = /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

/** Lists a folder once. Links and files of unknown kind are left out. Throws where the folder cannot be read. */
export function listFiles(folder: string): Manifest {
  const manifest = new Map<string, ServedFile>();
  const visit = (directory: string, prefix: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const file = join(directory, entry.name);
      const path = `${prefix}/${entry.name}`;
      if (entry.isDirectory()) visit(file, path);
      if (!entry.isFile()) continue;
      const mime = mimeOf(entry.name);
      if (mime === undefined) continue;
      const { size, mtimeMs } = statSync(file);
      const tag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`;
      manifest.set(path, {
        file,
        size,
        mime,
        tag,
        immutable: path.startsWith('/assets/') && hashed.test(path),
      });
    }
  };
  visit(folder, '');
  return manifest;
}
