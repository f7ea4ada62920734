/**
 * Types across cells: keeps the language service of one notebook in step with
 * the cells, and shows what it finds. Loaded after the first paint,
 * with the editor; nothing waits for it.
 */
import { editor, MarkerSeverity, MarkerTag } from 'monaco-editor/editor/editor.api.js';
import type { SharedEditor } from '../shared-editor.ts';
import type { SourceCell } from './cell-modules.ts';
import type { LanguageClient } from './client.ts';
import { problemsOf, setProblems } from './problems.ts';
import type { Problem, TextEdit } from './protocol.ts';
import { rangeOf, registerProviders } from './providers.ts';

export type { SourceCell } from './cell-modules.ts';
export type { TextEdit } from './protocol.ts';

/** The notebook, as the language service needs it. */
export interface Program {
  /** The code cells in document order. The same array while nothing changed. */
  cells(): readonly SourceCell[];
  /** Calls the listener when cells may have changed. */
  subscribe(listener: () => void): () => void;
  /** Applies edits to cells in one step that can be undone. */
  edit(edits: readonly TextEdit[]): void;
  /** Brings a place into view and puts the caret there; line and column count from 1. */
  reveal(cell: string, place: { readonly line: number; readonly column: number }): void;
}

/** Milliseconds without a change after which cells are checked again. */
const pause = 250;

const owner = 'typescript';
const severities: Readonly<Record<Problem['severity'], MarkerSeverity>> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  hint: MarkerSeverity.Hint,
};

/** Shows in the editor what the service knows of a notebook; gives a function that ends both. */
export function startLanguage(shared: SharedEditor, program: Program, client: LanguageClient): () => void {
  let ended = false;
  let version = 0;
  let timer = 0;
  let last: readonly SourceCell[] = [];

  const cellNamed = (id: string): SourceCell | undefined => program.cells().find((cell) => cell.id === id);
  const modelOf = (id: string): editor.ITextModel | undefined => {
    const cell = cellNamed(id);
    return cell && shared.modelOf(id, cell.source, 'typescript');
  };

  const mark = (id: string): void => {
    const model = cellNamed(id) && shared.modelFor(id);
    if (!model) return;
    const markers = problemsOf(id).map((problem): editor.IMarkerData => {
      const range = rangeOf(model, problem.start, problem.length);
      const tags = [
        ...(problem.unnecessary ? [MarkerTag.Unnecessary] : []),
        ...(problem.deprecated ? [MarkerTag.Deprecated] : []),
      ];
      return {
        ...range,
        message: problem.message,
        code: String(problem.code),
        severity: severities[problem.severity],
        tags,
      };
    });
    editor.setModelMarkers(model, owner, markers);
  };

  /** Checks every cell, the one being edited first; stops where a newer check has begun. */
  const check = async (): Promise<void> => {
    const mine = ++version;
    client.setProgram(program.cells());
    const current = shared.current();
    const ids = program.cells().map((cell) => cell.id);
    for (const id of [...ids].sort((a, b) => Number(b === current) - Number(a === current))) {
      const problems = await client.ask('problems', { cell: id }).catch(() => null);
      if (ended || mine !== version) return;
      if (problems) setProblems(id, problems);
      mark(id);
    }
    performance.mark('types-settled');
  };

  const changed = (): void => {
    const cells = program.cells();
    if (cells === last) return;
    last = cells;
    clearTimeout(timer);
    timer = window.setTimeout(() => void check(), pause);
  };

  const endProviders = registerProviders(client, {
    cellOf: (model) => shared.keyOf(model),
    modelOf,
    sync: () => client.setProgram(program.cells()),
    edit: (edits) => program.edit(edits),
  });
  const opener = editor.registerEditorOpener({
    openCodeEditor(_source, resource, place) {
      if (resource.scheme !== 'cell' || !place) return false;
      const [line, column] =
        'lineNumber' in place ? [place.lineNumber, place.column] : [place.startLineNumber, place.startColumn];
      program.reveal(resource.path.slice(1), { line, column });
      return true;
    },
  });
  const unsubscribe = program.subscribe(changed);
  const unenter = shared.onEnter(mark);
  client.onWords = () => void check();
  changed();

  return () => {
    ended = true;
    clearTimeout(timer);
    unsubscribe();
    unenter();
    opener.dispose();
    endProviders();
    client.dispose();
    setProblems(null, []);
  };
}
