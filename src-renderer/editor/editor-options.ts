/** How Monaco looks and behaves in a cell. */
import type { editor } from 'monaco-editor/editor/editor.api.js';

/** Options of the window's editor, which no cell changes. */
export function editorOptions(): editor.IStandaloneEditorConstructionOptions {
  return {
    theme: 'stepwise',
    ...metrics(),
    minimap: { enabled: false },
    lineNumbers: 'off',
    glyphMargin: false,
    folding: false,
    lineDecorationsWidth: pixels('--code-pad-inline'),
    lineNumbersMinChars: 0,
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'none',
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 2,
    scrollbar: {
      vertical: 'hidden',
      horizontal: 'auto',
      horizontalScrollbarSize: 8,
      alwaysConsumeMouseWheel: false,
      handleMouseWheel: true,
      useShadows: false,
    },
    stickyScroll: { enabled: false },
    guides: { indentation: false },
    tabSize: 2,
    fixedOverflowWidgets: true,
    hover: { above: false, delay: 350 },
    quickSuggestions: { other: true, comments: false, strings: false },
    suggest: { showWords: false, preview: false },
    wordBasedSuggestions: 'off',
    contextmenu: true,
    links: false,
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
    dragAndDrop: false,
    roundedSelection: true,
    cursorSmoothCaretAnimation: 'off',
    smoothScrolling: false,
    mouseWheelZoom: false,
    occurrencesHighlight: 'singleFile',
    selectionHighlight: true,
    bracketPairColorization: { enabled: false },
    accessibilitySupport: 'auto',
    automaticLayout: false,
  };
}

/** Fonts and sizes as the tokens have them now. */
export function metrics() {
  const style = getComputedStyle(document.documentElement);
  return {
    fontFamily: style.getPropertyValue('--font-code').trim(),
    fontSize: pixels('--code-size'),
    lineHeight: pixels('--code-line'),
    letterSpacing: 0,
    fontLigatures: false,
    fontWeight: 'normal',
  };
}

/** A length token in pixels. */
export function pixels(name: string): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 0;
}
