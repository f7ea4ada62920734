/** Monaco's view of two texts side by side; loaded when one is first compared. */
import './monaco-ready.ts';
import { editor } from 'monaco-editor/editor/editor.api.js';
import { metrics } from './editor-options.ts';

/** Shows how `after` differs from `before` in an element, read-only; gives a function that takes it away. */
export function showDiff(
  host: HTMLElement,
  texts: {
    readonly before: string;
    readonly after: string;
    readonly beforeLabel: string;
    readonly afterLabel: string;
  },
): () => void {
  const language = 'markdown';
  const original = editor.createModel(texts.before, language);
  const modified = editor.createModel(texts.after, language);
  const view = editor.createDiffEditor(host, {
    ...metrics(),
    theme: 'stepwise',
    readOnly: true,
    originalEditable: false,
    automaticLayout: true,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: false,
    hideUnchangedRegions: { enabled: true },
    minimap: { enabled: false },
    lineNumbersMinChars: 3,
    glyphMargin: false,
    folding: false,
    renderOverviewRuler: false,
    scrollBeyondLastLine: false,
    stickyScroll: { enabled: false },
    wordWrap: 'on',
    diffWordWrap: 'on',
    renderLineHighlight: 'none',
    contextmenu: false,
    links: false,
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
    originalAriaLabel: texts.beforeLabel,
    modifiedAriaLabel: texts.afterLabel,
  });
  view.setModel({ original, modified });
  return () => {
    view.dispose();
    original.dispose();
    modified.dispose();
  };
}
