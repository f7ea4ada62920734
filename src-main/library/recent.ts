/** The documents opened last. The list is the app's own file: what is in it was opened by its owner, so it may be opened again. */
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { DocumentRef, RecentDocument } from '#core/host/documents.ts';
import { documentRef } from '#core/host/fields.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { sameRef } from './keys.ts';

/** Most documents remembered. */
const most = 50;

const list = v.array(v.object({ ref: documentRef, name: v.string(), at: v.number() }));

/** Remembers documents. */
export class Recent {
  readonly #file: string;
  readonly #keeping: Keeping;

  constructor(file: string, keeping: Keeping) {
    this.#file = file;
    this.#keeping = keeping;
  }

  /** Puts a document first. */
  async touch(ref: DocumentRef, name: string): Promise<void> {
    const others = (await this.#read()).filter((entry) => !sameRef(entry.ref, ref));
    await this.#write([{ ref, name, at: Math.max(0, this.#keeping.now()) }, ...others].slice(0, most));
  }

  /** Gives a document that moved its new name, where it is in the list. */
  async move(from: DocumentRef, ref: DocumentRef, name: string): Promise<void> {
    const entries = (await this.#read()).filter((entry) => !sameRef(entry.ref, ref));
    await this.#write(entries.map((entry) => (sameRef(entry.ref, from) ? { ...entry, ref, name } : entry)));
  }

  /** Takes a document out. */
  async forget(ref: DocumentRef): Promise<void> {
    await this.#write((await this.#read()).filter((entry) => !sameRef(entry.ref, ref)));
  }

  /** Whether a file is in the list. */
  async holds(path: string): Promise<boolean> {
    return (await this.#read()).some(({ ref }) => ref.kind === 'file' && ref.path === path);
  }

  /** The list, newest first; `there` tells whether a document can be found now. */
  async list(there: (ref: DocumentRef) => Promise<boolean>): Promise<readonly RecentDocument[]> {
    const entries = await this.#read();
    return Promise.all(
      entries.map(async ({ ref, name, at }) => ({
        ref,
        name,
        folder: ref.kind === 'file' ? dirname(ref.path) : '',
        at,
        found: await there(ref),
      })),
    );
  }

  async #read(): Promise<v.InferOutput<typeof list>> {
    return (await readKept(this.#keeping, this.#file, list)).value ?? [];
  }

  async #write(entries: v.InferOutput<typeof list>): Promise<void> {
    await this.#keeping.files.makeFolder(dirname(this.#file));
    await writeKept(this.#keeping, this.#file, entries);
  }
}
