/** Brings Monaco in once, after the first paint; until then cells are edited in a plain text field. */
import type { Locale } from '#core/text/locale.ts';
import { speakMonaco, windowLanguage } from './monaco-words.ts';
import type { SharedEditor } from './shared-editor.ts';

let shared: SharedEditor | null = null;
let loading: Promise<SharedEditor | null> | null = null;
const listeners = new Set<() => void>();

/** Loads Monaco, if it is not there yet; gives null where it could not be loaded, and may then be tried again. */
export function loadEditor(): Promise<SharedEditor | null> {
  loading ??= speakMonaco(windowLanguage())
    .then(() => import('./shared-editor.ts'))
    .then(
      ({ createSharedEditor }) => {
        shared = createSharedEditor();
        for (const listener of [...listeners]) listener();
        return shared;
      },
      () => {
        loading = null;
        return null;
      },
    );
  return loading;
}

/** Monaco speaks this language from now on, if it is there or on its way. */
export function speakEditor(locale: Locale): void {
  if (loading) void speakMonaco(locale);
}

/** Monaco, where it has been loaded. */
export function loadedEditor(): SharedEditor | null {
  return shared;
}

/** Calls the listener once Monaco is there. */
export function onEditor(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back once Monaco is there, at once where it is; never once the function given back was called. */
export function whenEditor(then: () => void): () => void {
  if (shared) {
    then();
    return () => {};
  }
  const stop = onEditor(() => {
    stop();
    then();
  });
  return stop;
}
