/** Reads a document's text and names the version that is on disk by its content. */
import { createHash } from 'node:crypto';
import { type DecodedText, decodeText } from './encoding.ts';
import { errorCode, type FileSystem } from './files.ts';

/** A text as it lies on disk. */
export interface StoredText extends DecodedText {
  /** Names this content: the same bytes have the same version, whatever their date. */
  readonly version: string;
}

/** The version of a file that is not there. */
export const absent = 'absent';

/** Names a content. */
export function versionOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

/** A file's bytes, or `undefined` where there is none. */
export async function readIfThere(files: FileSystem, path: string): Promise<Uint8Array | undefined> {
  try {
    return await files.read(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Reads a file as text, or gives `undefined` where there is none. */
export async function readStored(files: FileSystem, path: string): Promise<StoredText | undefined> {
  const bytes = await readIfThere(files, path);
  return bytes && { ...decodeText(bytes), version: versionOf(bytes) };
}
