/** Notebooks of the visitor's own on a published site: made, uploaded, named, duplicated, thrown away and brought back. */
import { convertDocument, emptyDocument } from '#core/format/document.ts';
import { formatOf, isScript } from '#core/format/names.ts';
import { importScript } from '#core/format/script.ts';
import type { DocumentCalls, DocumentFormat, DocumentRef } from '#core/host/documents.ts';
import { placeOf } from '#core/host/place.ts';
import { hashText } from '#core/text/hash.ts';
import type { Milliseconds, Timestamp } from '#core/text/units.ts';
import type { Copies } from './copies.ts';
import { decodeBase64 } from './decode.ts';
import type { SiteFolder } from './folder.ts';
import { freshId, nameOf, ownCopy, readKept } from './records.ts';
import { Refusal } from './refusal.ts';
import type { KeyStore } from './store.ts';

type Takes<C extends keyof DocumentCalls> = DocumentCalls[C]['takes'];
type Gives<C extends keyof DocumentCalls> = Promise<DocumentCalls[C]['gives']>;

/** How long the bin keeps what was thrown away. */
const binKeeps: Milliseconds = 30 * 24 * 3_600_000;

/** What may be done with notebooks of the visitor's own. */
export function createOwn(copies: Copies, folder: SiteFolder, store: KeyStore, now: () => Timestamp) {
  /** `doubtful`: it came from outside the site. */
  async function draft(name: string, text: string, doubtful: boolean): Promise<DocumentRef> {
    formatToWrite(name);
    const ref = { kind: 'draft', id: freshId() } as const;
    await copies.put(ref, name, ownCopy(text, '', now()), doubtful);
    return ref;
  }

  /** The place of a new file; fails where something is there. */
  async function placeFor(inside: string, name: string, replace = false): Promise<DocumentRef> {
    formatToWrite(name);
    const ref: DocumentRef = { kind: 'file', path: await folder.pathIn(inside, name) };
    if (!replace && (await copies.version(ref)) !== 'absent') {
      throw new Refusal('exists', 'Something of that name is there already.');
    }
    return ref;
  }

  async function ownOnly(ref: DocumentRef): Promise<void> {
    if (await copies.isPublished(ref)) {
      throw new Refusal('not-allowed', 'This belongs to the site; duplicate it to have one of your own.');
    }
  }

  return {
    async create({
      folder: inside,
      name,
      text,
      reactive,
    }: Takes<'document.create'>): Gives<'document.create'> {
      const content = text === '' ? emptyDocument(formatToWrite(name), reactive) : text;
      if (inside === null) return { ref: await draft(name, content, text !== '') };
      const ref = await placeFor(inside, name);
      await copies.put(ref, name, ownCopy(content, '', now()), text !== '');
      return { ref };
    },

    async upload({ name, content }: Takes<'document.upload'>): Gives<'document.upload'> {
      const text = decodeBase64(content);
      if (!isScript(name)) return { ref: await draft(name, text, true) };
      return { ref: await draft(name.replace(/\.\w+$/, '.md'), importScript(name, text), true) };
    },

    async saveAs({ ref, copy, to, replace }: Takes<'document.saveas'>): Gives<'document.saveas'> {
      if (to === null)
        throw new Refusal('not-allowed', 'A browser has no box to ask in; name a folder of the site.');
      const target = await placeFor(to.folder, to.name, replace === true);
      const from = (await copies.kept(ref))?.name ?? nameOf(ref);
      const format = ref.kind === 'lesson' ? 'markdown' : (formatOf(from) ?? 'markdown');
      const converted = convertDocument(format, formatToWrite(to.name), copy.text, copy.outputs);
      const { base: _, ...rest } = copy;
      const doubtful = (await copies.kept(ref))?.doubtful === true;
      const version = await copies.put(target, to.name, { ...rest, ...converted }, doubtful);
      await copies.discard(ref).catch(() => undefined);
      if (ref.kind === 'draft') await store.update('documents', placeOf(ref), () => undefined);
      return { ref: target, name: to.name, version };
    },

    async duplicate(ref: DocumentRef): Gives<'document.duplicate'> {
      const { name, text, copy, untrusted = false } = await copies.open(ref);
      const content = copy?.text ?? text;
      if (ref.kind !== 'file')
        return { ref: await draft(ref.kind === 'lesson' ? `${name}.md` : name, content, untrusted) };
      const [, inside = '/', stem = name, ending = '.md'] = /^(.*\/)([^/]*?)(\.[^./]+)$/.exec(ref.path) ?? [];
      for (let count = 1; ; count += 1) {
        const called = `${stem} copy${count === 1 ? '' : ` ${count}`}${ending}`;
        const twin: DocumentRef = { kind: 'file', path: `${inside}${called}` };
        if ((await copies.version(twin)) !== 'absent') continue;
        await copies.put(twin, called, ownCopy(content, copy?.outputs ?? '', now()), untrusted);
        return { ref: twin };
      }
    },

    async rename({ ref, name }: Takes<'document.rename'>): Gives<'document.rename'> {
      await ownOnly(ref);
      const mine = await copies.kept(ref);
      if (!mine) throw new Refusal('not-found', 'There is no such document.');
      if (formatToWrite(name) !== formatOf(mine.name)) {
        throw new Refusal(
          'bad-request',
          'The name must keep its ending; save it under another name instead.',
        );
      }
      const next = ref.kind === 'file' ? await placeFor(folder.of(ref.path), name) : ref;
      await store.update('documents', placeOf(next), () => ({ ...mine, ref: next, name }));
      if (next !== ref) {
        const versions = await store.get('history', placeOf(ref));
        await store.update('history', placeOf(next), () => versions);
        await store.update('documents', placeOf(ref), () => undefined);
      }
      return { ref: next };
    },

    async trash(ref: DocumentRef): Gives<'document.trash'> {
      await ownOnly(ref);
      const key = placeOf(ref);
      await store.update('documents', key, (value) => {
        const mine = readKept(value);
        if (!mine) throw new Refusal('not-found', 'There is no such document.');
        return { ...mine, gone: now() };
      });
      await copies.discard(ref).catch(() => undefined);
      await empty();
      return { undo: hashText(key) };
    },

    async untrash(undo: string): Gives<'document.untrash'> {
      const found = (await store.all('documents'))
        .map(readKept)
        .find((each) => each?.gone !== undefined && hashText(placeOf(each.ref)) === undo);
      if (!found) throw new Refusal('not-found', 'It is not in the bin any more.');
      const { gone: _, ...back } = found;
      await store.update('documents', placeOf(back.ref), () => back);
      return { ref: back.ref };
    },
  };

  /** Empties the bin of what has lain there for long. */
  async function empty(): Promise<void> {
    for (const value of await store.all('documents')) {
      const mine = readKept(value);
      if (mine?.gone !== undefined && now() - mine.gone > binKeeps) {
        await store.update('documents', placeOf(mine.ref), () => undefined);
      }
    }
  }
}

function formatToWrite(name: string): DocumentFormat {
  const format = formatOf(name);
  if (format) return format;
  throw new Refusal('bad-request', 'The name of a notebook ends in .md or .ipynb.');
}
