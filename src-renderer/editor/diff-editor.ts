/** Monaco's view of two texts side by side; loaded when one is first compared. */
import './monaco-ready.ts';
import { editor } from 'monaco-editor/editor/editor.api.js';
import { metrics } from './editor-options.ts';

/** A view and what it stands in. */
interface DiffPane {
  readonly element: HTMLElement;
  readonly view: editor.IStandaloneDiffEditor;
}

/**
 * Panes that show nothing now. None is ever disposed of: Monaco makes all that floats, such as suggestions in a cell, by the
 * services of the editor that was made last, and a diff editor takes its services along (microsoft/monaco-editor#4612).
 */
const idle: DiffPane[] = [];

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
  const pane = idle.pop() ?? createPane();
  const { element, view } = pane;
  host.append(element);
  const options: editor.IDiffEditorConstructionOptions = {
    ...metrics(),
    originalAriaLabel: texts.beforeLabel,
    modifiedAriaLabel: texts.afterLabel,
  };
  view.updateOptions(options);
  view.setModel({ original, modified });
  return () => {
    view.setModel(null);
    element.remove();
    idle.push(pane);
    original.dispose();
    modified.dispose();
  };
}

function createPane(): DiffPane {
  const element = document.createElement('div');
  element.style.blockSize = '100%';
  const view = editor.createDiffEditor(element, {
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
  });
  return { element, view };
}
