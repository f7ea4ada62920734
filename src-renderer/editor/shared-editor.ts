/**
 * The one Monaco editor of the window. Only one cell is edited at a time, so
 * one instance moves from cell to cell; each cell keeps a model, and with it its
 * own undo history. This module is loaded after the first paint, with Monaco.
 */
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/bracketMatching/register.js';
import 'monaco-editor/features/caretOperations/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/features/contextmenu/register.js';
import 'monaco-editor/features/cursorUndo/register.js';
import 'monaco-editor/features/indentation/register.js';
import 'monaco-editor/features/linesOperations/register.js';
import 'monaco-editor/features/multicursor/register.js';
import 'monaco-editor/features/smartSelect/register.js';
import 'monaco-editor/features/toggleTabFocusMode/register.js';
import 'monaco-editor/features/wordHighlighter/register.js';
import 'monaco-editor/features/wordOperations/register.js';
import { editor, KeyCode, KeyMod } from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { type Caret, selectionOf } from './caret.ts';
import { registerLanguages } from './languages.ts';
import type { Tenant } from './tenant.ts';
import { applyTheme } from './theme.ts';

globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
registerLanguages();
applyTheme();

/** Makes a window's editor. */
export function createSharedEditor() {
  const element = document.createElement('div');
  const code = editor.create(element, {
    model: null,
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
    quickSuggestions: false,
    suggestOnTriggerCharacters: false,
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
  });
  // The window has its own meaning for this one: run, and insert below.
  editor.addKeybindingRule({ keybinding: KeyMod.CtrlCmd | KeyCode.Enter, command: null });

  let tenant: Tenant | null = null;
  let silent = false;
  const models = new Map<string, editor.ITextModel>();

  code.onDidChangeModelContent(() => {
    const model = code.getModel();
    if (!silent && tenant && model) tenant.onChange(model.getValue());
  });
  code.onDidContentSizeChange(() => layout());
  code.onKeyDown((event) => {
    const position = code.getPosition();
    const model = code.getModel();
    if (!tenant || !position || !model) return;
    const plain = code.getSelection()?.isEmpty() ?? true;
    const place = {
      firstLine: plain && position.lineNumber === 1,
      lastLine: plain && position.lineNumber === model.getLineCount(),
    };
    if (!tenant.onKey(event.browserEvent, place)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  const layout = () => {
    const host = element.parentElement;
    if (!host) return;
    const style = getComputedStyle(host);
    const width =
      host.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    const height = Math.max(code.getContentHeight(), pixels('--code-line'));
    element.style.height = `${height}px`;
    code.layout({ width, height });
  };
  const resize = new ResizeObserver(layout);

  const show = (source: string) => {
    const model = code.getModel();
    if (!model || model.getValue() === source) return;
    silent = true;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: source }], () => null);
    silent = false;
  };

  const select = (model: editor.ITextModel, caret: Caret) => {
    const { from, to } = selectionOf(caret, model.getValue());
    const anchor = model.getPositionAt(from);
    const head = model.getPositionAt(to);
    code.setSelection({
      selectionStartLineNumber: anchor.lineNumber,
      selectionStartColumn: anchor.column,
      positionLineNumber: head.lineNumber,
      positionColumn: head.column,
    });
    code.focus();
  };

  return {
    /** Moves the editor into an element for a cell. */
    enter(host: HTMLElement, next: Tenant): void {
      tenant = null;
      let model = models.get(next.model);
      if (!model || model.isDisposed()) {
        model = editor.createModel(next.source, next.language);
        model.setEOL(editor.EndOfLineSequence.LF);
        models.set(next.model, model);
      }
      if (model.getLanguageId() !== next.language) editor.setModelLanguage(model, next.language);
      host.append(element);
      code.updateOptions({
        ...metrics(),
        wordWrap: next.language === 'markdown' ? 'on' : 'off',
        ariaLabel: next.label,
      });
      code.setModel(model);
      show(next.source);
      tenant = next;
      layout();
      resize.disconnect();
      resize.observe(host);
      select(model, next.caret);
    },
    /** Takes a cell's newer callbacks, and its text where that was changed from outside. */
    update(next: Tenant, follow = true): void {
      if (tenant?.model !== next.model) return;
      const moved = follow && tenant.caret !== next.caret;
      tenant = next;
      show(next.source);
      const model = code.getModel();
      if (moved && model) select(model, next.caret);
    },
    /** Leaves a cell, where it still has the editor. */
    leave(model: string): void {
      if (tenant?.model !== model) return;
      tenant = null;
      resize.disconnect();
      element.remove();
    },
    /** Forgets every model but those wanted. */
    keep(wanted: (key: string) => boolean): void {
      for (const [key, model] of models) {
        if (wanted(key)) continue;
        models.delete(key);
        model.dispose();
      }
    },
    /** Takes colours and sizes from the tokens again. */
    restyle(): void {
      applyTheme();
      code.updateOptions(metrics());
      layout();
    },
  };
}

/** The window's editor. */
export type SharedEditor = ReturnType<typeof createSharedEditor>;

function metrics() {
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
function pixels(name: string): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 0;
}
