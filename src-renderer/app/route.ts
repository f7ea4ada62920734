/** Where the window is, as the address's fragment says it: a reload comes back to the same place. */

import type { DocumentRef } from '#core/host/host.ts';
import { documentAt, placeOf } from '#core/host/place.ts';

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
