/**
 * Every document whatever its kind (lesson, file, draft), with what is kept
 * around it: backups, history, the list of recent ones, the folder worked in.
 *
 * What is kept around a document is kept as well as can be: a save does not fail
 * because history could not be written, and it is not delayed by it.
 */
import { basename, join } from 'node:path';
import { convertDocument, emptyDocument } from '#core/format/document.ts';
import { formatOf, isScript } from '#core/format/names.ts';
import { importScript } from '#core/format/script.ts';
import type {
  CopyToSave,
  DocumentCalls,
  DocumentFormat,
  DocumentRef,
  OpenedDocument,
} from '#core/host/documents.ts';
import { placeOf } from '#core/host/place.ts';
import { Backups } from './backups.ts';
import { Documents, outputsBeside } from './documents.ts';
import { Drafts } from './drafts.ts';
import { decodeText } from './encoding.ts';
import { asFailure, Failure } from './failure.ts';
import { History } from './history.ts';
import type { Keeping } from './kept.ts';
import { nameOf } from './keys.ts';
import { formatToWrite } from './kinds.ts';
import type { Lessons } from './lessons.ts';
import type { Turns } from './queue.ts';
import { Recent } from './recent.ts';
import { readIfThere, versionOf } from './text.ts';
import { Trash } from './trash.ts';
import { contentOf, Trust } from './trust.ts';
import { Glances, until } from './watch.ts';
import { Workspace } from './workspace.ts';

/** The system's own boxes. Each gives `undefined` where the person cancelled. */
export interface Boxes {
  readonly chooseFile: () => Promise<string | undefined>;
  readonly chooseFolder: () => Promise<string | undefined>;
  readonly choosePlace: (name: string) => Promise<string | undefined>;
  /** Puts a file in the system's bin; rejects where it cannot. */
  readonly trash: (path: string) => Promise<void>;
}

/** What a shelf stands on. */
export interface ShelfParts {
  readonly lessons: Lessons;
  readonly keeping: Keeping;
  readonly turns: Turns;
  readonly data: string;
  readonly home: string;
  readonly boxes?: Boxes;
}

/** The calls of the contract about documents, each answered or rejected with an error {@link Failure} can be made of. */
export type DocumentHandlers = {
  readonly [C in keyof DocumentCalls]: (
    takes: DocumentCalls[C]['takes'],
  ) => Promise<DocumentCalls[C]['gives']>;
};

type Takes<C extends keyof DocumentCalls> = DocumentCalls[C]['takes'];
/** What is kept around documents, each in a queue of its own. */
type Aside = 'history' | 'recent' | 'trust';
type Gives<C extends keyof DocumentCalls> = Promise<DocumentCalls[C]['gives']>;

/** All documents. Every method rejects with an error {@link Failure} can be made of. */
export class Shelf {
  readonly #parts: ShelfParts;
  readonly #documents: Documents;
  readonly #drafts: Drafts;
  readonly #backups: Backups;
  readonly #history: History;
  readonly #recent: Recent;
  readonly #trash: Trash;
  readonly #trust: Trust;
  readonly #workspace: Workspace;
  readonly #glances: Glances;
  readonly #closed = new AbortController();

  constructor(parts: ShelfParts) {
    const { data, keeping, home } = parts;
    this.#parts = parts;
    this.#recent = new Recent(join(data, 'recent.json'), keeping);
    this.#workspace = new Workspace(join(data, 'workspace.json'), home, keeping);
    this.#documents = new Documents(
      join(data, 'places'),
      keeping,
      async (path) => (await this.#workspace.holds(path)) || this.#recent.holds(path),
    );
    this.#drafts = new Drafts(join(data, 'drafts'), keeping);
    this.#backups = new Backups(join(data, 'backups'), keeping);
    this.#history = new History(join(data, 'history'), keeping);
    this.#trash = new Trash(join(data, 'trash'), keeping);
    this.#trust = new Trust(join(data, 'trust'), keeping);
    this.#glances = new Glances(keeping.files, keeping.now);
  }

  /** The calls of the contract. */
  readonly handlers: DocumentHandlers = {
    'document.open': ({ ref, peek }) => this.open(ref, peek === true),
    'document.save': (takes) => this.save(takes),
    'document.trust': async (takes) => nothing(this.#vouch(takes)),
    'document.reset': async ({ ref }) => nothing(this.reset(ref)),
    'document.choose': () => this.#choose(),
    'document.create': (takes) => this.#create(takes),
    'document.upload': (takes) => this.#upload(takes),
    'document.saveas': (takes) => this.#saveAs(takes),
    'document.duplicate': ({ ref }) => this.#duplicate(ref),
    'document.rename': (takes) => this.#rename(takes),
    'document.trash': ({ ref }) => this.#turn(ref, () => this.#throwAway(ref)),
    'document.untrash': async ({ undo }) => ({ ref: this.#known(await this.#trash.restore(undo)) }),
    'document.backup': (takes) => this.#backUp(takes),
    'document.watch': (takes) => this.#watch(takes),
    'workspace.read': async () => ({ folder: await this.#workspace.folder() }),
    'workspace.choose': ({ path }) => this.#chooseFolder(path),
    'workspace.list': ({ path }) => this.#workspace.list(path),
    'workspace.files': () => this.#workspace.files(),
    'workspace.folder': async ({ folder, name }) => ({
      path: await this.#workspace.makeFolder(folder, name),
    }),
    // In its turn, so that a document that was just opened is in it.
    'recent.list': () =>
      this.#kept('recent', () => this.#recent.list(async (ref) => (await this.#version(ref)) !== 'absent')),
    'recent.forget': ({ ref }) => this.#kept('recent', async () => nothing(this.#recent.forget(ref))),
    'recovery.list': () => this.#recoveries(),
    'recovery.read': async ({ ref }) => {
      const kept = await this.#backups.read(ref);
      if (kept === undefined) throw new Failure('not-found', 'There is no backup of this document.');
      return { copy: kept.copy, version: kept.version };
    },
    'recovery.discard': async ({ ref }) => nothing(this.#turn(ref, () => this.#backups.discard(ref))),
    'history.list': ({ ref }) => this.#kept('history', () => this.#history.list(ref)),
    'history.read': async ({ ref, id }) => ({
      text: await this.#kept('history', () => this.#history.read(ref, id)),
    }),
  };

  /** Allows a file the person named. */
  grant(path: string): DocumentRef {
    return { kind: 'file', path: this.#documents.grant(path) };
  }

  /** Works in a folder the person named. */
  async workIn(folder: string): Promise<void> {
    await this.#workspace.enter(folder);
  }

  /** A document with all that is needed to show it. `peek`: it does not count among those opened last. */
  async open(ref: DocumentRef, peek = false): Promise<OpenedDocument> {
    if (ref.kind === 'file' && isScript(ref.path)) return this.#import(ref.path);
    const opened = await this.#turn(ref, async () => {
      const found = await this.#read(ref);
      const kept = await this.#backups.read(ref).catch(() => undefined);
      if (kept === undefined) return found;
      if (kept.copy.text !== (found.copy?.text ?? found.text)) return { ...found, recovery: { at: kept.at } };
      await this.#backups.discard(ref).catch(() => undefined);
      return found;
    });
    if (!peek) this.#aside('recent', () => this.#recent.touch(ref, opened.name));
    // In its turn: a signature that is being written comes first. What cannot be judged is not trusted.
    const trusted = await this.#kept('trust', () => this.#trust.judge(opened)).catch(() => false);
    return trusted ? opened : { ...opened, untrusted: true };
  }

  /** Saves a document; what cannot be saved is kept as a backup. */
  async save({ ref, copy, version, keep, convert }: Takes<'document.save'>): Gives<'document.save'> {
    return this.#turn(ref, async () => {
      try {
        const saved = await this.#write(ref, copy, version, convert === true);
        await this.#backups.discard(ref).catch(() => undefined);
        const made = { text: copy.text, at: this.#parts.keeping.now(), keep: keep === true };
        this.#aside('history', () => this.#history.add(ref, made, saved.before));
        if (this.#trust.holds(ref, version)) this.#sign(ref, copy, saved.version);
        return { version: saved.version };
      } catch (error) {
        const refused = ['not-found', 'bad-request'].includes(asFailure(error).code);
        if (!refused) await this.#backups.write(ref, nameOf(ref), copy, version).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Forgets a lesson's overlay; history remembers it. */
  async reset(ref: DocumentRef): Promise<void> {
    if (ref.kind !== 'lesson')
      throw new Failure('not-allowed', 'Only a lesson has an original to return to.');
    await this.#turn(ref, async () => {
      await this.#parts.lessons.reset(ref.id);
      await this.#backups.discard(ref).catch(() => undefined);
    });
  }

  /** Ends what waits for changes, and resolves when nothing is being written. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#parts.turns.idle();
  }

  #read(ref: DocumentRef): Promise<OpenedDocument> {
    if (ref.kind === 'lesson') return this.#parts.lessons.open(ref.id);
    return ref.kind === 'draft' ? this.#drafts.open(ref) : this.#documents.open(ref.path);
  }

  async #write(
    ref: DocumentRef,
    copy: CopyToSave,
    version: string,
    convert: boolean,
  ): Promise<{ readonly version: string; readonly before: string | undefined }> {
    if (ref.kind === 'file') {
      return this.#documents.save(ref.path, copy, version, convert ? { convert } : {});
    }
    const before = (await this.#read(ref).catch(() => undefined))?.copy?.text;
    if (ref.kind === 'draft') return { version: await this.#drafts.save(ref, copy, version), before };
    const original = before === undefined ? await this.#parts.lessons.original(ref.id) : before;
    return { version: await this.#parts.lessons.save(ref.id, copy, version), before: original };
  }

  async #choose(): Gives<'document.choose'> {
    if (this.#parts.boxes === undefined) return { ref: null };
    return { ref: this.grant(chosen(await this.#parts.boxes.chooseFile())) };
  }

  async #create({ folder, name, text, reactive }: Takes<'document.create'>): Gives<'document.create'> {
    const content = text === '' ? emptyDocument(formatToWrite(name), reactive) : text;
    if (folder === null) {
      const draft = await this.#drafts.create(name, content);
      if (text === '') this.#sign(draft, copyOf(content), await this.#drafts.version(draft));
      // It has no other place in which it could be found.
      this.#aside('recent', () => this.#recent.touch(draft, name));
      return { ref: draft };
    }
    await this.#workspace.check(folder);
    const path = await this.#documents.newPath(folder, name);
    const ref = this.grant(path);
    const version = await this.#turn(ref, () => this.#documents.write(path, copyOf(content)));
    if (text === '') this.#sign(ref, copyOf(content), version);
    return { ref };
  }

  async #upload({ name, content }: Takes<'document.upload'>): Gives<'document.upload'> {
    const { text } = decodeText(Buffer.from(content, 'base64'));
    return { ref: await this.#draftOf(name, text) };
  }

  async #import(path: string): Promise<OpenedDocument> {
    await this.#documents.check(path);
    const bytes = await readIfThere(this.#parts.keeping.files, path);
    if (bytes === undefined) throw new Failure('not-found', 'There is no such file.');
    const { text } = decodeText(bytes);
    // The same program opens as the same draft, edits and all.
    return this.open(await this.#draftOf(basename(path), text, versionOf(`${path}\n${text}`).slice(0, 12)));
  }

  /** A draft of a file's text; a program is made a notebook. */
  #draftOf(name: string, text: string, id?: string): Promise<DocumentRef> {
    if (!isScript(name)) return this.#drafts.create(name, text, id);
    return this.#drafts.create(name.replace(/\.\w+$/, '.md'), importScript(name, text), id);
  }

  async #saveAs({ ref, copy, to, replace }: Takes<'document.saveas'>): Gives<'document.saveas'> {
    const from = (await this.#read(ref).catch(() => undefined)) ?? {
      name: nameOf(ref),
      format: formatIn(ref),
      version: '',
    };
    const path = await this.#placeFor(from.name, to, replace === true);
    const target = this.grant(path);
    const name = basename(path);
    const converted = {
      ...copy,
      ...convertDocument(from.format, formatToWrite(name), copy.text, copy.outputs),
    };
    const trusted = this.#trust.holds(ref, from.version);
    const version = await this.#turn(target, () => this.#documents.write(path, converted));
    if (trusted) this.#sign(target, converted, version);
    const made = { text: converted.text, at: this.#parts.keeping.now(), keep: true };
    this.#aside('history', () => this.#history.add(target, made, undefined));
    this.#aside('recent', () => this.#recent.touch(target, name));
    await this.#backups.discard(ref).catch(() => undefined);
    if (ref.kind === 'draft') {
      await this.#turn(ref, () => this.#parts.keeping.files.remove(this.#drafts.file(ref))).catch(
        () => undefined,
      );
      this.#aside('recent', () => this.#recent.forget(ref));
    }
    return { ref: target, name, version };
  }

  async #placeFor(name: string, to: Takes<'document.saveas'>['to'], replace: boolean): Promise<string> {
    if (to !== null) {
      await this.#workspace.check(to.folder);
      return this.#documents.newPath(to.folder, to.name, replace);
    }
    if (this.#parts.boxes === undefined) {
      throw new Failure('not-allowed', 'This host has no box to ask in; name a folder of the workspace.');
    }
    const path = chosen(await this.#parts.boxes.choosePlace(name));
    formatToWrite(path);
    return path;
  }

  async #duplicate(ref: DocumentRef): Gives<'document.duplicate'> {
    if (ref.kind === 'file')
      return { ref: await this.#copied(ref, this.grant(await this.#documents.duplicate(ref.path))) };
    const { name, text, copy } = await this.#read(ref);
    const ending = ref.kind === 'lesson' ? '.md' : '';
    const made = await this.#drafts.create(`${name}${ending}`, copy?.text ?? text);
    return { ref: await this.#copied(ref, made) };
  }

  /** A copy the app made of a document that was open: trusted as that is. */
  async #copied(from: DocumentRef, to: DocumentRef): Promise<DocumentRef> {
    const before = await this.#read(from);
    if (from.kind === 'lesson' || (await this.#kept('trust', () => this.#trust.judge(before)))) {
      const after = await this.#read(to);
      if (after.text === (before.copy?.text ?? before.text)) this.#sign(to, contentOf(after), after.version);
    }
    return to;
  }

  /** Trusts a document as the window has it. */
  async #vouch({ ref, version }: Takes<'document.trust'>): Promise<void> {
    const opened = await this.#turn(ref, () => this.#read(ref));
    if (opened.version !== version) {
      throw new Failure('conflict', 'This document has changed since it was opened; look at it again first.');
    }
    await this.#kept('trust', () => this.#trust.vouch(ref, contentOf(opened), version));
  }

  /** Vouches for what the app itself wrote. */
  #sign(ref: DocumentRef, { text, outputs }: Pick<CopyToSave, 'text' | 'outputs'>, version: string): void {
    const beside = ref.kind === 'file' && formatOf(ref.path) === 'ipynb' ? '' : outputs;
    this.#aside('trust', () => this.#trust.vouch(ref, { text, outputs: beside }, version));
  }

  async #rename({ ref, name }: Takes<'document.rename'>): Gives<'document.rename'> {
    if (ref.kind === 'lesson')
      throw new Failure('not-allowed', 'A lesson keeps its name; duplicate it instead.');
    if (ref.kind === 'draft') {
      await this.#turn(ref, () => this.#drafts.rename(ref, name));
      this.#aside('recent', () => this.#recent.move(ref, ref, name));
      return { ref };
    }
    const next = this.grant(await this.#turn(ref, () => this.#documents.rename(ref.path, name)));
    await this.#backups.move(ref, next, nameOf(next)).catch(() => undefined);
    this.#aside('history', () => this.#history.move(ref, next));
    this.#aside('trust', () => this.#trust.move(ref, next));
    this.#aside('recent', () => this.#recent.move(ref, next, nameOf(next)));
    return { ref: next };
  }

  async #throwAway(ref: DocumentRef): Gives<'document.trash'> {
    if (ref.kind === 'lesson') throw new Failure('not-allowed', 'A lesson cannot be thrown away.');
    if (ref.kind === 'file') await this.#documents.check(ref.path);
    const paths = ref.kind === 'file' ? [ref.path, outputsBeside(ref.path)] : [this.#drafts.file(ref)];
    const undo =
      ref.kind === 'file' && (await this.#toSystemTrash(paths)) ? null : await this.#trash.take(ref, paths);
    await this.#backups.discard(ref).catch(() => undefined);
    this.#aside('recent', () => this.#recent.forget(ref));
    this.#aside('recent', () => this.#trash.sweep());
    return { undo };
  }

  async #toSystemTrash([path = '', outputs = '']: readonly string[]): Promise<boolean> {
    const { boxes } = this.#parts;
    if (boxes === undefined) return false;
    const done = await boxes.trash(path).then(
      () => true,
      () => false,
    );
    if (done) await boxes.trash(outputs).catch(() => undefined);
    return done;
  }

  async #backUp({ ref, copy, version }: Takes<'document.backup'>): Gives<'document.backup'> {
    if (ref.kind === 'file') await this.#documents.check(ref.path);
    return this.#turn(ref, () => nothing(this.#backups.write(ref, nameOf(ref), copy, version)));
  }

  async #recoveries(): Gives<'recovery.list'> {
    const kept = await this.#backups.list();
    const found = await Promise.all(
      kept.map(async ({ text, ...entry }) => {
        const { ref } = entry;
        // A backup was made by the app for a document its owner had open.
        if (ref.kind === 'file') this.grant(ref.path);
        const now = await this.#read(ref).catch(() => undefined);
        return now !== undefined && (now.copy?.text ?? now.text) === text ? [] : [entry];
      }),
    );
    return found.flat();
  }

  async #watch({ documents, folders, wait }: Takes<'document.watch'>): Gives<'document.watch'> {
    for (const { ref } of documents) if (ref.kind === 'file') await this.#documents.check(ref.path);
    const look = async () => {
      const now = await Promise.all(
        documents.map(async ({ ref }) => ({ ref, version: await this.#version(ref) })),
      );
      const stamps = await Promise.all(folders.map(({ path }) => this.#workspace.stamp(path)));
      return {
        documents: now.filter(({ version }, index) => version !== documents[index]?.version),
        folders: folders.filter(({ stamp }, index) => stamp !== stamps[index]).map(({ path }) => path),
      };
    };
    if (!wait) return look();
    return until(look, (seen) => seen.documents.length + seen.folders.length > 0, this.#closed.signal);
  }

  #version(ref: DocumentRef): Promise<string> {
    if (ref.kind === 'file') return this.#glances.version(ref.path);
    return this.#glances.version(
      ref.kind === 'draft' ? this.#drafts.file(ref) : this.#parts.lessons.file(ref.id),
    );
  }

  async #chooseFolder(path: string | null): Gives<'workspace.choose'> {
    const { boxes } = this.#parts;
    if (path !== null) return { folder: await this.#workspace.enterTyped(path) };
    if (boxes === undefined)
      throw new Failure('not-allowed', 'This host has no box to ask in; type the folder.');
    return { folder: await this.#workspace.enter(chosen(await boxes.chooseFolder())) };
  }

  /** A document that is now one the person opened. */
  #known(ref: DocumentRef): DocumentRef {
    return ref.kind === 'file' ? this.grant(ref.path) : ref;
  }

  async #turn<T>(ref: DocumentRef, work: () => Promise<T>): Promise<T> {
    // Two names of one file (a link and its target) take turns with each other.
    const real =
      ref.kind === 'file'
        ? await this.#parts.keeping.files.realPath(ref.path).catch(() => ref.path)
        : placeOf(ref);
    return this.#parts.turns.take(real, work);
  }

  #kept<T>(what: Aside, work: () => Promise<T>): Promise<T> {
    return this.#parts.turns.take(what, work);
  }

  /** Does something nobody waits for, in its turn. */
  #aside(what: Aside, work: () => Promise<void>): void {
    this.#kept(what, work).catch(() => undefined);
  }
}

async function nothing(work: Promise<void>): Promise<null> {
  await work;
  return null;
}

function chosen<T>(value: T | undefined): T {
  if (value === undefined) throw new Failure('cancelled', 'Nothing was chosen.');
  return value;
}

function copyOf(text: string): CopyToSave {
  return { text, outputs: '', savedAt: 0 };
}

function formatIn(ref: DocumentRef): DocumentFormat {
  return ref.kind === 'file' ? formatToWrite(ref.path) : 'markdown';
}
