/** Find and replace over a notebook: how it is opened, and what its bar needs of the screen. */
import { type RefObject, useCallback, useState } from 'react';
import type { CellId } from '#core/notebook/ids.ts';
import { loadedEditor } from '../editor/load.ts';
import type { FindRequest } from '../find/find-bar.tsx';
import { spansIn } from '../find/pattern.ts';
import type { Focus, NotebookHandle } from '../notebook/index.ts';

/** Longest selection that is looked for at once. */
const longest = 200;

/** Whether the bar is open, and its callbacks. */
export function useFind(focus: Focus, handle: RefObject<NotebookHandle | null>) {
  const [request, setRequest] = useState<FindRequest | null>(null);

  const open = useCallback(
    (replace: boolean) => {
      const selected = loadedEditor()?.selectedText() || (getSelection()?.toString() ?? '');
      const text = selected.includes('\n') || selected.length > longest ? '' : selected;
      setRequest({ replace, text, from: focus.get().selected });
    },
    [focus],
  );
  const onReveal = useCallback((cell: CellId) => handle.current?.reveal(cell), [handle]);
  const onPattern = useCallback(
    (pattern: RegExp | null) => loadedEditor()?.mark(pattern && ((text) => spansIn(text, pattern))),
    [],
  );
  const onClose = useCallback(
    (at: CellId | null) => {
      setRequest(null);
      const cell = at ?? focus.get().selected;
      if (cell) focus.select(cell, { grab: true });
    },
    [focus],
  );
  return { request, open, onReveal, onPattern, onClose };
}
