/** New documents: made empty, from a file that came, from a program, or from another document; under another name, or in the bin. */
import { basename } from 'node:path';
import { convertDocument, emptyDocument } from '#core/format/document.ts';
import { isScript } from '#core/format/names.ts';
import { importScript } from '#core/format/script.ts';
import type { CopyToSave, DocumentFormat, DocumentRef } from '#core/host/documents.ts';
import type { Cabinet, Gives, Takes } from './cabinet.ts';
import { outputsBeside } from './documents.ts';
import { decodeText } from './encoding.ts';
import { Failure } from './failure.ts';
import { nameOf } from './keys.ts';
import { formatToWrite } from './kinds.ts';
import { readIfThere, versionOf } from './text.ts';
import { contentOf } from './trust.ts';

/** Makes and moves documents of a cabinet. Every method rejects with an error {@link Failure} can be made of. */
export class Making {
  readonly #cabinet: Cabinet;

  constructor(cabinet: Cabinet) {
    this.#cabinet = cabinet;
  }

  /** Asks for a file. */
  async choose(): Gives<'document.choose'> {
    if (this.#cabinet.parts.boxes === undefined) return { ref: null };
    return { ref: this.#cabinet.grant(chosen(await this.#cabinet.parts.boxes.chooseFile())) };
  }

  /** A new document, in a folder or as a draft. */
  async create({ folder, name, text, reactive }: Takes<'document.create'>): Gives<'document.create'> {
    const content = text === '' ? emptyDocument(formatToWrite(name), reactive) : text;
    if (folder === null) {
      const draft = await this.#cabinet.drafts.create(name, content);
      if (text === '') this.#cabinet.sign(draft, copyOf(content), await this.#cabinet.drafts.version(draft));
      // It has no other place in which it could be found.
      this.#cabinet.aside('recent', () => this.#cabinet.recent.touch(draft, name));
      return { ref: draft };
    }
    await this.#cabinet.workspace.check(folder);
    const path = await this.#cabinet.documents.newPath(folder, name);
    const ref = this.#cabinet.grant(path);
    const version = await this.#cabinet.turn(ref, () => this.#cabinet.documents.write(path, copyOf(content)));
    if (text === '') this.#cabinet.sign(ref, copyOf(content), version);
    return { ref };
  }

  /** A draft of a file that came. */
  async upload({ name, content }: Takes<'document.upload'>): Gives<'document.upload'> {
    const { text } = decodeText(Buffer.from(content, 'base64'));
    return { ref: await this.#draftOf(name, text) };
  }

  /** The draft that a program is opened as: the same program is the same draft, edits and all. */
  async imported(path: string): Promise<DocumentRef> {
    await this.#cabinet.documents.check(path);
    const bytes = await readIfThere(this.#cabinet.parts.keeping.files, path);
    if (bytes === undefined) throw new Failure('not-found', 'There is no such file.');
    const { text } = decodeText(bytes);
    return this.#draftOf(basename(path), text, versionOf(`${path}\n${text}`).slice(0, 12));
  }

  /** A draft of a file's text; a program is made a notebook. */
  #draftOf(name: string, text: string, id?: string): Promise<DocumentRef> {
    if (!isScript(name)) return this.#cabinet.drafts.create(name, text, id);
    return this.#cabinet.drafts.create(name.replace(/\.\w+$/, '.md'), importScript(name, text), id);
  }

  /** Writes what the window has in another place, in that place's format; a draft is gone once it has one. */
  async saveAs({ ref, copy, to, replace }: Takes<'document.saveas'>): Gives<'document.saveas'> {
    const from = (await this.#cabinet.read(ref).catch(() => undefined)) ?? {
      name: nameOf(ref),
      format: formatIn(ref),
      version: '',
    };
    const path = await this.#placeFor(from.name, to, replace === true);
    const target = this.#cabinet.grant(path);
    const name = basename(path);
    const converted = {
      ...copy,
      ...convertDocument(from.format, formatToWrite(name), copy.text, copy.outputs),
    };
    const trusted = this.#cabinet.trust.holds(ref, from.version);
    const version = await this.#cabinet.turn(target, () => this.#cabinet.documents.write(path, converted));
    if (trusted) this.#cabinet.sign(target, converted, version);
    const made = { text: converted.text, at: this.#cabinet.parts.keeping.now(), keep: true };
    this.#cabinet.aside('history', () => this.#cabinet.history.add(target, made, undefined));
    this.#cabinet.aside('recent', () => this.#cabinet.recent.touch(target, name));
    await this.#cabinet.backups.discard(ref).catch(() => undefined);
    if (ref.kind === 'draft') {
      await this.#cabinet
        .turn(ref, () => this.#cabinet.parts.keeping.files.remove(this.#cabinet.drafts.file(ref)))
        .catch(() => undefined);
      this.#cabinet.aside('recent', () => this.#cabinet.recent.forget(ref));
    }
    return { ref: target, name, version };
  }

  async #placeFor(name: string, to: Takes<'document.saveas'>['to'], replace: boolean): Promise<string> {
    if (to !== null) {
      await this.#cabinet.workspace.check(to.folder);
      return this.#cabinet.documents.newPath(to.folder, to.name, replace);
    }
    if (this.#cabinet.parts.boxes === undefined) {
      throw new Failure('not-allowed', 'This host has no box to ask in; name a folder of the workspace.');
    }
    const path = chosen(await this.#cabinet.parts.boxes.choosePlace(name));
    formatToWrite(path);
    return path;
  }

  /** A copy beside the document, or as a draft. */
  async duplicate(ref: DocumentRef): Gives<'document.duplicate'> {
    if (ref.kind === 'file')
      return {
        ref: await this.#copied(ref, this.#cabinet.grant(await this.#cabinet.documents.duplicate(ref.path))),
      };
    const { name, text, copy } = await this.#cabinet.read(ref);
    const ending = ref.kind === 'lesson' ? '.md' : '';
    const made = await this.#cabinet.drafts.create(`${name}${ending}`, copy?.text ?? text);
    return { ref: await this.#copied(ref, made) };
  }

  /** A copy the app made of a document that was open: trusted as that is. */
  async #copied(from: DocumentRef, to: DocumentRef): Promise<DocumentRef> {
    const before = await this.#cabinet.read(from);
    if (
      from.kind === 'lesson' ||
      (await this.#cabinet.kept('trust', () => this.#cabinet.trust.judge(before)))
    ) {
      const after = await this.#cabinet.read(to);
      if (after.text === (before.copy?.text ?? before.text))
        this.#cabinet.sign(to, contentOf(after), after.version);
    }
    return to;
  }

  /** Another name, with all that is kept around it. */
  async rename({ ref, name }: Takes<'document.rename'>): Gives<'document.rename'> {
    if (ref.kind === 'lesson')
      throw new Failure('not-allowed', 'A lesson keeps its name; duplicate it instead.');
    if (ref.kind === 'draft') {
      await this.#cabinet.turn(ref, () => this.#cabinet.drafts.rename(ref, name));
      this.#cabinet.aside('recent', () => this.#cabinet.recent.move(ref, ref, name));
      return { ref };
    }
    const next = this.#cabinet.grant(
      await this.#cabinet.turn(ref, () => this.#cabinet.documents.rename(ref.path, name)),
    );
    await this.#cabinet.backups.move(ref, next, nameOf(next)).catch(() => undefined);
    this.#cabinet.aside('history', () => this.#cabinet.history.move(ref, next));
    this.#cabinet.aside('trust', () => this.#cabinet.trust.move(ref, next));
    this.#cabinet.aside('recent', () => this.#cabinet.recent.move(ref, next, nameOf(next)));
    return { ref: next };
  }

  /** Into the bin: the system's where there is one, else the app's own. */
  async throwAway(ref: DocumentRef): Gives<'document.trash'> {
    if (ref.kind === 'lesson') throw new Failure('not-allowed', 'A lesson cannot be thrown away.');
    if (ref.kind === 'file') await this.#cabinet.documents.check(ref.path);
    const paths =
      ref.kind === 'file' ? [ref.path, outputsBeside(ref.path)] : [this.#cabinet.drafts.file(ref)];
    const undo =
      ref.kind === 'file' && (await this.#toSystemTrash(paths))
        ? null
        : await this.#cabinet.trash.take(ref, paths);
    await this.#cabinet.backups.discard(ref).catch(() => undefined);
    this.#cabinet.aside('recent', () => this.#cabinet.recent.forget(ref));
    this.#cabinet.aside('recent', () => this.#cabinet.trash.sweep());
    return { undo };
  }

  async #toSystemTrash([path = '', outputs = '']: readonly string[]): Promise<boolean> {
    const { boxes } = this.#cabinet.parts;
    if (boxes === undefined) return false;
    const done = await boxes.trash(path).then(
      () => true,
      () => false,
    );
    if (done) await boxes.trash(outputs).catch(() => undefined);
    return done;
  }
}

/** What was chosen; rejects where nothing was. */
export function chosen<T>(value: T | undefined): T {
  if (value === undefined) throw new Failure('cancelled', 'Nothing was chosen.');
  return value;
}

function copyOf(text: string): CopyToSave {
  return { text, outputs: '', savedAt: 0 };
}

function formatIn(ref: DocumentRef): DocumentFormat {
  return ref.kind === 'file' ? formatToWrite(ref.path) : 'markdown';
}
