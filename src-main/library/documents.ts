/**
 * A person's own notebooks: files anywhere on the disk. Only a file the person
 * named (on the command line, in a dialog, by opening it) may be read or
 * written; the window cannot make up a path.
 */
import { createHash } from 'node:crypto';
import { basename, isAbsolute, join, resolve } from 'node:path';
import * as v from 'valibot';
import type { OpenedDocument, SavedCopy } from '#core/host/host.ts';
import { writeWhole } from './atomic.ts';
import { Failure } from './failure.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { readStored, type StoredText, versionOf } from './text.ts';

/** The name of the file beside a document that holds its outputs. */
export function outputsBeside(path: string): string {
  return `${path}.outputs.json`;
}

const places = v.object({
  position: v.exactOptional(v.string()),
  work: v.exactOptional(v.string()),
  savedAt: v.number(),
});

/** Reads and writes the files a person named. Rejects with {@link Failure} or the operating system's error. */
export class Documents {
  readonly #places: string;
  readonly #keeping: Keeping;
  readonly #granted = new Set<string>();

  /** `places`: a folder of the app's own, for where the reader was in each file. */
  constructor(places: string, keeping: Keeping) {
    this.#places = places;
    this.#keeping = keeping;
  }

  /** Allows a file to be opened and saved; gives the path by which the window names it. */
  grant(path: string): string {
    const absolute = resolve(path);
    this.#granted.add(absolute);
    return absolute;
  }

  /** A file with the outputs beside it. The version is the file's. */
  async open(path: string): Promise<OpenedDocument> {
    this.#check(path);
    const stored = await this.#read(path);
    const opened = {
      ref: { kind: 'file', path },
      name: basename(path),
      format: 'markdown',
      text: stored.text,
      version: stored.version,
    } as const;
    const outputs = await readStored(this.#keeping.files, outputsBeside(path)).catch(() => undefined);
    const place = (await readKept(this.#keeping, this.#place(path), places)).value;
    if (outputs === undefined && place === undefined) return opened;
    const copy = { base: stored.text, text: stored.text, outputs: outputs?.text ?? '', savedAt: 0, ...place };
    return { ...opened, copy };
  }

  /** Replaces the file whose version is named, then its outputs, and gives the new version. */
  async save(path: string, copy: SavedCopy, version: string): Promise<string> {
    this.#check(path);
    const { files, write } = this.#keeping;
    const now = await readStored(files, path);
    // A file that was deleted or moved away is made again; one that was changed is never overwritten unseen.
    if (now !== undefined && now.version !== version) {
      throw new Failure('conflict', 'Another program has changed this file since it was opened.');
    }
    const bytes = new TextEncoder().encode(copy.text);
    const next = versionOf(bytes);
    if (next !== now?.version) await writeWhole(files, path, bytes, write);
    await this.#saveOutputs(path, copy.outputs);
    await files.makeFolder(this.#places);
    const { position, work, savedAt } = copy;
    await writeKept(this.#keeping, this.#place(path), {
      savedAt,
      ...(position === undefined ? {} : { position }),
      ...(work === undefined ? {} : { work }),
    });
    return next;
  }

  async #saveOutputs(path: string, outputs: string): Promise<void> {
    const beside = outputsBeside(path);
    const now = await readStored(this.#keeping.files, beside).catch(() => undefined);
    if ((now?.text ?? '') === outputs) return;
    await writeWhole(this.#keeping.files, beside, new TextEncoder().encode(outputs), this.#keeping.write);
  }

  async #read(path: string): Promise<StoredText> {
    const facts = await this.#keeping.files.facts(path);
    if (facts.kind !== 'file') throw new Failure('bad-request', 'This is a folder or a device, not a file.');
    const stored = await readStored(this.#keeping.files, path);
    if (stored === undefined) throw new Failure('not-found', 'There is no such file.');
    return stored;
  }

  #check(path: string): void {
    if (!isAbsolute(path) || !this.#granted.has(path)) {
      throw new Failure('not-allowed', 'This file was not opened by its owner in this session.');
    }
  }

  #place(path: string): string {
    return join(this.#places, `${createHash('sha256').update(path).digest('hex').slice(0, 32)}.json`);
  }
}
