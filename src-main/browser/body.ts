/** Reads what a call takes from a request's body, no larger than allowed. */
import type { IncomingMessage } from 'node:http';
import { joinCall, longCallType } from '#core/host/long-call.ts';
import type { Bytes } from '#core/text/units.ts';

/** Largest body of a call: a document with all its outputs. */
export const largestBody: Bytes = 256 * 1024 * 1024;

/** The body's value, or the status to refuse it with. */
export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 };

/** Reads the body. Reading stops as soon as it is too large. */
export async function readBody(request: IncomingMessage, limit: Bytes = largestBody): Promise<Body> {
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
    const bytes = Buffer.concat(chunks);
    if (request.headers['content-type'] !== longCallType)
      return { ok: true, value: JSON.parse(decode(bytes)) };
    const end = bytes.indexOf('\n');
    const value = joinCall(decode(bytes.subarray(0, end)), decode(bytes.subarray(end + 1)));
    return end < 0 || value === undefined ? { ok: false, status: 400 } : { ok: true, value };
  } catch {
    return { ok: false, status: 400 };
  }
}

/** The text of bytes that are UTF-8, its byte order mark kept: a document may begin with one. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
