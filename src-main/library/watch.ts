/**
 * Notices changes made outside by looking: a glance at size and date a few
 * times a second, at the content only where those moved. Works on every file
 * system, through renames and over a network, and needs nothing from the system.
 */
import type { Milliseconds } from '#core/text/units.ts';
import type { FileSystem } from './files.ts';
import { absent, readIfThere, versionOf } from './text.ts';

/** Longest wait for a change. */
const longest: Milliseconds = 20_000;
/** Pause between two glances. */
const pause: Milliseconds = 300;
/** A file changed less than this ago may change again without its date moving. */
const fresh: Milliseconds = 2_000;

/** Knows the versions of files without reading them more often than they change. */
export class Glances {
  readonly #files: FileSystem;
  readonly #now: () => number;
  readonly #seen = new Map<string, { size: number; modified: number; version: string; at: number }>();

  constructor(files: FileSystem, now: () => number) {
    this.#files = files;
    this.#now = now;
  }

  /** The version of a file as it is now. */
  async version(path: string): Promise<string> {
    const facts = await this.#files.facts(path).catch(() => undefined);
    if (facts?.kind !== 'file') {
      this.#seen.delete(path);
      return absent;
    }
    const { size, modified } = facts;
    const seen = this.#seen.get(path);
    const same = seen?.size === size && seen.modified === modified;
    if (same && Math.abs(seen.at - modified) > fresh) return seen.version;
    const at = this.#now();
    const bytes = await readIfThere(this.#files, path);
    if (bytes === undefined) return absent;
    const version = versionOf(bytes);
    this.#seen.set(path, { size, modified, version, at });
    return version;
  }
}

/** Looks until `look` gives something, the time is over or `closed` is aborted; then gives what the last look gave. */
export async function until<T>(
  look: () => Promise<T>,
  found: (value: T) => boolean,
  closed: AbortSignal,
): Promise<T> {
  const end = performance.now() + longest;
  for (;;) {
    const value = await look();
    if (found(value) || closed.aborted || performance.now() >= end) return value;
    await new Promise<void>((resume) => {
      const timer = setTimeout(done, pause);
      closed.addEventListener('abort', done, { once: true });
      function done() {
        clearTimeout(timer);
        closed.removeEventListener('abort', done);
        resume();
      }
    });
  }
}
