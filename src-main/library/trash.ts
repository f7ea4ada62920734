/** The app's own bin, for hosts that cannot reach the system's: nothing is removed before its copy is whole. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import type { DocumentRef } from '#core/host/documents.ts';
import { documentRef } from '#core/host/fields.ts';
import type { Milliseconds } from '#core/text/units.ts';
import { writeWhole } from './atomic.ts';
import { Failure } from './failure.ts';
import { errorCode } from './files.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { readIfThere } from './text.ts';

const item = v.object({ ref: documentRef, paths: v.array(v.string()), at: v.number() });

/** How long a document can be brought back. */
const month: Milliseconds = 30 * 24 * 3_600_000;

/** Keeps what was thrown away. */
export class Trash {
  readonly #folder: string;
  readonly #keeping: Keeping;

  constructor(folder: string, keeping: Keeping) {
    this.#folder = folder;
    this.#keeping = keeping;
  }

  /** Empties the bin of what has lain in it for a month. */
  async sweep(): Promise<void> {
    const { files, now } = this.#keeping;
    const names = await files.list(this.#folder).catch(() => []);
    for (const name of names) {
      const path = join(this.#folder, name);
      const facts = await files.facts(path).catch(() => undefined);
      if (facts !== undefined && now() - facts.modified > month)
        await files.remove(path).catch(() => undefined);
    }
  }

  /** Takes a document's files (those that are there); gives what brings them back. */
  async take(ref: DocumentRef, paths: readonly string[]): Promise<string> {
    const { files, write, now } = this.#keeping;
    const undo = randomBytes(12).toString('hex');
    await files.makeFolder(this.#folder);
    const taken: string[] = [];
    for (const path of paths) {
      const bytes = await readIfThere(files, path);
      if (bytes === undefined) continue;
      await writeWhole(files, this.#content(undo, taken.length), bytes, { mode: 0o600, ...write });
      taken.push(path);
    }
    if (taken.length === 0) throw new Failure('not-found', 'There is no such file.');
    await writeKept(this.#keeping, this.#item(undo), { ref, paths: taken, at: now() });
    for (const path of taken) {
      await files.remove(path).catch((error: unknown) => {
        if (errorCode(error) !== 'ENOENT') throw error;
      });
    }
    return undo;
  }

  /** Puts a document back where it was. */
  async restore(undo: string): Promise<DocumentRef> {
    const { files, write } = this.#keeping;
    if (!/^[a-f0-9]{24}$/.test(undo)) throw new Failure('not-found', 'There is nothing to bring back.');
    const kept = (await readKept(this.#keeping, this.#item(undo), item)).value;
    if (kept === undefined) throw new Failure('not-found', 'There is nothing to bring back.');
    for (const path of kept.paths) {
      if ((await readIfThere(files, path)) !== undefined) {
        throw new Failure('exists', 'Something else lies in its place now.');
      }
    }
    for (const [index, path] of kept.paths.entries()) {
      await writeWhole(files, path, await files.read(this.#content(undo, index)), write);
    }
    await files.remove(this.#item(undo));
    for (const index of kept.paths.keys())
      await files.remove(this.#content(undo, index)).catch(() => undefined);
    return kept.ref;
  }

  #item(undo: string): string {
    return join(this.#folder, `${undo}.json`);
  }

  #content(undo: string, index: number): string {
    return join(this.#folder, `${undo}.${index}`);
  }
}
