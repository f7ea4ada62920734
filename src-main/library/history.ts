/**
 * The last saved versions of each document, outside the document: one list and
 * one compressed file for each content, so that equal versions are kept once.
 *
 * Saves that follow each other within a minute make one version, unless a
 * person asked for them: fifty versions reach back hours, not seconds.
 */
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as v from 'valibot';
import type { DocumentRef, HistoryEntry } from '#core/host/documents.ts';
import type { Bytes, Milliseconds, Timestamp } from '#core/text/units.ts';
import { writeWhole } from './atomic.ts';
import { Failure } from './failure.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { keyOf } from './keys.ts';
import { readIfThere, versionOf } from './text.ts';

/** Most versions kept of one document. */
export const mostVersions = 50;

/** Most bytes kept of one document, compressed; the newest version is kept whatever its size. */
const mostBytes: Bytes = 256 * 1024 * 1024;

/** Saves within this span make one version. */
const span: Milliseconds = 60_000;

const list = v.array(
  v.object({
    id: v.pipe(v.string(), v.regex(/^[a-f0-9]{32}$/)),
    at: v.number(),
    /** When the first of the saves that this version stands for was made. */
    since: v.number(),
    size: v.number(),
    /** Bytes on disk. */
    stored: v.number(),
    keep: v.boolean(),
  }),
);
type Entry = v.InferOutput<typeof list>[number];

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** A text that was saved. */
export interface SavedVersion {
  readonly text: string;
  readonly at: Timestamp;
  /** Whether a person asked for the save. */
  readonly keep: boolean;
}

/** Keeps and gives back saved versions. */
export class History {
  readonly #folder: string;
  readonly #keeping: Keeping;

  constructor(folder: string, keeping: Keeping) {
    this.#folder = folder;
    this.#keeping = keeping;
  }

  /**
   * Adds a version. `before` is what the document held until now: where history does not know it (the first save, or
   * another program's change), it is kept as a version of its own, so that no save can lose it.
   */
  async add(ref: DocumentRef, version: SavedVersion, before: string | undefined): Promise<void> {
    const old = await this.#read(ref);
    let entries = old;
    if (before !== undefined && before !== version.text && entries[0]?.id !== versionOf(before)) {
      entries = await this.#put(ref, entries, { text: before, at: version.at, keep: true });
    }
    entries = await this.#put(ref, entries, version);
    if (entries === old) return;
    const kept = withinLimits(entries);
    await writeKept(this.#keeping, this.#list(ref), kept);
    await this.#removeAllBut(ref, kept, [...old, ...entries]);
  }

  /** The versions there are, newest first. */
  async list(ref: DocumentRef): Promise<readonly HistoryEntry[]> {
    return (await this.#read(ref)).map(({ id, at, size }) => ({ id, at, size }));
  }

  /** A version's text. */
  async read(ref: DocumentRef, id: string): Promise<string> {
    const known = (await this.#read(ref)).some((entry) => entry.id === id);
    const bytes = known ? await readIfThere(this.#keeping.files, this.#content(ref, id)) : undefined;
    if (bytes === undefined) throw new Failure('not-found', 'There is no such version.');
    const text = await expand(bytes).catch(() => undefined);
    if (text === undefined || versionOf(text) !== id) {
      throw new Failure('io', 'This version is damaged on the disk and cannot be shown.');
    }
    return text.toString('utf8');
  }

  /** Gives a renamed document its history. */
  async move(from: DocumentRef, to: DocumentRef): Promise<void> {
    const { files } = this.#keeping;
    const there = await files.facts(join(this.#folder, keyOf(from))).catch(() => undefined);
    const taken = await files.facts(join(this.#folder, keyOf(to))).catch(() => undefined);
    if (there === undefined || taken !== undefined) return;
    await files.rename(join(this.#folder, keyOf(from)), join(this.#folder, keyOf(to)));
  }

  async #put(
    ref: DocumentRef,
    entries: readonly Entry[],
    { text, at, keep }: SavedVersion,
  ): Promise<readonly Entry[]> {
    const bytes = Buffer.from(text, 'utf8');
    const id = versionOf(bytes);
    const newest = entries[0];
    if (newest?.id === id) {
      return keep && !newest.keep ? [{ ...newest, keep }, ...entries.slice(1)] : entries;
    }
    const known = entries.find((entry) => entry.id === id);
    const stored = known?.stored ?? (await this.#store(ref, id, bytes));
    // A clock that was set back parts versions too: only a small step forward joins them.
    const joins = newest !== undefined && !newest.keep && at >= newest.since && at - newest.since < span;
    const since = joins ? newest.since : at;
    const entry: Entry = { id, at: Math.max(0, at), since, size: bytes.byteLength, stored, keep };
    return [entry, ...(joins ? entries.slice(1) : entries)];
  }

  async #store(ref: DocumentRef, id: string, bytes: Buffer): Promise<Bytes> {
    const { files, write } = this.#keeping;
    const small = await compress(bytes, { level: 1 });
    await files.makeFolder(join(this.#folder, keyOf(ref)));
    await writeWhole(files, this.#content(ref, id), small, { mode: 0o600, ...write });
    return small.byteLength;
  }

  async #removeAllBut(ref: DocumentRef, kept: readonly Entry[], all: readonly Entry[]): Promise<void> {
    const needed = new Set(kept.map(({ id }) => id));
    for (const id of new Set(all.map((entry) => entry.id))) {
      if (!needed.has(id)) await this.#keeping.files.remove(this.#content(ref, id)).catch(() => undefined);
    }
  }

  async #read(ref: DocumentRef): Promise<readonly Entry[]> {
    return (await readKept(this.#keeping, this.#list(ref), list)).value ?? [];
  }

  #list(ref: DocumentRef): string {
    return join(this.#folder, keyOf(ref), 'versions.json');
  }

  #content(ref: DocumentRef, id: string): string {
    return join(this.#folder, keyOf(ref), `${id}.gz`);
  }
}

function withinLimits(entries: readonly Entry[]): readonly Entry[] {
  let bytes = 0;
  return entries.slice(0, mostVersions).filter((entry, index) => {
    bytes += entry.stored;
    return index === 0 || bytes <= mostBytes;
  });
}
