/** Starts the language service for the notebook on screen, after the first paint. */
import { useCallback, useEffect, useRef } from 'react';
import { CellId } from '#core/notebook/ids.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import { isHidden } from '#core/notebook/roles.ts';
import type { LanguageClient } from '../editor/language/client.ts';
import type { Program, SourceCell, TextEdit } from '../editor/language/index.ts';
import { loadEditor, speakEditor, whenEditor } from '../editor/load.ts';
import { useLocale } from '../i18n/locale.tsx';
import { whenIdle } from '../session/effects.ts';
import type { SessionStore } from '../session/store.ts';
import { afterStart } from '../session/when.ts';

/**
 * Shows types across the cells of a session. `reveal` brings a place into view with the caret there.
 * Gives a function that lays out a cell's code; it does nothing before the service is there.
 */
export function useLanguage(
  store: SessionStore,
  reveal: (place: { readonly cell: CellId; readonly line: number; readonly column: number }) => void,
): (cell: CellId) => void {
  const running = useRef<LanguageClient>(null);
  const locale = useLocale();
  const spoken = useRef(locale);
  useEffect(() => {
    spoken.current = locale;
    void running.current?.speak(locale).catch(() => {});
    speakEditor(locale);
  }, [locale]);
  useEffect(() => {
    let end = (): void => {};
    let ended = false;
    const program = programOf(store, reveal);
    const start = async (): Promise<void> => {
      const { LanguageClient } = await import('../editor/language/client.ts');
      if (ended) return;
      const client = new LanguageClient();
      running.current = client;
      end = () => client.dispose();
      void client.speak(spoken.current).catch(() => {});
      const cells = program.cells();
      client.setProgram(cells);
      const [first] = cells;
      if (first) {
        const answered = client.ask('problems', { cell: first.id }).then(
          () => performance.mark('types-ready'),
          () => {},
        );
        // A machine may have no more than two cores: beside the editor the service would answer half as soon. Who edits
        // a cell meanwhile brings the editor in.
        await Promise.race([answered, editorThere(), elapsed(longestAlone)]);
      }
      await new Promise<void>((resolve) => whenIdle(resolve));
      const [shared, { startLanguage }] = await Promise.all([
        loadEditor(),
        import('../editor/language/index.ts'),
      ]);
      if (shared && !ended) end = startLanguage(shared, program, client);
    };
    // The worker is no burden on the window, so it does not wait for idle time; the editor, which is, comes when there is some.
    const cancel = afterStart(store, () => void start().catch(() => {}));
    return () => {
      ended = true;
      cancel();
      running.current = null;
      end();
    };
  }, [store, reveal]);
  return useCallback(
    (cell) => {
      const program = programOf(store, reveal);
      const cells = program.cells();
      running.current?.setProgram(cells);
      void running.current?.ask('format', { cell }).then(
        (edits) => {
          // What was written meanwhile is not laid out by what was asked before.
          if (program.cells() === cells && edits.length > 0) program.edit(edits);
        },
        () => {},
      );
    },
    [store, reveal],
  );
}

/** Milliseconds for which the editor waits for the service's first answer. */
const longestAlone = 5000;

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function editorThere(): Promise<void> {
  return new Promise((resolve) => void whenEditor(resolve));
}

function programOf(store: SessionStore, reveal: Parameters<typeof useLanguage>[1]): Program {
  let of: Notebook['cells'] = [];
  let cells: readonly SourceCell[] = [];
  return {
    cells() {
      const now = store.get().notebook.cells;
      if (now !== of) {
        of = now;
        const next = now.flatMap((cell): SourceCell[] =>
          cell.kind === 'code' && cell.language !== 'text' && !isHidden(cell)
            ? [{ id: cell.id, source: cell.source, language: cell.language }]
            : [],
        );
        if (!sameCells(next, cells)) cells = next;
      }
      return cells;
    },
    subscribe: (listener) => store.subscribe(listener),
    edit(edits) {
      const { notebook } = store.get();
      const changed = notebook.cells.map((cell) => {
        const own = edits.filter((edit) => edit.cell === cell.id);
        return own.length === 0 || cell.attributes.locked
          ? cell
          : { ...cell, source: withEdits(cell.source, own) };
      });
      store.dispatch({ type: 'replace', notebook: { ...notebook, cells: changed } });
    },
    reveal(cell, place) {
      const id = CellId.parse(cell);
      if (id) reveal({ cell: id, ...place });
    },
  };
}

function sameCells(a: readonly SourceCell[], b: readonly SourceCell[]): boolean {
  return (
    a.length === b.length &&
    a.every((cell, at) => {
      const other = b[at];
      return other?.id === cell.id && other.source === cell.source && other.language === cell.language;
    })
  );
}

/** A text with edits applied, from the last to the first so that offsets stay true. */
function withEdits(source: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.start + edit.length),
      source,
    );
}
