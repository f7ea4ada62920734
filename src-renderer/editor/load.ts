/** Brings Monaco in once, after the first paint; until then cells are edited in a plain text field. */
import type { Locale } from '#core/text/locale.ts';
import { speakMonaco, windowLanguage } from './monaco-words.ts';
import type { SharedEditor } from './shared-editor.ts';

let shared: SharedEditor | null = null;
let loading: Promise<SharedEditor | null> | null = null;
const listeners = new Set<() => void>();

/** Loads Monaco, if it is not there yet; gives null where it could not be loaded, and may then be tried again. */
export function loadEditor(): Promise<SharedEditor | null> {
  loading ??= bring().then(
    (editor) => {
      shared = editor;
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

/** Monaco from its ground up, then what is made ready of it; each part uses those before it. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('monaco-editor/editor/common/model/textModel.js'),
  () => import('monaco-editor/editor/browser/view.js'),
  () => import('monaco-editor/editor/browser/widget/codeEditor/codeEditorWidget.js'),
  () => import('monaco-editor/editor/editor.api.js'),
  () => import('./monaco-features.ts'),
  () => import('./monaco-ready.ts'),
];

/** Brings it part by part, with the window's turn between them: all that Monaco does when it comes would be felt in one piece. */
async function bring(): Promise<SharedEditor> {
  await speakMonaco(windowLanguage());
  for (const part of parts) {
    await part();
    await turn();
  }
  const { createSharedEditor } = await import('./shared-editor.ts');
  await turn();
  return createSharedEditor();
}

/** The window gets its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
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
