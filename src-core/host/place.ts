/** The place of a document in the window, as the address's fragment names it; a reload comes back to it. */
import { LessonId } from '../notebook/ids.ts';
import type { DocumentRef } from './documents.ts';

/** The fragment that opens a document: `#/lesson/…`, `#/file/…` or `#/draft/…`. */
export function placeOf(ref: DocumentRef): string {
  return ref.kind === 'file' ? `#/file/${encodeURIComponent(ref.path)}` : `#/${ref.kind}/${ref.id}`;
}

/**
 * The path that opens the same on a host that draws first pictures, which sees of an address only its path: `/lesson/…`
 * for `#/lesson/…`. Undefined where the fragment names no document.
 */
export function pathOfPlace(hash: string): string | undefined {
  return documentAt(hash) && hash.slice(1);
}

/** The fragment for which a path stands; undefined where it stands for none. */
export function placeOfPath(path: string): string | undefined {
  return documentAt(`#${path}`) && `#${path}`;
}

/** Name of the `<meta>` of a page whose host answers paths of documents. */
export const pathsMeta = 'stepwise-paths';

/** The document a fragment names, or `undefined`. */
export function documentAt(hash: string): DocumentRef | undefined {
  const [, kind, rest = ''] = /^#\/(lesson|file|draft)\/(.+)$/.exec(hash) ?? [];
  if (kind === 'lesson') {
    const id = LessonId.parse(rest);
    return id && { kind, id };
  }
  if (kind === 'draft') return /^[a-f0-9]{12}$/.test(rest) ? { kind, id: rest } : undefined;
  try {
    return kind === undefined ? undefined : { kind: 'file', path: decodeURIComponent(rest) };
  } catch {
    return undefined;
  }
}
