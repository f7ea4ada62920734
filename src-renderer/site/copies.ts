/**
 * The documents of a published site: its lessons and notebooks, which are only
 * read, with the visitor's copy over each; and notebooks of the visitor's own.
 */
import { rawReason } from '#core/format/document.ts';
import { formatOf } from '#core/format/names.ts';
import type { CopyToSave, DocumentCalls, DocumentRef, OpenedDocument } from '#core/host/documents.ts';
import { placeOf } from '#core/host/place.ts';
import type { Timestamp } from '#core/text/units.ts';
import type { Published } from './published.ts';
import { freshId, type Kept, nameOf, readBackup, readKept } from './records.ts';
import { Refusal } from './refusal.ts';
import type { KeyStore } from './store.ts';
import { addVersion } from './versions.ts';

type Takes<C extends keyof DocumentCalls> = DocumentCalls[C]['takes'];

/** The version of a published document of which the visitor has no copy. */
const untouched = 'published';

/** Documents as they are kept. */
export type Copies = ReturnType<typeof createCopies>;

/** Reads and keeps documents. */
export function createCopies(published: Published, store: KeyStore, now: () => Timestamp) {
  /** The original this window was given of each document: what its copy is a copy of. */
  const given = new Map<string, string>();

  /** The visitor's copy, or a document of their own; not what lies in the bin. */
  async function kept(ref: DocumentRef): Promise<Kept | undefined> {
    const found = readKept(await store.get('documents', placeOf(ref)));
    return found?.gone === undefined ? found : undefined;
  }

  async function isPublished(ref: DocumentRef): Promise<boolean> {
    if (ref.kind === 'draft') return false;
    const { lessons, notebooks } = await published.index();
    if (ref.kind === 'lesson') return lessons.some(({ summary }) => summary.id === ref.id);
    return notebooks.some(({ path }) => path === ref.path);
  }

  async function backUp(ref: DocumentRef, copy: CopyToSave, version: string): Promise<void> {
    const backup = { ref, name: nameOf(ref), copy: { base: '', ...copy }, version, at: now() };
    await store.update('backups', placeOf(ref), () => backup);
  }

  const discard = (ref: DocumentRef) => store.update('backups', placeOf(ref), () => undefined);

  /** Where a backup holds text that the document does not: when it was written. A backup that is of no use is forgotten. */
  async function recovery(ref: DocumentRef, text: string): Promise<{ readonly at: Timestamp } | undefined> {
    const found = readBackup(await store.get('backups', placeOf(ref)));
    if (found === undefined) return undefined;
    if (found.copy.text !== text) return { at: found.at };
    await discard(ref).catch(() => undefined);
    return undefined;
  }

  return {
    kept,
    isPublished,
    backUp,
    discard,

    /** What a document is saved as now; `absent` where there is none. */
    async version(ref: DocumentRef): Promise<string> {
      return (await kept(ref))?.version ?? ((await isPublished(ref)) ? untouched : 'absent');
    },

    /** A document with all that is needed to show it. */
    async open(ref: DocumentRef): Promise<OpenedDocument> {
      const original = await published.text(ref);
      const mine = await kept(ref);
      const text = original ?? (ref.kind === 'draft' ? mine?.copy.base : mine?.copy.text);
      if (text === undefined) throw new Refusal('not-found', 'There is no such document.');
      const name = mine?.name ?? nameOf(ref);
      const format = formatOf(ref.kind === 'lesson' ? `${name}.md` : name) ?? 'markdown';
      const shown = mine?.copy.text ?? text;
      const raw = rawReason(format, shown);
      const lost = await recovery(ref, shown);
      given.set(placeOf(ref), text);
      return {
        ref,
        name,
        format,
        text,
        version: mine?.version ?? untouched,
        // A file of the visitor's own is its own original.
        ...(mine
          ? { copy: original === undefined && ref.kind === 'file' ? { ...mine.copy, base: text } : mine.copy }
          : {}),
        ...(mine?.doubtful ? { untrusted: true } : {}),
        ...(raw ? { raw } : {}),
        ...(lost ? { recovery: lost } : {}),
      };
    },

    /** Keeps a copy in the place of the one whose version is named; what cannot be kept is backed up where that can be. */
    async save({ ref, copy, version, keep }: Takes<'document.save'>): Promise<{ version: string }> {
      const key = placeOf(ref);
      const there = await isPublished(ref);
      const next = freshId(12);
      let before: string | undefined;
      try {
        await store.update('documents', key, (value): Kept => {
          const found = readKept(value);
          const mine = found?.gone === undefined ? found : undefined;
          // A file that was taken away is made again; a draft or a lesson that is gone is not.
          if (!mine && !there && ref.kind !== 'file')
            throw new Refusal('not-found', 'There is no such document.');
          const held = mine?.version ?? (there ? untouched : version);
          if (held !== version) throw new Refusal('conflict', 'Another window has saved this document.');
          const original = given.get(key);
          before = mine?.copy.text ?? original;
          const base = original ?? mine?.copy.base ?? copy.text;
          return {
            ...(mine?.doubtful ? { doubtful: true } : {}),
            ref,
            name: mine?.name ?? nameOf(ref),
            copy: { base, ...copy },
            version: next,
          };
        });
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'conflict')
          await backUp(ref, copy, version).catch(() => undefined);
        throw error;
      }
      await discard(ref).catch(() => undefined);
      const made = { text: copy.text, at: now(), keep: keep === true };
      await addVersion(store, key, made, before).catch(() => undefined);
      return { version: next };
    },

    /** Writes a document of the visitor's own, over what is there. */
    async put(ref: DocumentRef, name: string, copy: CopyToSave, doubtful = false): Promise<string> {
      const version = freshId(12);
      const whole: Kept = {
        ref,
        name,
        copy: { base: copy.text, ...copy },
        version,
        ...(doubtful ? { doubtful } : {}),
      };
      await store.update('documents', placeOf(ref), () => whole);
      return version;
    },

    /** The visitor trusts a document as it is now. */
    async trust({ ref, version }: Takes<'document.trust'>): Promise<void> {
      await store.update('documents', placeOf(ref), (value) => {
        const mine = readKept(value);
        if (!mine) return value;
        if (mine.version !== version) {
          throw new Refusal(
            'conflict',
            'This document has changed since it was opened; look at it again first.',
          );
        }
        const { doubtful: _, ...trusted } = mine;
        return trusted;
      });
    },

    /** Forgets the visitor's copy of a lesson; its history stays. */
    async reset(ref: DocumentRef): Promise<void> {
      if (ref.kind !== 'lesson')
        throw new Refusal('not-allowed', 'Only a lesson has an original to return to.');
      await store.update('documents', placeOf(ref), () => undefined);
      await discard(ref);
    },
  };
}
