/**
 * Backups: the text as it stands in the window, kept outside the document until
 * the document itself holds it. One file for each document, in the data folder.
 */
import { join } from 'node:path';
import * as v from 'valibot';
import type { CopyToSave, DocumentRef, RecoveryEntry } from '#core/host/documents.ts';
import { documentRef } from '#core/host/fields.ts';
import { savedCopySchema } from '#core/host/schemas.ts';
import { errorCode } from './files.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { keyOf } from './keys.ts';

const backup = v.object({
  ref: documentRef,
  name: v.string(),
  copy: savedCopySchema,
  version: v.string(),
  at: v.number(),
});

/** A text that has not reached its document. */
export type Backup = v.InferOutput<typeof backup>;

/** Keeps backups. A damaged one is set aside under another name. */
export class Backups {
  readonly #folder: string;
  readonly #keeping: Keeping;

  constructor(folder: string, keeping: Keeping) {
    this.#folder = folder;
    this.#keeping = keeping;
  }

  /** Keeps a text in the place of the one kept before. */
  async write(ref: DocumentRef, name: string, copy: CopyToSave, version: string): Promise<void> {
    await this.#keeping.files.makeFolder(this.#folder);
    const kept: Backup = {
      ref,
      name,
      copy: { base: '', ...copy },
      version,
      at: Math.max(0, this.#keeping.now()),
    };
    await writeKept(this.#keeping, this.#file(ref), kept);
  }

  /** The text kept of a document. */
  async read(ref: DocumentRef): Promise<Backup | undefined> {
    return (await readKept(this.#keeping, this.#file(ref), backup)).value;
  }

  /** Forgets what is kept of a document. */
  async discard(ref: DocumentRef): Promise<void> {
    await this.#keeping.files.remove(this.#file(ref)).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
    });
  }

  /** Gives a renamed document its backup. */
  async move(from: DocumentRef, to: DocumentRef, name: string): Promise<void> {
    const kept = await this.read(from);
    if (kept === undefined) return;
    await writeKept(this.#keeping, this.#file(to), { ...kept, ref: to, name });
    await this.discard(from);
  }

  /** All there are, newest first. */
  async list(): Promise<readonly (RecoveryEntry & { readonly text: string })[]> {
    const names = await this.#keeping.files.list(this.#folder).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    const found = await Promise.all(
      names
        .filter((name) => name.endsWith('.json'))
        .map(async (name) => (await readKept(this.#keeping, join(this.#folder, name), backup)).value),
    );
    return found
      .filter((kept) => kept !== undefined)
      .map(({ ref, name, at, copy: { text } }) => ({ ref, name, at, size: Buffer.byteLength(text), text }))
      .sort((a, b) => b.at - a.at);
  }

  #file(ref: DocumentRef): string {
    return join(this.#folder, `${keyOf(ref)}.json`);
  }
}
