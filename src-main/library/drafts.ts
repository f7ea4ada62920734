/** Documents that have no place yet: kept in the data folder, so that they outlive the window, until they are saved somewhere. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { rawReason } from '#core/format/document.ts';
import type { CopyToSave, DocumentRef, OpenedDocument } from '#core/host/documents.ts';
import { savedCopySchema } from '#core/host/schemas.ts';
import { Failure } from './failure.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { formatToWrite } from './kinds.ts';
import { absent } from './text.ts';

const draft = v.object({ name: v.string(), copy: savedCopySchema });

type DraftRef = Extract<DocumentRef, { kind: 'draft' }>;

/** Keeps drafts. Rejects with {@link Failure} or the operating system's error. */
export class Drafts {
  readonly #folder: string;
  readonly #keeping: Keeping;

  constructor(folder: string, keeping: Keeping) {
    this.#folder = folder;
    this.#keeping = keeping;
  }

  /** Makes a draft. With an `id`, the one of that id is given where it is there already. */
  async create(name: string, text: string, id = randomBytes(6).toString('hex')): Promise<DraftRef> {
    formatToWrite(name);
    const ref = { kind: 'draft', id } as const;
    if ((await this.version(ref)) !== absent) return ref;
    const savedAt = Math.max(0, this.#keeping.now());
    await this.#keeping.files.makeFolder(this.#folder);
    await writeKept(this.#keeping, this.file(ref), {
      name,
      copy: { base: text, text, outputs: '', savedAt },
    });
    return ref;
  }

  /** A draft as it was left. */
  async open(ref: DraftRef): Promise<OpenedDocument> {
    const { value, version } = await readKept(this.#keeping, this.file(ref), draft);
    if (value === undefined) throw new Failure('not-found', 'There is no such draft.');
    const { name, copy } = value;
    const format = formatToWrite(name);
    const raw = rawReason(format, copy.text);
    const opened = { ref, name, format, text: copy.base, copy, version } as const;
    return raw === undefined ? opened : { ...opened, raw };
  }

  /** Replaces the draft whose version is named and gives the new version. */
  async save(ref: DraftRef, copy: CopyToSave, version: string): Promise<string> {
    const { value, version: now } = await readKept(this.#keeping, this.file(ref), draft);
    if (value === undefined) throw new Failure('not-found', 'There is no such draft.');
    if (now !== version) throw new Failure('conflict', 'Another window has saved this draft.');
    return writeKept(this.#keeping, this.file(ref), {
      name: value.name,
      copy: { base: value.copy.base, ...copy },
    });
  }

  /** Gives a draft another name. */
  async rename(ref: DraftRef, name: string): Promise<void> {
    const { value } = await readKept(this.#keeping, this.file(ref), draft);
    if (value === undefined) throw new Failure('not-found', 'There is no such draft.');
    if (formatToWrite(name) !== formatToWrite(value.name)) {
      throw new Failure('bad-request', 'The name must keep its ending; save it under another name instead.');
    }
    await writeKept(this.#keeping, this.file(ref), { ...value, name });
  }

  /** The version on disk. */
  async version(ref: DraftRef): Promise<string> {
    return (await readKept(this.#keeping, this.file(ref), draft)).version;
  }

  /** The file that holds a draft. */
  file({ id }: DraftRef): string {
    return join(this.#folder, `${id}.json`);
  }
}
