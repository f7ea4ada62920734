/** The last saved versions of each document: saves within a minute make one, unless a person asked for them. */
import type { HistoryEntry } from '#core/host/documents.ts';
import type { Milliseconds, Timestamp } from '#core/text/units.ts';
import { freshId, readVersions, type Versions } from './records.ts';
import { Refusal } from './refusal.ts';
import type { KeyStore } from './store.ts';

/** Most versions kept of one document. */
const mostVersions = 50;

/** Most text kept of one document, in UTF-16 units; the newest version is kept whatever its size. */
const mostText = 16 * 1024 * 1024;

/** Saves within this span make one version. */
const span: Milliseconds = 60_000;

/** Adds a version; `before`, what the document held until now, becomes one where it is not known. */
export async function addVersion(
  store: KeyStore,
  key: string,
  version: { readonly text: string; readonly at: Timestamp; readonly keep: boolean },
  before: string | undefined,
): Promise<void> {
  await store.update('history', key, (value) => {
    let entries = readVersions(value);
    if (before !== undefined && before !== version.text && entries[0]?.text !== before) {
      entries = put(entries, { text: before, at: version.at, keep: true });
    }
    let size = 0;
    return put(entries, version)
      .slice(0, mostVersions)
      .filter(({ text }, index) => {
        size += text.length;
        return index === 0 || size <= mostText;
      });
  });
}

function put(
  entries: Versions,
  { text, at, keep }: { readonly text: string; readonly at: Timestamp; readonly keep: boolean },
): Versions {
  const [newest, ...older] = entries;
  if (newest?.text === text) return keep && !newest.keep ? [{ ...newest, keep }, ...older] : entries;
  const joins = newest !== undefined && !newest.keep && at >= newest.since && at - newest.since < span;
  const entry = { id: freshId(), at, since: joins ? newest.since : at, keep, text };
  return [entry, ...(joins ? older : entries)];
}

/** The versions there are, newest first. */
export async function listVersions(store: KeyStore, key: string): Promise<readonly HistoryEntry[]> {
  return readVersions(await store.get('history', key)).map(({ id, at, text }) => ({
    id,
    at,
    size: new Blob([text]).size,
  }));
}

/** One version's text. */
export async function readVersion(store: KeyStore, key: string, id: string): Promise<string> {
  const found = readVersions(await store.get('history', key)).find((entry) => entry.id === id);
  if (!found) throw new Refusal('not-found', 'There is no such version.');
  return found.text;
}
