/**
 * The documents that are open in this window. Each has its own session and
 * kernel, which go on while another is shown, and is begun when it is first
 * shown. What other programs change is taken over where nothing is unsaved.
 */
import type { DocumentRef, HostErrorCode, Settings } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import type { BackendChoice } from '#core/runtime/messages.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { readTabs, storedTabs, type Tab, withoutTab, withTab, withTabMoved } from '../documents/tabs.ts';
import { createFocus, type Focus, type Scrolled } from '../notebook/index.ts';
import { type FirstDocument, type OpenDocument, openDocument, type RawDocument } from '../session/open.ts';
import { watchDocuments } from '../session/watch.ts';
import type { HostClient } from './host-client.ts';
import { takeKernel } from './kernel.ts';
import { place } from './route.ts';
import { tabsKey } from './tabs-key.ts';

/** How far a document has come. */
export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly code: HostErrorCode; readonly message: string }
  | { readonly state: 'raw'; readonly document: RawDocument }
  | { readonly state: 'open'; readonly document: OpenDocument };

/** What a tab's mark says. */
export type TabMark = 'saved' | 'unsaved' | 'failed';

/** One open document, and what its screen must find again. */
export interface Entry {
  readonly ref: DocumentRef;
  readonly focus: Focus;
  readonly opening: Opening;
  /** Where its screen was scrolled to when it was last left. */
  readonly scrolled: Scrolled | null;
}

/** The window's open documents. */
export type OpenDocuments = ReturnType<typeof createOpenDocuments>;

/** Makes the window's open documents; the list of an earlier load is there again, nothing of it begun. */
export function createOpenDocuments(options: {
  readonly host: HostClient;
  readonly kernelUrl: string;
  readonly first: FirstDocument | null;
  /** Where the list of tabs is kept; default: for this window until it is closed. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'>;
}) {
  const { host, kernelUrl, first, storage = sessionStorage } = options;
  const entries = new Map<string, Entry & { readonly end: () => Promise<void> }>();
  const listeners = new Set<() => void>();
  let tabs = readTabs(storage.getItem(tabsKey));
  let marks: ReadonlyMap<string, TabMark> = new Map();
  let autosave: Settings['autosave'];

  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const setTabs = (next: readonly Tab[]) => {
    if (next === tabs) return;
    tabs = next;
    storage.setItem(tabsKey, storedTabs(tabs));
    tell();
  };
  const setTitle = (key: string, title: LocalizedText) => {
    const tab = tabs.find((each) => each.key === key);
    if (tab && tab.title !== title) {
      setTabs(tabs.map((each) => (each === tab ? { ...tab, title } : each)));
    }
  };
  const setMark = (key: string, mark: TabMark) => {
    if ((marks.get(key) ?? 'saved') === mark) return;
    marks = new Map(marks).set(key, mark);
    tell();
  };

  const begin = (ref: DocumentRef, backend: BackendChoice) => {
    let key = placeOf(ref);
    let ended = false;
    const focus = createFocus();
    const stops: (() => void)[] = [];
    const set = (opening: Opening, at: DocumentRef) => {
      const before = entries.get(key);
      if (ended || !before) return;
      entries.delete(key);
      entries.set(placeOf(at), { ...before, ref: at, opening });
      if (placeOf(at) !== key) {
        const was = key;
        key = placeOf(at);
        setTabs(withTabMoved(tabs, was, at));
        if (place() === was) history.replaceState(null, '', key);
        dispatchEvent(new HashChangeEvent('hashchange'));
      }
      tell();
    };
    const kernel = takeKernel(kernelUrl);
    const opened = openDocument({
      host,
      ref,
      first,
      kernel,
      backend,
      place: () => focus.get().selected,
      autosave: () => autosave,
    }).then((document) => {
      if ('failed' in document || 'raw' in document) {
        kernel.runtime.dispose();
        if ('failed' in document) {
          set({ state: 'failed', code: document.failed, message: document.message }, ref);
        } else {
          set({ state: 'raw', document }, document.opened.ref);
          setTitle(key, document.opened.name);
        }
        return null;
      }
      if (ended) return document;
      set({ state: 'open', document }, document.ref);
      watch.wake();
      const onStore = () => {
        const { title } = document.store.get().notebook;
        setTitle(key, title === '' ? document.name : title);
      };
      const onSaver = () => {
        if (placeOf(document.ref) !== key) set({ state: 'open', document }, document.ref);
        const { state } = document.saver.state();
        setMark(
          key,
          state === 'saved' ? 'saved' : state === 'failed' || state === 'held' ? 'failed' : 'unsaved',
        );
      };
      stops.push(document.store.subscribe(onStore), document.saver.subscribe(onSaver));
      onStore();
      return document;
    });
    entries.set(key, {
      ref,
      focus,
      opening: { state: 'opening' },
      scrolled: null,
      async end() {
        ended = true;
        for (const stop of stops) stop();
        await (await opened)?.close();
      },
    });
  };

  const forget = (key: string) => {
    const entry = entries.get(key);
    entries.delete(key);
    setMark(key, 'saved');
    return entry?.end() ?? Promise.resolve();
  };

  const openOnes = () =>
    [...entries.values()].flatMap(({ opening }) => (opening.state === 'open' ? [opening.document] : []));

  /** Takes over what is on disk, or says that both sides changed. */
  const onChanged = async (ref: DocumentRef, version: string) => {
    const document = openOnes().find((each) => placeOf(each.ref) === placeOf(ref));
    if (!document) return;
    if (version === 'absent' && ref.kind === 'file') return document.saver.outside('not-found');
    if (document.saver.state().state !== 'saved') return document.saver.outside('conflict');
    const reply = await host.call('document.open', { ref });
    if (!reply.ok || document.saver.state().state !== 'saved') return;
    if (!document.adopt(reply.value)) document.saver.outside('conflict');
  };
  const watch = watchDocuments({
    ask: (takes, signal) => host.call('document.watch', takes, signal),
    documents: () =>
      openOnes().flatMap(({ ref, saver }) => {
        const { state } = saver.state();
        // A save under way is news of our own; what waits for a word is known already.
        return state === 'saved' || state === 'waiting' ? [{ ref, version: saver.version() }] : [];
      }),
    onChanged: ({ ref, version }) => void onChanged(ref, version),
  });

  return {
    tabs: () => tabs,
    marks: () => marks,
    /** The entry of a document; null where it was not begun. */
    entry: (key: string): Entry | null => entries.get(key) ?? null,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Opens a document, or does nothing where it is open. */
    visit(ref: DocumentRef, backend: BackendChoice): void {
      setTabs(withTab(tabs, ref));
      if (!entries.has(placeOf(ref))) {
        begin(ref, backend);
        tell();
      }
    },
    /** Reads a document from the host again. */
    async reopen(key: string, backend: BackendChoice): Promise<void> {
      const ref = entries.get(key)?.ref;
      await forget(key);
      if (ref) begin(ref, backend);
      tell();
    },
    /** Saves what is unsaved; gives the document where that failed or only a person saves, so that they can say what to do. */
    async settle(key: string): Promise<OpenDocument | null> {
      const opening = entries.get(key)?.opening;
      if (opening?.state !== 'open') return null;
      const { saver } = opening.document;
      await saver.secure();
      return saver.state().state === 'saved' ? null : opening.document;
    },
    /** Closes a document; gives the tab to be shown in its place. */
    close(key: string): Tab | null {
      const { tabs: rest, next } = withoutTab(tabs, key);
      void forget(key);
      setTabs(rest);
      return next;
    },
    /** Keeps where a document's screen was scrolled to. */
    left(focus: Focus, scrolled: Scrolled): void {
      for (const [key, entry] of entries) if (entry.focus === focus) entries.set(key, { ...entry, scrolled });
    },
    /** How soon files are saved by themselves from now on. */
    setAutosave(next: Settings['autosave']): void {
      autosave = next;
      // What waits by the old choice is not left to wait for ever.
      for (const { saver } of openOnes())
        if (next !== null && saver.state().state === 'waiting') saver.schedule();
    },
    /** Has every open document compute elsewhere from now on. */
    setBackend(choice: BackendChoice): void {
      for (const { store } of openOnes()) store.dispatch({ type: 'backend', choice });
    },
    /** Whether every document is saved. */
    allSaved: (): boolean => openOnes().every(({ saver }) => saver.state().state === 'saved'),
    /** Saves all that is unsaved, now; what only a person saves is backed up. */
    async flushAll(): Promise<void> {
      await Promise.all(openOnes().map(({ saver }) => saver.secure()));
    },
  };
}
