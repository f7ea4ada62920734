/** The folder the person works in: chosen by them, remembered, and listed one folder at a time. */
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import * as v from 'valibot';
import type { DocumentCalls, Folder, FolderEntry } from '#core/host/documents.ts';
import { temporarySuffix } from './atomic.ts';
import { Failure } from './failure.ts';
import { errorCode } from './files.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { opens } from './kinds.ts';
import { versionOf } from './text.ts';

/** Most lines of one folder. */
const mostEntries = 2_000;

/** Most documents that quick open lists, and most folders looked into for them. */
const mostFiles = 10_000;
const mostFolders = 5_000;

/** Folders that hold other people's files by the thousand. */
const skipped = new Set(['node_modules', '__pycache__', '$RECYCLE.BIN']);

const remembered = v.object({ path: v.string() });

/** The folder worked in. Rejects with {@link Failure} or the operating system's error. */
export class Workspace {
  readonly #file: string;
  readonly #keeping: Keeping;
  readonly #home: string;
  #root: string | undefined;
  #read = false;

  /** `home`: the person's home folder, in which a folder may be typed. */
  constructor(file: string, home: string, keeping: Keeping) {
    this.#file = file;
    this.#home = home;
    this.#keeping = keeping;
  }

  /** The folder; null where none was chosen or it is gone. */
  async folder(): Promise<Folder | null> {
    if (!this.#read) {
      this.#read = true;
      this.#root ??= (await readKept(this.#keeping, this.#file, remembered)).value?.path;
    }
    const root = this.#root;
    const facts =
      root === undefined ? undefined : await this.#keeping.files.facts(root).catch(() => undefined);
    return root !== undefined && facts?.kind === 'folder' ? folderAt(root) : null;
  }

  /** Works in a folder the person named in a box or on the command line. */
  async enter(path: string): Promise<Folder> {
    const root = resolve(path);
    const facts = await this.#keeping.files.facts(root);
    if (facts.kind !== 'folder') throw new Failure('bad-request', 'This is not a folder.');
    this.#root = root;
    this.#read = true;
    await this.#keeping.files.makeFolder(dirname(this.#file));
    await writeKept(this.#keeping, this.#file, { path: root });
    return folderAt(root);
  }

  /**
   * Works in a folder typed in the window. It lies in the person's home and is not hidden: a page that is
   * tricked must not reach keys and settings.
   */
  async enterTyped(typed: string): Promise<Folder> {
    const path = /^~(?:[/\\]|$)/.test(typed) ? join(this.#home, typed.slice(1)) : typed;
    if (!isAbsolute(path))
      throw new Failure('bad-request', 'Give the whole path of the folder, from / or ~.');
    const home = await this.#keeping.files.realPath(this.#home);
    const real = await this.#keeping.files.realPath(resolve(path));
    const inner = relative(home, real);
    if (isOutside(inner) || inner.split(sep).some((part) => part.startsWith('.'))) {
      throw new Failure(
        'not-allowed',
        'Only a folder inside your home folder can be typed here; start with "stepwise open FOLDER" for another.',
      );
    }
    return this.enter(real);
  }

  /** Whether a path lies in the folder, links followed. */
  async holds(path: string): Promise<boolean> {
    const folder = await this.folder();
    if (
      folder === null ||
      !isAbsolute(path) ||
      resolve(path) !== path ||
      isOutside(relative(folder.path, path))
    )
      return false;
    const root = await this.#keeping.files.realPath(folder.path);
    try {
      return !isOutside(relative(root, await this.#keeping.files.realPath(path)));
    } catch (error) {
      // What is not there yet lies where its folder lies.
      return errorCode(error) === 'ENOENT' && path !== folder.path && this.holds(dirname(path));
    }
  }

  /** The lines of one folder. */
  async list(path: string): Promise<DocumentCalls['workspace.list']['gives']> {
    await this.check(path);
    const all = await this.#entries(path);
    const entries = all.slice(0, mostEntries);
    return { entries, more: all.length - entries.length, stamp: stampOf(all) };
  }

  /** What {@link list} would give as its stamp; `absent` where the folder is gone. */
  async stamp(path: string): Promise<string> {
    await this.check(path);
    return this.#entries(path).then(stampOf, () => 'absent');
  }

  /** Every document under the folder, nearest first. */
  async files(): Promise<DocumentCalls['workspace.files']['gives']> {
    const folder = await this.folder();
    if (folder === null) return { files: [], complete: true };
    const files: { path: string; name: string; folder: string }[] = [];
    const waiting = [folder.path];
    for (let looked = 0; waiting.length > 0; looked += 1) {
      const next = waiting.shift();
      if (next === undefined || looked >= mostFolders) break;
      for (const { path, name, kind, opens: wanted } of await this.#entries(next).catch(() => [])) {
        if (kind === 'folder') waiting.push(path);
        else if (wanted) files.push({ path, name, folder: relative(folder.path, next) });
      }
      if (files.length > mostFiles) break;
    }
    return {
      files: files.slice(0, mostFiles),
      complete: waiting.length === 0 && files.length <= mostFiles,
    };
  }

  /** Makes a folder. */
  async makeFolder(folder: string, name: string): Promise<string> {
    const path = join(folder, name);
    await this.check(folder);
    if (await this.#keeping.files.facts(path).catch(() => undefined)) {
      throw new Failure('exists', 'Something of that name is there already.');
    }
    await this.#keeping.files.makeFolder(path);
    return path;
  }

  /** Fails where a path does not lie in the folder. */
  async check(path: string): Promise<void> {
    if (!(await this.holds(path))) throw new Failure('not-allowed', 'This is not in the folder worked in.');
  }

  async #entries(path: string): Promise<readonly FolderEntry[]> {
    const { files } = this.#keeping;
    const names = (await files.list(path)).filter(isShown);
    const found = await Promise.all(
      names.map(async (name): Promise<FolderEntry | undefined> => {
        const at = join(path, name);
        const facts = await files.facts(at).catch(() => undefined);
        if (facts === undefined || facts.kind === 'other') return undefined;
        const { kind, size, modified } = facts;
        // A link to a folder may lead around in a circle: it is left out.
        const linked = kind === 'folder' && (await isLink(this.#keeping, at));
        return linked
          ? undefined
          : { path: at, name, kind, opens: kind === 'file' && opens(name), size, modified };
      }),
    );
    return found
      .filter((entry) => entry !== undefined)
      .sort((a, b) => (a.kind === b.kind ? compare(a.name, b.name) : a.kind === 'folder' ? -1 : 1));
  }
}

const { compare } = new Intl.Collator(['zh', 'en'], { numeric: true });

function isShown(name: string): boolean {
  return (
    !name.startsWith('.') &&
    !skipped.has(name) &&
    !name.endsWith(temporarySuffix) &&
    !/\.(?:md|markdown)\.outputs\.json$/.test(name)
  );
}

async function isLink({ files }: Keeping, path: string): Promise<boolean> {
  return files.readLink(path).then(
    () => true,
    () => false,
  );
}

function isOutside(inner: string): boolean {
  return inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner);
}

function folderAt(path: string): Folder {
  return { path, name: basename(path) || path };
}

/** Changes when a name appears or goes. Contents and dates are the documents' own affair. */
function stampOf(entries: readonly FolderEntry[]): string {
  return versionOf(entries.map(({ kind, name }) => `${kind} ${name}`).join('\n'));
}
