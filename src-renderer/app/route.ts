/** Where the window is, as the address's fragment says it: a reload comes back to the same place. */

import type { DocumentRef } from '#core/host/host.ts';
import { documentAt, placeOf } from '#core/host/place.ts';

/** A place in the window. */
export type Route =
  | { readonly screen: 'library' }
  | { readonly screen: 'notebooks' }
  | { readonly screen: 'document'; readonly ref: DocumentRef };

/** The place a fragment names; anything unknown is the library. */
export function parseRoute(hash: string): Route {
  if (hash === '#/notebooks') return { screen: 'notebooks' };
  const ref = documentAt(hash);
  return ref === undefined ? { screen: 'library' } : { screen: 'document', ref };
}

/** The fragment that names a place. */
export function printRoute(route: Route): string {
  if (route.screen === 'notebooks') return '#/notebooks';
  return route.screen === 'library' ? '#/' : placeOf(route.ref);
}
