/**
 * Saves the learner's copy soon after it changes. The clock starts at the first
 * unsaved change and is not pushed back by later ones, so at most a second of
 * typing is ever unsaved; saves never overlap and the last one wins.
 */
import type { DocumentRef, Host, HostErrorCode, SavedCopy } from '#core/host/host.ts';
import type { Milliseconds, Timestamp } from '#core/text/units.ts';

/** How the copy on disk stands against the one in the window. */
export type SaveState =
  | { readonly state: 'saved'; readonly at: Timestamp | null }
  | { readonly state: 'waiting' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly code: HostErrorCode; readonly message: string };

/** A document's saver. */
export interface Saver {
  /** Something changed: save within `delay`, by default within the saver's own. */
  schedule(delay?: Milliseconds): void;
  /** Save now; resolves when nothing is unsaved or the save failed. */
  flush(): Promise<SaveState>;
  /** Save over what is on disk, whatever its version. */
  overwrite(): Promise<SaveState>;
  state(): SaveState;
  subscribe(listener: () => void): () => void;
  dispose(): void;
}

/** Makes a document's saver; `content` gives the copy as it is now, and is called once per save. */
export function createSaver(options: {
  readonly host: Host;
  readonly ref: DocumentRef;
  readonly version: string;
  readonly savedAt: Timestamp | null;
  readonly content: () => SavedCopy;
  /** Called after each save that succeeded with what was saved. */
  readonly onSaved: (copy: SavedCopy) => void;
  readonly delay?: Milliseconds;
}): Saver {
  const { host, ref, content, onSaved, delay = 800 } = options;
  let version = options.version;
  let state: SaveState = { state: 'saved', at: options.savedAt };
  let timer: ReturnType<typeof setTimeout> | null = null;
  let due: Timestamp = 0;
  let saving: Promise<void> | null = null;
  let dirty = false;
  let disposed = false;
  const listeners = new Set<() => void>();

  const become = (next: SaveState) => {
    state = next;
    for (const listener of [...listeners]) listener();
  };

  const save = async () => {
    dirty = false;
    become({ state: 'saving' });
    const copy = content();
    const reply = await host.call('document.save', { ref, copy, version });
    if (reply.ok) {
      version = reply.value.version;
      onSaved(copy);
      if (dirty) become({ state: 'waiting' });
      else become({ state: 'saved', at: copy.savedAt });
    } else {
      dirty = true;
      become({ state: 'failed', code: reply.code, message: reply.message });
    }
  };

  const flush = async (): Promise<SaveState> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    while (saving) await saving;
    if (dirty) {
      saving = save().finally(() => {
        saving = null;
      });
      await saving;
    }
    return state;
  };

  return {
    schedule(within = delay) {
      if (disposed) return;
      dirty = true;
      if (state.state === 'saved') become({ state: 'waiting' });
      // A conflict waits for the learner's word; anything else is tried again with the next change.
      if (state.state === 'failed' && state.code === 'conflict') return;
      const wanted = Date.now() + within;
      if (timer !== null) {
        if (due <= wanted) return;
        clearTimeout(timer);
      }
      due = wanted;
      timer = setTimeout(() => {
        timer = null;
        void flush();
      }, within);
    },
    flush,
    async overwrite() {
      while (saving) await saving;
      const opened = await host.call('document.open', { ref });
      if (opened.ok) version = opened.value.version;
      dirty = true;
      return flush();
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      disposed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
