/** Several files as one ZIP, packed between frames: the window's policy allows no worker made of text. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { insidePath } from '#core/export/inside-path.ts';
import type { MadeFile } from './made-file.ts';

/** Formats that are compressed already. */
const dense = /\.(?:png|jpe?g|zip|pdf)$/i;

/** Bytes packed before the window gets its turn: about 20 ms of work. */
const piece = 1 << 20;

/** The ZIP's bytes. Rejects with the signal's reason where it is called off. */
export async function zipped(files: readonly MadeFile[], signal?: AbortSignal): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    chunks.push(chunk);
  });
  for (const { path: asked, content } of files) {
    const path = insidePath(asked);
    const bytes = typeof content === 'string' ? encoder.encode(content) : content;
    const entry = dense.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    for (let from = 0; from < bytes.length || from === 0; from += piece) {
      entry.push(bytes.subarray(from, from + piece), from + piece >= bytes.length);
      await new Promise((resolve) => setTimeout(resolve, 0));
      signal?.throwIfAborted();
    }
  }
  zip.end();
  if (failure) throw failure;
  return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}
