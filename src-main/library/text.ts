/** Reads a document's text and names the version that is on disk by its content. */
import { createHash } from 'node:crypto';
import { Failure } from './failure.ts';
import { errorCode, type FileSystem } from './files.ts';

/** A text as it lies on disk. */
export interface StoredText {
  readonly text: string;
  /** Names this content: the same bytes have the same version, whatever their date. */
  readonly version: string;
}

/** The version of a file that is not there. */
export const absent = 'absent';

/** Names a content. */
export function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

/** The text of bytes, byte-order mark kept; fails where they are not UTF-8, so that nothing is saved as U+FFFD. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Failure('bad-request', 'The file is not UTF-8 text; save it as UTF-8 and open it again.');
  }
}

/** Reads a file as text, or gives `undefined` where there is none. */
export async function readStored(files: FileSystem, path: string): Promise<StoredText | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await files.read(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  return { text: decode(bytes), version: versionOf(bytes) };
}
