/**
 * Where the window is, as its address says it: a reload comes back to the same place. The window goes somewhere by setting
 * the address's fragment. A host that draws first pictures sees no fragment, so there a document's is made the path at once.
 */

import type { DocumentRef } from '#core/host/host.ts';
import { documentAt, pathOfPlace, placeOf, placeOfPath } from '#core/host/place.ts';
import { hasPaths } from '../session/app-files.ts';

/** A screen that is no document. */
export type Page = 'library' | 'notebooks' | 'work' | 'article' | 'settings';

/** A place in the window. */
export type Route =
  | { readonly screen: Page }
  | {
      readonly screen: 'document';
      readonly ref: DocumentRef;
      /** A place in a lesson: a cell's id, or a heading as links name it. */
      readonly at?: string;
    };

const places: Readonly<Record<Page, string>> = {
  library: '#/',
  notebooks: '#/notebooks',
  work: '#/work',
  article: '#/article',
  settings: '#/settings',
};

/** Where the window is, as a fragment. */
export function place(): string {
  return location.hash || (hasPaths() && placeOfPath(location.pathname)) || '';
}

/** Calls the listener whenever the window has gone elsewhere. */
export function onPlace(listener: () => void): () => void {
  const moved = () => {
    asPath();
    listener();
  };
  // It may have gone somewhere before anybody listened.
  asPath();
  addEventListener('hashchange', moved);
  // Between two paths one goes back and forth without any fragment.
  addEventListener('popstate', moved);
  return () => {
    removeEventListener('hashchange', moved);
    removeEventListener('popstate', moved);
  };
}

/** Makes a place that the fragment names the path, in the same entry of the history. */
export function asPath(): void {
  const { hash, pathname } = location;
  if (hash === '' || !hasPaths()) return;
  const path = pathOfPlace(hash);
  if (path !== undefined) history.replaceState(history.state, '', path);
  else if (pathname !== '/') history.replaceState(history.state, '', `/${hash}`);
}

/** The place a fragment names; anything unknown is the library. */
export function parseRoute(hash: string): Route {
  for (const page of ['notebooks', 'work', 'article', 'settings'] as const) {
    if (hash === places[page]) return { screen: page };
  }
  const [, lesson, at] = /^(#\/lesson\/[^/]+)\/(.+)$/.exec(hash) ?? [];
  const ref = documentAt(lesson ?? hash);
  if (ref === undefined) return { screen: 'library' };
  return { screen: 'document', ref, ...(at === undefined ? {} : { at: decoded(at) }) };
}

/** The fragment that names a place. */
export function printRoute(route: Route): string {
  if (route.screen !== 'document') return places[route.screen];
  return `${placeOf(route.ref)}${route.at === undefined ? '' : `/${encodeURIComponent(route.at)}`}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
