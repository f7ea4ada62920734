/**
 * The third host: a published site, which serves the contract in the visitor's
 * own browser. What was published is read from the server's plain files; what
 * the visitor does stays in the browser's database. Nothing is sent anywhere.
 */

import * as v from 'valibot';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import type { DocumentCalls } from '#core/host/documents.ts';
import {
  defaultSettings,
  type HostCall,
  type HostCalls,
  type LessonSummary,
  type Reply,
} from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import { checkTakes, isHostCall, settingsSchema } from '#core/host/schemas.ts';
import { siteKernelFile } from '#core/host/site.ts';
import { lessonProgress } from '#core/lesson/progress.ts';
import { parseWork } from '#core/lesson/work.ts';
import type { Milliseconds, Timestamp } from '#core/text/units.ts';
import { createCopies } from './copies.ts';
import { createFolder } from './folder.ts';
import { createOwn } from './own.ts';
import { createPublished, type ReadFile } from './published.ts';
import { createRecent } from './recent.ts';
import { readBackup } from './records.ts';
import { asRefusal, Refusal } from './refusal.ts';
import type { KeyStore } from './store.ts';
import { listVersions, readVersion } from './versions.ts';

/** Longest wait for a change. */
const longest: Milliseconds = 20_000;

/** What a site stands on. */
export interface SiteParts {
  readonly read: ReadFile;
  readonly store: KeyStore;
  readonly now?: () => Timestamp;
}

type Handlers = { [C in HostCall]: (takes: HostCalls[C]['takes']) => Promise<HostCalls[C]['gives']> };

/** Answers calls of the contract, their payloads checked as every host checks them. */
export function createSiteHost(parts: SiteParts): (call: string, takes: unknown) => Promise<Reply<unknown>> {
  const { read, store, now = Date.now } = parts;
  const published = createPublished(read);
  const copies = createCopies(published, store, now);
  const folder = createFolder(published, store);
  const own = createOwn(copies, folder, store, now);
  const recent = createRecent(store, now, async (ref) => (await copies.version(ref)) !== 'absent');

  async function lessons(): Promise<readonly LessonSummary[]> {
    const { lessons: all } = await published.index();
    return Promise.all(
      all.map(async ({ summary }) => {
        const ref = { kind: 'lesson', id: summary.id } as const;
        const mine = await copies.kept(ref);
        const text = mine && (await published.text(ref));
        if (!mine || text === undefined) return summary;
        const { cells } = parseMarkdown(text).notebook;
        const progress = lessonProgress(cells, parseWork(mine.copy.work));
        return { ...summary, saved: { at: mine.copy.savedAt, progress } };
      }),
    );
  }

  async function look({ documents, folders }: DocumentCalls['document.watch']['takes']) {
    const versions = await Promise.all(
      documents.map(async ({ ref }) => ({ ref, version: await copies.version(ref) })),
    );
    const stamps = await Promise.all(folders.map(async ({ path }) => (await folder.list(path)).stamp));
    return {
      documents: versions.filter(({ version }, index) => version !== documents[index]?.version),
      folders: folders.filter(({ stamp }, index) => stamp !== stamps[index]).map(({ path }) => path),
    };
  }

  async function watch(takes: DocumentCalls['document.watch']['takes']) {
    const end = performance.now() + longest;
    for (;;) {
      const seen = await look(takes);
      const left = end - performance.now();
      if (!takes.wait || left <= 0 || seen.documents.length + seen.folders.length > 0) return seen;
      await new Promise<void>((resume) => {
        const timer = setTimeout(done, left);
        const stop = store.subscribe(done);
        function done() {
          clearTimeout(timer);
          stop();
          resume();
        }
      });
    }
  }

  async function recoveries() {
    const found = await Promise.all(
      (await store.all('backups')).map(async (value) => {
        const backup = readBackup(value);
        if (!backup) return [];
        const { ref, name, at, copy } = backup;
        const text =
          (await copies.kept(ref))?.copy.text ?? (await published.text(ref).catch(() => undefined));
        return text === copy.text ? [] : [{ ref, name, at, size: new Blob([copy.text]).size }];
      }),
    );
    return found.flat().sort((a, b) => b.at - a.at);
  }

  const handlers: Handlers = {
    'app.info': async () => ({
      host: 'static',
      version: (await published.index()).version,
      platform: 'web',
      kernelUrl: siteKernelFile,
    }),
    'settings.read': async () => {
      const kept = v.safeParse(settingsSchema, await store.get('lists', 'settings').catch(() => undefined));
      return kept.success ? kept.output : defaultSettings;
    },
    'settings.write': (settings) => nothing(store.update('lists', 'settings', () => settings)),
    'lessons.list': lessons,
    'document.open': async ({ ref, peek }) => {
      const opened = await copies.open(ref);
      if (!peek) await recent.touch(ref, opened.name).catch(() => undefined);
      return opened;
    },
    'document.save': copies.save,
    'document.trust': (takes) => nothing(copies.trust(takes)),
    'document.reset': ({ ref }) => nothing(copies.reset(ref)),
    'document.choose': async () => ({ ref: null }),
    'document.create': own.create,
    'document.upload': own.upload,
    'document.saveas': own.saveAs,
    'document.duplicate': ({ ref }) => own.duplicate(ref),
    'document.rename': own.rename,
    'document.trash': ({ ref }) => own.trash(ref),
    'document.untrash': ({ undo }) => own.untrash(undo),
    'document.backup': ({ ref, copy, version }) => nothing(copies.backUp(ref, copy, version)),
    'document.watch': watch,
    'workspace.read': async () => ({ folder: await folder.root() }),
    'workspace.choose': ({ path }) => folder.choose(path),
    'workspace.list': ({ path }) => folder.list(path),
    'workspace.files': folder.files,
    'workspace.folder': async () => {
      throw new Refusal('not-allowed', 'On a published site there are only the folders that were published.');
    },
    'recent.list': recent.list,
    'recent.forget': ({ ref }) => nothing(recent.forget(ref)),
    'recovery.list': recoveries,
    'recovery.read': async ({ ref }) => {
      const backup = readBackup(await store.get('backups', placeOf(ref)));
      if (!backup) throw new Refusal('not-found', 'There is no backup of this document.');
      return { copy: backup.copy, version: backup.version };
    },
    'recovery.discard': ({ ref }) => nothing(copies.discard(ref)),
    'history.list': ({ ref }) => listVersions(store, placeOf(ref)),
    'history.read': async ({ ref, id }) => ({ text: await readVersion(store, placeOf(ref), id) }),
    'export.save': async () => ({ saved: false }),
    'export.pdf': async () => ({ pdf: null }),
    'shell.open': async () => ({ opened: false }),
    // A browser's tabs are its own.
    'window.tabs': async () => null,
    'window.commands': async () => null,
    'window.open': async () => ({ opened: false }),
    'shell.browser': async () => ({ opened: false }),
    'updates.check': async () => ({ looked: false }),
    'export.drag': async () => ({ dragged: false }),
    'export.reveal': async () => ({ revealed: false }),
  };

  async function answer<C extends HostCall>(call: C, takes: HostCalls[C]['takes']): Promise<Reply<unknown>> {
    const checked = checkTakes(call, takes);
    if (!checked.ok) return { ok: false, code: 'bad-request', message: checked.message };
    try {
      return { ok: true, value: await handlers[call](checked.value) };
    } catch (error) {
      const { code, message } = asRefusal(error);
      return { ok: false, code, message };
    }
  }
  return async (call, takes) => {
    if (!isHostCall(call)) return { ok: false, code: 'bad-request', message: 'There is no such call.' };
    // The name is only known to be some call; `answer` checks the payload against that very call.
    return answer<HostCall>(call, takes as HostCalls[HostCall]['takes']);
  };
}

async function nothing(work: Promise<void>): Promise<null> {
  await work;
  return null;
}
