/** Where the window is, as the address's fragment says it: a reload comes back to the same place. */

import type { DocumentRef } from '#core/host/host.ts';
import { LessonId } from '#core/notebook/ids.ts';

/** A place in the window. */
export type Route =
  | { readonly screen: 'library' }
  | { readonly screen: 'document'; readonly ref: DocumentRef };

/** The place a fragment names; anything unknown is the library. */
export function parseRoute(hash: string): Route {
  const [, kind, rest] = /^#\/(lesson|file)\/(.+)$/.exec(hash) ?? [];
  if (!rest) return { screen: 'library' };
  if (kind === 'lesson') {
    const id = LessonId.parse(rest);
    return id ? { screen: 'document', ref: { kind: 'lesson', id } } : { screen: 'library' };
  }
  try {
    return { screen: 'document', ref: { kind: 'file', path: decodeURIComponent(rest) } };
  } catch {
    return { screen: 'library' };
  }
}

/** The fragment that names a place. */
export function printRoute(route: Route): string {
  if (route.screen === 'library') return '#/';
  return route.ref.kind === 'lesson'
    ? `#/lesson/${route.ref.id}`
    : `#/file/${encodeURIComponent(route.ref.path)}`;
}
