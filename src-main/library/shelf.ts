/** Every document whatever its kind (lesson, file, draft): opened, saved, trusted, watched and found again. */
import { isScript } from '#core/format/names.ts';
import type { DocumentRef, OpenedDocument } from '#core/host/documents.ts';
import { Cabinet, type CabinetParts, type DocumentHandlers, type Gives, type Takes } from './cabinet.ts';
import { asFailure, Failure } from './failure.ts';
import { nameOf } from './keys.ts';
import { chosen, Making } from './making.ts';
import { contentOf } from './trust.ts';
import { until } from './watch.ts';

/** All documents. Every method rejects with an error {@link Failure} can be made of. */
export class Shelf {
  readonly #cabinet: Cabinet;
  readonly #making: Making;
  readonly #closed = new AbortController();

  constructor(parts: CabinetParts) {
    this.#cabinet = new Cabinet(parts);
    this.#making = new Making(this.#cabinet);
  }

  /** The calls of the contract. */
  readonly handlers: DocumentHandlers = {
    'document.open': ({ ref, peek }) => this.open(ref, peek === true),
    'document.save': (takes) => this.save(takes),
    'document.trust': async (takes) => nothing(this.#vouch(takes)),
    'document.reset': async ({ ref }) => nothing(this.reset(ref)),
    'document.choose': () => this.#making.choose(),
    'document.create': (takes) => this.#making.create(takes),
    'document.upload': (takes) => this.#making.upload(takes),
    'document.saveas': (takes) => this.#making.saveAs(takes),
    'document.duplicate': ({ ref }) => this.#making.duplicate(ref),
    'document.rename': (takes) => this.#making.rename(takes),
    'document.trash': ({ ref }) => this.#cabinet.turn(ref, () => this.#making.throwAway(ref)),
    'document.untrash': async ({ undo }) => ({
      ref: this.#cabinet.known(await this.#cabinet.trash.restore(undo)),
    }),
    'document.backup': (takes) => this.#backUp(takes),
    'document.watch': (takes) => this.#watch(takes),
    'workspace.read': async () => ({ folder: await this.#cabinet.workspace.folder() }),
    'workspace.choose': ({ path }) => this.#chooseFolder(path),
    'workspace.list': ({ path }) => this.#cabinet.workspace.list(path),
    'workspace.files': () => this.#cabinet.workspace.files(),
    'workspace.folder': async ({ folder, name }) => ({
      path: await this.#cabinet.workspace.makeFolder(folder, name),
    }),
    // In its turn, so that a document that was just opened is in it.
    'recent.list': () =>
      this.#cabinet.kept('recent', () =>
        this.#cabinet.recent.list(async (ref) => (await this.#cabinet.version(ref)) !== 'absent'),
      ),
    'recent.forget': ({ ref }) =>
      this.#cabinet.kept('recent', async () => nothing(this.#cabinet.recent.forget(ref))),
    'recovery.list': () => this.#recoveries(),
    'recovery.read': async ({ ref }) => {
      const kept = await this.#cabinet.backups.read(ref);
      if (kept === undefined) throw new Failure('not-found', 'There is no backup of this document.');
      return { copy: kept.copy, version: kept.version };
    },
    'recovery.discard': async ({ ref }) =>
      nothing(this.#cabinet.turn(ref, () => this.#cabinet.backups.discard(ref))),
    'history.list': ({ ref }) => this.#cabinet.kept('history', () => this.#cabinet.history.list(ref)),
    'history.read': async ({ ref, id }) => ({
      text: await this.#cabinet.kept('history', () => this.#cabinet.history.read(ref, id)),
    }),
  };

  /** Allows a file the person named. */
  grant(path: string): DocumentRef {
    return { kind: 'file', path: this.#cabinet.documents.grant(path) };
  }

  /** Works in a folder the person named. */
  async workIn(folder: string): Promise<void> {
    await this.#cabinet.workspace.enter(folder);
  }

  /** A document with all that is needed to show it. `peek`: it does not count among those opened last. */
  async open(ref: DocumentRef, peek = false): Promise<OpenedDocument> {
    if (ref.kind === 'file' && isScript(ref.path)) return this.open(await this.#making.imported(ref.path));
    const opened = await this.#cabinet.turn(ref, async () => {
      const found = await this.#cabinet.read(ref);
      const kept = await this.#cabinet.backups.read(ref).catch(() => undefined);
      if (kept === undefined) return found;
      if (kept.copy.text !== (found.copy?.text ?? found.text)) return { ...found, recovery: { at: kept.at } };
      await this.#cabinet.backups.discard(ref).catch(() => undefined);
      return found;
    });
    if (!peek) this.#cabinet.aside('recent', () => this.#cabinet.recent.touch(ref, opened.name));
    // In its turn: a signature that is being written comes first. What cannot be judged is not trusted.
    const trusted = await this.#cabinet
      .kept('trust', () => this.#cabinet.trust.judge(opened))
      .catch(() => false);
    return trusted ? opened : { ...opened, untrusted: true };
  }

  /** Saves a document; what cannot be saved is kept as a backup. */
  async save({ ref, copy, version, keep, convert }: Takes<'document.save'>): Gives<'document.save'> {
    return this.#cabinet.turn(ref, async () => {
      try {
        const saved = await this.#cabinet.write(ref, copy, version, convert === true);
        await this.#cabinet.backups.discard(ref).catch(() => undefined);
        const made = { text: copy.text, at: this.#cabinet.parts.keeping.now(), keep: keep === true };
        this.#cabinet.aside('history', () => this.#cabinet.history.add(ref, made, saved.before));
        if (this.#cabinet.trust.holds(ref, version)) this.#cabinet.sign(ref, copy, saved.version);
        return { version: saved.version };
      } catch (error) {
        const refused = ['not-found', 'bad-request'].includes(asFailure(error).code);
        if (!refused)
          await this.#cabinet.backups.write(ref, nameOf(ref), copy, version).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Forgets a lesson's overlay; history remembers it. */
  async reset(ref: DocumentRef): Promise<void> {
    if (ref.kind !== 'lesson')
      throw new Failure('not-allowed', 'Only a lesson has an original to return to.');
    await this.#cabinet.turn(ref, async () => {
      await this.#cabinet.parts.lessons.reset(ref.id);
      await this.#cabinet.backups.discard(ref).catch(() => undefined);
    });
  }

  /** Ends what waits for changes, and resolves when nothing is being written. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#cabinet.parts.turns.idle();
  }

  /** Trusts a document as the window has it. */
  async #vouch({ ref, version }: Takes<'document.trust'>): Promise<void> {
    const opened = await this.#cabinet.turn(ref, () => this.#cabinet.read(ref));
    if (opened.version !== version) {
      throw new Failure('conflict', 'This document has changed since it was opened; look at it again first.');
    }
    await this.#cabinet.kept('trust', () => this.#cabinet.trust.vouch(ref, contentOf(opened), version));
  }

  async #backUp({ ref, copy, version }: Takes<'document.backup'>): Gives<'document.backup'> {
    if (ref.kind === 'file') await this.#cabinet.documents.check(ref.path);
    return this.#cabinet.turn(ref, () =>
      nothing(this.#cabinet.backups.write(ref, nameOf(ref), copy, version)),
    );
  }

  async #recoveries(): Gives<'recovery.list'> {
    const kept = await this.#cabinet.backups.list();
    const found = await Promise.all(
      kept.map(async ({ text, ...entry }) => {
        const { ref } = entry;
        // A backup was made by the app for a document its owner had open.
        if (ref.kind === 'file') this.#cabinet.grant(ref.path);
        const now = await this.#cabinet.read(ref).catch(() => undefined);
        return now !== undefined && (now.copy?.text ?? now.text) === text ? [] : [entry];
      }),
    );
    return found.flat();
  }

  async #watch({ documents, folders, wait }: Takes<'document.watch'>): Gives<'document.watch'> {
    for (const { ref } of documents) if (ref.kind === 'file') await this.#cabinet.documents.check(ref.path);
    const look = async () => {
      const now = await Promise.all(
        documents.map(async ({ ref }) => ({ ref, version: await this.#cabinet.version(ref) })),
      );
      const stamps = await Promise.all(folders.map(({ path }) => this.#cabinet.workspace.stamp(path)));
      return {
        documents: now.filter(({ version }, index) => version !== documents[index]?.version),
        folders: folders.filter(({ stamp }, index) => stamp !== stamps[index]).map(({ path }) => path),
      };
    };
    if (!wait) return look();
    return until(look, (seen) => seen.documents.length + seen.folders.length > 0, this.#closed.signal);
  }

  async #chooseFolder(path: string | null): Gives<'workspace.choose'> {
    const { boxes } = this.#cabinet.parts;
    if (path !== null) return { folder: await this.#cabinet.workspace.enterTyped(path) };
    if (boxes === undefined)
      throw new Failure('not-allowed', 'This host has no box to ask in; type the folder.');
    return { folder: await this.#cabinet.workspace.enter(chosen(await boxes.chooseFolder())) };
  }
}

async function nothing(work: Promise<void>): Promise<null> {
  await work;
  return null;
}
