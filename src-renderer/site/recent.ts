/** The documents a visitor opened last. */
import type { DocumentRef, RecentDocument } from '#core/host/documents.ts';
import { placeOf } from '#core/host/place.ts';
import type { Timestamp } from '#core/text/units.ts';
import { type Recent, readRecent } from './records.ts';
import type { KeyStore } from './store.ts';

/** Most documents remembered. */
const most = 50;

/** Remembers documents; `there` tells whether one can be found now. */
export function createRecent(
  store: KeyStore,
  now: () => Timestamp,
  there: (ref: DocumentRef) => Promise<boolean>,
) {
  const change = (make: (entries: Recent) => Recent) =>
    store.update('lists', 'recent', (value) => make(readRecent(value)));
  const without = (entries: Recent, ref: DocumentRef) =>
    entries.filter((entry) => placeOf(entry.ref) !== placeOf(ref));
  return {
    /** Puts a document first. */
    touch: (ref: DocumentRef, name: string) =>
      change((entries) => [{ ref, name, at: now() }, ...without(entries, ref)].slice(0, most)),
    forget: (ref: DocumentRef) => change((entries) => without(entries, ref)),
    async list(): Promise<readonly RecentDocument[]> {
      const entries = readRecent(await store.get('lists', 'recent'));
      return Promise.all(
        entries.map(async ({ ref, name, at }) => ({
          ref,
          name,
          folder: ref.kind === 'file' ? ref.path.slice(1, ref.path.lastIndexOf('/') + 1) : '',
          at,
          found: await there(ref),
        })),
      );
    },
  };
}
