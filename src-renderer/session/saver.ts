/**
 * Saves a document soon after it changes. The clock starts at the first
 * unsaved change and is not pushed back by later ones, so at most a second of
 * typing is ever unsaved (what cells show may wait until it stands still); saves never overlap and the last one wins. Where a
 * save must wait for a person's word, what is typed is kept as a backup instead.
 */
import type { CopyToSave } from '#core/host/documents.ts';
import type { DocumentRef, Host, HostErrorCode } from '#core/host/host.ts';
import type { Milliseconds, Timestamp } from '#core/text/units.ts';

/** How the copy on disk stands against the one in the window. */
export type SaveState =
  | { readonly state: 'saved'; readonly at: Timestamp | null }
  | { readonly state: 'waiting' }
  | { readonly state: 'saving' }
  /** The first save would turn the file into UTF-8: a person must agree. */
  | { readonly state: 'held' }
  | { readonly state: 'failed'; readonly code: HostErrorCode; readonly message: string };

/** A document's saver. */
export interface Saver {
  /** Something changed: save within `delay`, by default within the saver's own. */
  schedule(delay?: Milliseconds): void;
  /** Something changed that may change again with every frame: save once it has stood still for `still`, and within `atMost`. */
  scheduleStill(still: Milliseconds, atMost: Milliseconds): void;
  /** Save now; resolves when nothing is unsaved or the save failed. `keep`: a person asked, so history keeps it. */
  flush(options?: { readonly keep?: boolean }): Promise<SaveState>;
  /** The window may go: save now, or back up where only a person saves. */
  secure(): Promise<unknown>;
  /** Save over what is on disk, whatever its version. */
  overwrite(): Promise<SaveState>;
  /** Agrees that the file becomes UTF-8, and saves. */
  convert(): Promise<SaveState>;
  /** What is in the window is what is on disk, as this version. */
  adopt(version: string, at?: Timestamp): void;
  /** The document has another place, where all of it is saved. */
  move(ref: DocumentRef, version: string): void;
  /** The document was changed (`conflict`) or taken away (`not-found`) outside: the next save waits for a word. */
  outside(code: 'conflict' | 'not-found'): void;
  /** The version on disk that the window knows. */
  version(): string;
  state(): SaveState;
  subscribe(listener: () => void): () => void;
  /** Ends saving, of what is unsaved too. */
  dispose(): void;
}

/** Failures after which only a person can say what to do; until then edits are backed up and not saved. */
const needsWord: ReadonlySet<HostErrorCode> = new Set(['conflict', 'not-found', 'read-only', 'not-allowed']);

/** Makes a document's saver; `content` gives the copy as it is now, and is called once per save. */
export function createSaver(options: {
  readonly host: Host;
  readonly ref: DocumentRef;
  readonly version: string;
  readonly savedAt: Timestamp | null;
  readonly content: () => CopyToSave;
  /** Called after each save that succeeded with what was saved. */
  readonly onSaved: (copy: CopyToSave) => void;
  /** Why the first save waits for a person's word, where it does. */
  readonly hold?: 'encoding' | 'read-only' | null;
  readonly delay?: Milliseconds;
  /** How long a change may stay unsaved, asked at each: null where only a person saves, and what is typed is backed up. Absent: `delay`. */
  readonly autosave?: () => Milliseconds | null | undefined;
}): Saver {
  const { host, content, onSaved, delay = 800, autosave = () => undefined } = options;
  let { ref, version, hold = null } = options;
  let state: SaveState = { state: 'saved', at: options.savedAt };
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stillness: ReturnType<typeof setTimeout> | undefined;
  let due: Timestamp = 0;
  let saving: Promise<void> | null = null;
  let dirty = false;
  let keep = false;
  let convert = false;
  let disposed = false;
  const listeners = new Set<() => void>();

  const become = (next: SaveState) => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const rest = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const waitsForWord = () =>
    state.state === 'held' || (state.state === 'failed' && needsWord.has(state.code));

  const save = async () => {
    dirty = false;
    become({ state: 'saving' });
    const copy = content();
    const reply = await host.call('document.save', {
      ref,
      copy,
      version,
      ...(keep ? { keep: true } : {}),
      ...(convert ? { convert: true } : {}),
    });
    if (reply.ok) {
      version = reply.value.version;
      keep = false;
      hold = null;
      onSaved(copy);
      if (dirty) become({ state: 'waiting' });
      else become({ state: 'saved', at: copy.savedAt });
    } else {
      dirty = true;
      become({ state: 'failed', code: reply.code, message: reply.message });
    }
  };

  const flush = async (asked?: { readonly keep?: boolean }): Promise<SaveState> => {
    rest();
    if (asked?.keep) keep = true;
    while (saving) await saving;
    if (dirty && !disposed && (hold !== 'encoding' || convert)) {
      saving = save().finally(() => {
        saving = null;
      });
      await saving;
    }
    return state;
  };

  const backup = async () => {
    if (!disposed && dirty) await host.call('document.backup', { ref, copy: content(), version });
  };

  const schedule = (soon: Milliseconds) => {
    if (disposed) return;
    const chosen = autosave();
    // A backup is never put off.
    const within = chosen == null ? soon : Math.max(soon, chosen);
    dirty = true;
    if (state.state === 'saved') {
      if (hold === 'encoding') become({ state: 'held' });
      else if (hold === 'read-only') become({ state: 'failed', code: 'read-only', message: 'Read-only.' });
      else become({ state: 'waiting' });
    }
    const wanted = Date.now() + within;
    if (timer !== null) {
      if (due <= wanted) return;
      clearTimeout(timer);
    }
    due = wanted;
    timer = setTimeout(() => {
      timer = null;
      void (waitsForWord() || autosave() === null ? backup() : flush());
    }, within);
  };

  return {
    schedule: (soon = delay) => schedule(soon),
    scheduleStill(still, atMost) {
      schedule(atMost);
      clearTimeout(stillness);
      stillness = setTimeout(() => dirty && schedule(0), still);
    },
    flush,
    secure: () => (autosave() === null ? backup() : flush()),
    async overwrite() {
      while (saving) await saving;
      const opened = await host.call('document.open', { ref });
      if (opened.ok) version = opened.value.version;
      dirty = true;
      return flush({ keep: true });
    },
    convert() {
      convert = true;
      return flush();
    },
    adopt(next, at) {
      rest();
      version = next;
      dirty = false;
      become({ state: 'saved', at: at ?? (state.state === 'saved' ? state.at : Date.now()) });
    },
    move(to, next) {
      rest();
      ref = to;
      version = next;
      hold = null;
      dirty = false;
      become({ state: 'saved', at: Date.now() });
    },
    outside(code) {
      rest();
      dirty = true;
      become({ state: 'failed', code, message: 'The document was changed outside.' });
    },
    version: () => version,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      disposed = true;
      clearTimeout(stillness);
      rest();
    },
  };
}
