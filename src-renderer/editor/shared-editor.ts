/**
 * The one Monaco editor of the window. Only one cell is edited at a time, so
 * one instance moves from cell to cell; each cell keeps a model, and with it its
 * own undo history. This module is loaded after the first paint, with Monaco.
 */
import './monaco-ready.ts';
import { editor, KeyCode, KeyMod, Range, Uri } from 'monaco-editor/editor/editor.api.js';
import { type Caret, selectionOf } from './caret.ts';
import styles from './code.module.css';
import { editorOptions, metrics, pixels } from './editor-options.ts';
import { hintTakes, popupTakes, renameKeys } from './popups.ts';
import type { Tenant } from './tenant.ts';
import { applyTheme } from './theme.ts';

/** Makes a window's editor. */
export function createSharedEditor() {
  const element = document.createElement('div');
  // The editor's menu hangs in here, and has its colours from what is called so.
  element.className = 'monaco-component';
  // Lists and hints are placed by the window: a cell is inside a moved box, which would carry them along.
  const popups = document.createElement('div');
  popups.className = `monaco-editor ${styles.popups}`;
  document.body.append(popups);
  const code = editor.create(element, {
    model: null,
    overflowWidgetsDomNode: popups,
    ...editorOptions(),
  });
  // The window has its own meaning for these: run; find and replace across cells.
  const windows = [KeyCode.Enter, KeyCode.KeyF, KeyCode.KeyH, KeyCode.KeyP].map(
    (key) => KeyMod.CtrlCmd | key,
  );
  for (const keybinding of [...windows, KeyCode.F3, KeyMod.Shift | KeyCode.F3])
    editor.addKeybindingRule({ keybinding, command: null });
  // The rename box is outside the editor's element, where the editor does not hear its keys.
  popups.addEventListener('keydown', (event) => {
    const command = renameKeys[event.key];
    if (command === undefined || !(event.target as Element).closest('.rename-box')) return;
    event.preventDefault();
    event.stopPropagation();
    code.trigger('keyboard', command, {});
  });

  let tenant: Tenant | null = null;
  let silent = false;
  let find: Find | null = null;
  const found = code.createDecorationsCollection();
  const models = new Map<string, editor.ITextModel>();

  code.onDidChangeModelContent(() => {
    const model = code.getModel();
    if (!silent && tenant && model) tenant.onChange(model.getValue());
    showFound();
  });
  code.onDidContentSizeChange(() => layout());
  // Letters that have just come may be wider than those that stood in for them. The editor draws its lines again, and with
  // them the caret, when this number changes, which is far beyond any line.
  let longest = 10_000;
  document.fonts.addEventListener('loadingdone', () => {
    longest = longest === 10_000 ? 10_001 : 10_000;
    code.updateOptions({ stopRenderingLineAfter: longest });
  });
  // A hint goes with any key, before the editor's listeners are called: whose key it is is asked before that.
  let [forPopup, forHint] = [false, false];
  const seeKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    // With one of these, Enter runs or checks the cell, whatever is open.
    const plain = !ctrlKey && !metaKey && !altKey;
    [forPopup, forHint] = [plain && popupTakes(key), plain && hintTakes(key)];
  };
  element.addEventListener('keydown', seeKey, true);
  // The right button would give the focus to the cell, which ends editing before the editor's menu is there.
  element.addEventListener('mousedown', (event) => {
    if (event.button === 2) event.preventDefault();
  });
  code.onKeyDown((event) => {
    const position = code.getPosition();
    const model = code.getModel();
    if (!tenant || !position || !model) return;
    const plain = code.getSelection()?.isEmpty() ?? true;
    const place = {
      firstLine: plain && position.lineNumber === 1,
      lastLine: plain && position.lineNumber === model.getLineCount(),
    };
    if (!forHint && (forPopup || !tenant.onKey(event.browserEvent, place))) return;
    event.preventDefault();
    event.stopPropagation();
  });

  const showFound = () => {
    const model = code.getModel();
    if (!model || !find) return found.clear();
    found.set(
      find(model.getValue()).map(({ from, to }) => ({
        range: Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to)),
        options: { inlineClassName: styles.found ?? '' },
      })),
    );
  };

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

  /** The model of a cell, made where there is none, with the text the cell has now. */
  const modelOf = (key: string, source: string, language: Tenant['language']): editor.ITextModel => {
    const known = models.get(key);
    if (known && !known.isDisposed()) {
      if (known !== code.getModel() && known.getValue() !== source) known.setValue(source);
      return known;
    }
    const made = editor.createModel(source, language, Uri.from({ scheme: 'cell', path: `/${key}` }));
    made.setEOL(editor.EndOfLineSequence.LF);
    models.set(key, made);
    return made;
  };

  const enterListeners = new Set<(key: string) => void>();

  return {
    modelOf,
    /** The model of a cell, where there is one. */
    modelFor: (key: string): editor.ITextModel | undefined => models.get(key),
    /** The key of the cell that has the editor. */
    current: (): string | null => tenant?.model ?? null,
    /** Calls the listener with the key of each cell that gets the editor. */
    onEnter(listener: (key: string) => void): () => void {
      enterListeners.add(listener);
      return () => enterListeners.delete(listener);
    },
    /** The key of the model, where it is one of a cell. */
    keyOf: (model: editor.ITextModel): string | undefined =>
      model.uri.scheme === 'cell' ? model.uri.path.slice(1) : undefined,
    /** Moves the editor into an element for a cell. */
    enter(host: HTMLElement, next: Tenant): void {
      tenant = null;
      const model = modelOf(next.model, next.source, next.language);
      if (model.getLanguageId() !== next.language) editor.setModelLanguage(model, next.language);
      host.append(element);
      code.updateOptions({
        ...metrics(),
        wordWrap: next.language === 'markdown' ? 'on' : 'off',
        ariaLabel: next.label,
      });
      code.setModel(model);
      show(next.source);
      showFound();
      tenant = next;
      layout();
      resize.disconnect();
      resize.observe(host);
      select(model, next.caret);
      for (const listener of [...enterListeners]) listener(next.model);
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
    /** Lays out the text of the cell being edited; false where that is another. */
    format(model: string): boolean {
      if (tenant?.model !== model) return false;
      code.trigger('keyboard', 'editor.action.formatDocument', {});
      return true;
    },
    /** Takes back the last change of the text being edited, or does it again; false where none is edited. */
    travel(way: 'undo' | 'redo'): boolean {
      if (!tenant) return false;
      code.trigger('menu', way, {});
      return true;
    },
    /** What is selected in the cell being edited; '' where nothing is, or no cell is edited. */
    selectedText(): string {
      const selection = tenant && code.getSelection();
      return selection ? (code.getModel()?.getValueInRange(selection) ?? '') : '';
    },
    /** Marks what `find` gives in the text of whatever cell is edited; null marks nothing. */
    mark(next: Find | null): void {
      find = next;
      showFound();
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

/** Finds stretches of a text. */
type Find = (text: string) => readonly { readonly from: number; readonly to: number }[];

/** The window's editor. */
export type SharedEditor = ReturnType<typeof createSharedEditor>;
