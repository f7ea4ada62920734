/**
 * A person's own notebooks: files anywhere on the disk. Only a file the person
 * named (on the command line, in a box, in the folder they work in, or opened
 * before) may be read or written; the window cannot make up a path.
 */
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import * as v from 'valibot';
import { rawReason } from '#core/format/document.ts';
import { formatOf } from '#core/format/names.ts';
import type { CopyToSave, DocumentCalls, OpenedDocument } from '#core/host/documents.ts';
import { temporarySuffix, writeWhole } from './atomic.ts';
import { Failure } from './failure.ts';
import type { FileSystem } from './files.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { keyOf } from './keys.ts';
import { formatToWrite } from './kinds.ts';
import { readIfThere, readStored, type StoredText, versionOf } from './text.ts';

/** The name of the file beside a document that holds its outputs. */
export function outputsBeside(path: string): string {
  return `${path}.outputs.json`;
}

/** A save that was done: the new version, and the text that was there before (`undefined`: none). */
export interface SavedFile {
  readonly version: string;
  readonly before: string | undefined;
}

const places = v.object({
  position: v.exactOptional(v.string()),
  work: v.exactOptional(v.string()),
  savedAt: v.number(),
});

/** Names that leave room for the temporary file's own. */
const longestName = 200;

/** How a save may be eased; see the contract. */
type SaveOptions = Pick<DocumentCalls['document.save']['takes'], 'convert'>;

/** Reads and writes the files a person named. Rejects with {@link Failure} or the operating system's error. */
export class Documents {
  readonly #places: string;
  readonly #keeping: Keeping;
  readonly #mayOpen: (path: string) => Promise<boolean>;
  readonly #granted = new Set<string>();
  /** The version of each file that is known to be readable in its format. */
  readonly #readable = new Map<string, string>();

  /**
   * `places`: a folder of the app's own, for where the reader was in each file. `mayOpen`: whether a file that was not
   * named in this session may be opened all the same.
   */
  constructor(places: string, keeping: Keeping, mayOpen: (path: string) => Promise<boolean>) {
    this.#places = places;
    this.#keeping = keeping;
    this.#mayOpen = mayOpen;
  }

  /** Allows a file to be opened and saved; gives the path by which the window names it. */
  grant(path: string): string {
    const absolute = resolve(path);
    this.#granted.add(absolute);
    return absolute;
  }

  /** A file with the outputs beside it. The version is the file's. */
  async open(path: string): Promise<OpenedDocument> {
    await this.check(path);
    const stored = await this.#read(path);
    void this.#sweep(path);
    const format = formatOf(path) ?? 'markdown';
    const raw = rawReason(format, stored.text);
    if (raw === undefined) this.#readable.set(path, stored.version);
    const opened: OpenedDocument = {
      ref: { kind: 'file', path },
      name: basename(path),
      format,
      text: stored.text,
      version: stored.version,
      ...(raw === undefined ? {} : { raw }),
      ...(stored.encoding === undefined ? {} : { encoding: stored.encoding }),
      ...((await this.#mayWrite(path)) ? {} : { readOnly: true }),
    };
    const outputs = format === 'ipynb' ? undefined : await this.#outputsOf(path);
    const place = (await readKept(this.#keeping, this.#place(path), places)).value;
    if (outputs === undefined && place === undefined) return opened;
    const copy = { base: stored.text, text: stored.text, outputs: outputs?.text ?? '', savedAt: 0, ...place };
    return { ...opened, copy };
  }

  /** Replaces the file whose version is named, then its outputs. */
  async save(
    path: string,
    copy: CopyToSave,
    version: string,
    { convert }: SaveOptions = {},
  ): Promise<SavedFile> {
    await this.check(path);
    const now = await readStored(this.#keeping.files, path);
    // A file that was deleted or moved away is made again; one that was changed is never overwritten unseen.
    if (now !== undefined && now.version !== version) {
      throw new Failure('conflict', 'Another program has changed this file since it was opened.');
    }
    if (now?.encoding !== undefined && convert !== true) {
      throw new Failure('not-allowed', `This file is ${now.encoding}, not UTF-8; saving would convert it.`);
    }
    if (now !== undefined) this.#checkReadable(path, now);
    const next = await this.write(path, copy, now);
    await this.#remember(path, copy);
    return { version: next, before: now?.text };
  }

  /** Writes a document and its outputs over what is there, or where nothing is. Gives the new version. */
  async write(path: string, copy: CopyToSave, now?: StoredText): Promise<string> {
    if (/\p{Surrogate}/u.test(copy.text)) {
      throw new Failure(
        'bad-request',
        'The text holds half a character (a lone surrogate); remove it and save again.',
      );
    }
    const bytes = new TextEncoder().encode(copy.text);
    const next = versionOf(bytes);
    if (next !== now?.version) {
      await writeWhole(this.#keeping.files, path, bytes, this.#keeping.write);
    }
    this.#readable.set(path, next);
    await this.#saveOutputs(path, formatOf(path) === 'ipynb' ? '' : copy.outputs);
    return next;
  }

  /** Copies a file and its outputs beside it under the first free name; gives its path. */
  async duplicate(path: string): Promise<string> {
    await this.check(path);
    const { files, write } = this.#keeping;
    const bytes = await files.read(path);
    const stem = basename(path, extname(path));
    for (let count = 1; ; count += 1) {
      const copy = join(dirname(path), `${stem} copy${count === 1 ? '' : ` ${count}`}${extname(path)}`);
      if (await this.exists(copy)) continue;
      await writeWhole(files, copy, bytes, write);
      const outputs = (await isLink(files, outputsBeside(path)))
        ? undefined
        : await readIfThere(files, outputsBeside(path));
      if (outputs !== undefined) await writeWhole(files, outputsBeside(copy), outputs, write);
      return this.grant(copy);
    }
  }

  /** Gives a file another name in its folder, and its outputs with it; gives its path. */
  async rename(path: string, name: string): Promise<string> {
    await this.check(path);
    const { files } = this.#keeping;
    const next = join(dirname(path), extname(name) === '' ? `${name}${extname(path)}` : name);
    if (formatToWrite(next) !== formatToWrite(path)) {
      throw new Failure('bad-request', 'The name must keep its ending; save it under another name instead.');
    }
    checkName(next);
    // On a disk that takes upper and lower case for the same, only the case may change.
    if ((await this.exists(next)) && next.toLowerCase() !== path.toLowerCase()) throw taken();
    await files.rename(path, next);
    await files.rename(outputsBeside(path), outputsBeside(next)).catch(() => undefined);
    await files.rename(this.#place(path), this.#place(next)).catch(() => undefined);
    return this.grant(next);
  }

  /** The path of a new document in a folder; fails where the name is none or is taken. */
  async newPath(folder: string, name: string, replace = false): Promise<string> {
    const path = join(folder, name);
    formatToWrite(name);
    checkName(path);
    if (!replace && (await this.exists(path))) throw taken();
    return path;
  }

  /** Whether something is at a path; a link that leads to nothing is something, too. */
  async exists(path: string): Promise<boolean> {
    const { files } = this.#keeping;
    const found = await files.facts(path).then(
      () => true,
      () => false,
    );
    return found || isLink(files, path);
  }

  /** Fails where a file was named by nobody. */
  async check(path: string): Promise<void> {
    const known = isAbsolute(path) && (this.#granted.has(path) || (await this.#mayOpen(path)));
    if (!known) throw new Failure('not-allowed', 'This file was not opened by its owner in this session.');
  }

  #checkReadable(path: string, now: StoredText): void {
    const format = formatOf(path);
    if (format === undefined || this.#readable.get(path) === now.version) return;
    if (rawReason(format, now.text) !== undefined) {
      throw new Failure(
        'not-allowed',
        'This file could not be read, so it is not written over; save under another name.',
      );
    }
  }

  async #saveOutputs(path: string, outputs: string): Promise<void> {
    const beside = outputsBeside(path);
    const now = await this.#outputsOf(path);
    if ((now?.text ?? '') === outputs) return;
    if (await isLink(this.#keeping.files, beside)) await this.#keeping.files.remove(beside);
    await writeWhole(this.#keeping.files, beside, new TextEncoder().encode(outputs), this.#keeping.write);
  }

  /** The outputs beside a document. Nobody named that file, so a link there, which may lead anywhere, is not followed. */
  async #outputsOf(path: string): Promise<StoredText | undefined> {
    const beside = outputsBeside(path);
    if (await isLink(this.#keeping.files, beside)) return undefined;
    return readStored(this.#keeping.files, beside).catch(() => undefined);
  }

  async #remember(path: string, { position, work, savedAt }: CopyToSave): Promise<void> {
    await this.#keeping.files.makeFolder(this.#places);
    await writeKept(this.#keeping, this.#place(path), {
      savedAt,
      ...(position === undefined ? {} : { position }),
      ...(work === undefined ? {} : { work }),
    });
  }

  async #read(path: string): Promise<StoredText> {
    const facts = await this.#keeping.files.facts(path);
    if (facts.kind !== 'file') throw new Failure('bad-request', 'This is a folder or a device, not a file.');
    const stored = await readStored(this.#keeping.files, path);
    if (stored === undefined) throw new Failure('not-found', 'There is no such file.');
    return stored;
  }

  async #mayWrite(path: string): Promise<boolean> {
    const { files } = this.#keeping;
    const target = await files.realPath(path);
    const { mode } = await files.facts(target);
    return (mode & 0o222) !== 0 && (await files.mayWrite(target)) && (await files.mayWrite(dirname(target)));
  }

  /** Removes what processes that died left of half-written saves of this file. */
  async #sweep(path: string): Promise<void> {
    const { files, now } = this.#keeping;
    const begins = `.${basename(path).slice(0, 100)}.`;
    const names = await files.list(dirname(path)).catch(() => []);
    for (const name of names) {
      if (!name.startsWith(begins) || !name.endsWith(temporarySuffix)) continue;
      const left = join(dirname(path), name);
      const facts = await files.facts(left).catch(() => undefined);
      // Another process may be writing right now.
      if (facts !== undefined && Math.abs(now() - facts.modified) > 3_600_000) {
        await files.remove(left).catch(() => undefined);
      }
    }
  }

  #place(path: string): string {
    return join(this.#places, `${keyOf({ kind: 'file', path })}.json`);
  }
}

function isLink(files: FileSystem, path: string): Promise<boolean> {
  return files.readLink(path).then(
    () => true,
    () => false,
  );
}

function checkName(path: string): void {
  if (basename(path).startsWith('.') || Buffer.byteLength(basename(path)) > longestName) {
    throw new Failure('bad-request', 'Choose a shorter name that does not begin with a dot.');
  }
}

function taken(): Failure {
  return new Failure('exists', 'Something of that name is there already.');
}
