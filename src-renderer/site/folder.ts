/** The one folder of a published site: its notebooks, and the visitor's own files among them. */
import { formatOf } from '#core/format/names.ts';
import type { DocumentCalls, Folder, FolderEntry } from '#core/host/documents.ts';
import { hashText } from '#core/text/hash.ts';
import type { Bytes, Timestamp } from '#core/text/units.ts';
import type { Published } from './published.ts';
import { readKept } from './records.ts';
import { Refusal } from './refusal.ts';
import type { KeyStore } from './store.ts';

type Gives<C extends keyof DocumentCalls> = Promise<DocumentCalls[C]['gives']>;

interface SiteFile {
  readonly path: string;
  readonly size: Bytes;
  readonly modified: Timestamp;
}

/** The folder. Paths begin with `/`; a folder's own path ends with one. */
export type SiteFolder = ReturnType<typeof createFolder>;

/** Reads the folder. */
export function createFolder(published: Published, store: KeyStore) {
  async function files(): Promise<readonly SiteFile[]> {
    const { notebooks } = await published.index();
    const all = new Map<string, SiteFile>(
      notebooks.map(({ path, size }) => [path, { path, size, modified: 0 }]),
    );
    for (const value of await store.all('documents')) {
      const kept = readKept(value);
      if (kept?.ref.kind !== 'file' || kept.gone !== undefined) continue;
      const { path } = kept.ref;
      all.set(path, { path, size: new Blob([kept.copy.text]).size, modified: kept.copy.savedAt });
    }
    return [...all.values()];
  }

  /** A folder's path with its last `/`. Fails where there is no such folder. */
  async function checked(path: string): Promise<string> {
    const folder = `/${path.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
    if (folder !== '/' && !(await files()).some((file) => file.path.startsWith(folder))) {
      throw new Refusal('not-found', 'The site has no such folder.');
    }
    return folder;
  }

  const of = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

  return {
    /** The folder a file lies in. */
    of,
    /** The path of a file in a folder. */
    pathIn: async (folder: string, name: string): Promise<string> => `${await checked(folder)}${name}`,
    async root(): Promise<Folder> {
      return { path: '/', name: (await published.index()).title };
    },
    async choose(path: string | null): Gives<'workspace.choose'> {
      if (path === null)
        throw new Refusal('not-allowed', 'A site has one folder; a browser has no box for others.');
      const folder = await checked(path);
      const name = folder.split('/').at(-2) ?? '';
      return { folder: { path: folder, name: name === '' ? (await published.index()).title : name } };
    },
    async list(path: string): Gives<'workspace.list'> {
      const folder = await checked(path);
      const entries = new Map<string, FolderEntry>();
      for (const file of await files()) {
        if (!file.path.startsWith(folder)) continue;
        const [name = '', ...deeper] = file.path.slice(folder.length).split('/');
        if (deeper.length === 0) {
          entries.set(name, { ...file, name, kind: 'file', opens: formatOf(name) !== undefined });
        } else if (!entries.has(`${name}/`)) {
          const inner = {
            path: `${folder}${name}`,
            name,
            kind: 'folder',
            opens: false,
            size: 0,
            modified: 0,
          } as const;
          entries.set(`${name}/`, inner);
        }
      }
      const sorted = [...entries.values()].sort((a, b) =>
        a.kind === b.kind ? a.name.localeCompare(b.name) : a.kind === 'folder' ? -1 : 1,
      );
      return { entries: sorted, more: 0, stamp: hashText(JSON.stringify(sorted.map(({ path }) => path))) };
    },
    async files(): Gives<'workspace.files'> {
      const found = (await files()).map(({ path }) => ({
        path,
        name: path.slice(path.lastIndexOf('/') + 1),
        folder: of(path).slice(1),
      }));
      return { files: found, complete: true };
    },
  };
}
