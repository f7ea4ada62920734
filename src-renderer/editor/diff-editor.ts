/** Monaco's view of two texts side by side; loaded when one is first compared. */
import './monaco-ready.ts';
import { editor } from 'monaco-editor/editor/editor.api.js';
import { metrics } from './editor-options.ts';

/** A view, what it stands in and what it compares. */
interface DiffPane {
  readonly element: HTMLElement;
  readonly view: editor.IStandaloneDiffEditor;
  readonly original: editor.ITextModel;
  readonly modified: editor.ITextModel;
}

/**
 * Panes that show nothing now. None is ever disposed of: Monaco makes all that floats, such as suggestions in a cell, by the
 * services of the editor that was made last, and a diff editor takes its services along (microsoft/monaco-editor#4612). And
 * where texts are gone before they have been compared, it reports an error.
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
  const pane = idle.pop() ?? createPane();
  const { element, view, original, modified } = pane;
  host.append(element);
  const options: editor.IDiffEditorConstructionOptions = {
    ...metrics(),
    originalAriaLabel: texts.beforeLabel,
    modifiedAriaLabel: texts.afterLabel,
  };
  view.updateOptions(options);
  original.setValue(texts.before);
  modified.setValue(texts.after);
  view.setModel({ original, modified });
  return () => {
    view.setModel(null);
    original.setValue('');
    modified.setValue('');
    element.remove();
    idle.push(pane);
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
  const [original, modified] = [editor.createModel('', 'markdown'), editor.createModel('', 'markdown')];
  return { element, view, original, modified };
}
