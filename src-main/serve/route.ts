/**
 * Answers a request for one of the app's files: path in, status, headers and
 * piece of a file out. Pure; the browser host and the desktop's protocol both
 * serve what it says.
 */
import type { Bytes } from '#core/text/units.ts';
import { type Site, wallHeaders } from './headers.ts';
import type { Manifest, ServedFile } from './manifest.ts';

/** What is asked, as it arrived: nothing decoded, nothing resolved. */
export interface FileRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly range?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** What to answer. */
export interface FileAnswer {
  readonly status: 200 | 206 | 304 | 400 | 404 | 405 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** The piece of the file to send, `end` exclusive; absent where there is only text or nothing. */
  readonly body?: { readonly file: string; readonly start: Bytes; readonly end: Bytes };
  /** A sentence to send instead. */
  readonly text?: string;
  /** Whether the answer is a page, into which a host may write what only it knows. */
  readonly document: boolean;
}

/** The path a target names, or `undefined` where it is not written plainly: nothing is decoded, so nothing can be smuggled. */
export function plainPath(target: string): string | undefined {
  const path = target.split('?', 1)[0] ?? '';
  if (!/^\/[A-Za-z0-9_\-./]*$/.test(path)) return undefined;
  if (path.split('/').some((part) => part === '..' || part === '.')) return undefined;
  return path === '/' ? '/index.html' : path;
}

/** Answers a request from a site's files. */
export function answerFile(request: FileRequest, site: Site, manifest: Manifest): FileAnswer {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refusal(site, 405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' });
  }
  const path = plainPath(request.target);
  if (path === undefined) return refusal(site, 400, 'This address is not written plainly.');
  const found = manifest.get(path);
  if (found === undefined) return refusal(site, 404, 'There is no such file.');
  return answerFound(request, site, found);
}

function answerFound(request: FileRequest, site: Site, found: ServedFile): FileAnswer {
  const document = found.mime.startsWith('text/html');
  const headers: Record<string, string> = {
    ...wallHeaders(site, found.mime),
    'Content-Type': found.mime,
    'Cache-Control': document
      ? 'no-store'
      : found.immutable
        ? 'private, max-age=31536000, immutable'
        : 'private, no-cache',
  };
  if (document) {
    return { status: 200, headers, body: { file: found.file, start: 0, end: found.size }, document };
  }
  headers.ETag = found.tag;
  headers['Accept-Ranges'] = 'bytes';
  if (request.ifNoneMatch === found.tag) return { status: 304, headers, document };
  const range = request.range === undefined ? 'whole' : parseRange(request.range, found.size);
  if (range === 'unsatisfiable') {
    return refusal(site, 416, 'The file has no such bytes.', { 'Content-Range': `bytes */${found.size}` });
  }
  const { start, end } = range === 'whole' ? { start: 0, end: found.size } : range;
  headers['Content-Length'] = String(end - start);
  if (range !== 'whole') headers['Content-Range'] = `bytes ${start}-${end - 1}/${found.size}`;
  return { status: range === 'whole' ? 200 : 206, headers, body: { file: found.file, start, end }, document };
}

/** One `bytes=` range by RFC 9110 §14; several ranges, or another unit, are answered with the whole file as it allows. */
export function parseRange(
  header: string,
  size: Bytes,
): { readonly start: Bytes; readonly end: Bytes } | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  if (match === null) return 'whole';
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size };
  }
  const start = Number(first);
  if (start >= size) return 'unsatisfiable';
  if (last === '') return { start, end: size };
  if (Number(last) < start) return 'whole';
  return { start, end: Math.min(Number(last) + 1, size) };
}

/** An answer that says no, walls included. */
function refusal(
  site: Site,
  status: 400 | 404 | 405 | 416,
  text: string,
  more: Readonly<Record<string, string>> = {},
): FileAnswer {
  const mime = 'text/plain; charset=utf-8';
  const headers = { ...wallHeaders(site, mime), 'Content-Type': mime, 'Cache-Control': 'no-store', ...more };
  return { status, headers, text, document: false };
}
