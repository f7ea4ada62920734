/** Reads a request's body as JSON, no larger than allowed. */
import type { IncomingMessage } from 'node:http';
import type { Bytes } from '#core/text/units.ts';

/** Largest body of a call: a document with all its outputs. */
export const largestBody: Bytes = 256 * 1024 * 1024;

/** The body's value, or the status to refuse it with. */
export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 };

/** Reads the body. Reading stops as soon as it is too large. */
export async function readJson(request: IncomingMessage, limit: Bytes = largestBody): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return { ok: false, status: 413 };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      if (!(chunk instanceof Uint8Array)) return { ok: false, status: 400 };
      size += chunk.byteLength;
      if (size > limit) return { ok: false, status: 413 };
      chunks.push(chunk);
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, status: 400 };
  }
}
