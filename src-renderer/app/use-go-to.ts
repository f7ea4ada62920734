/** Going to the place in a lesson that the address names, once; the address then names the lesson alone. */
import { useEffect, useRef } from 'react';
import { placeOf } from '#core/host/place.ts';
import { cellAt } from '#core/lesson/link.ts';
import type { CellId } from '#core/notebook/ids.ts';
import type { OpenDocument } from '../session/open.ts';

/** Goes to `at` by `go` when the screen is there and whenever it changes; `onMissing` is told where there is no such place. */
export function useGoTo(
  open: OpenDocument,
  at: string | undefined,
  go: (cell: CellId) => void,
  onMissing: () => void,
): void {
  const latest = useRef({ go, onMissing });
  latest.current = { go, onMissing };
  useEffect(() => {
    if (at === undefined) return;
    const cell = cellAt(open.store.get().notebook.cells, at);
    if (cell === undefined) latest.current.onMissing();
    else latest.current.go(cell);
    // Following the same link again is a change of the address again.
    history.replaceState(null, '', placeOf(open.ref));
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, [open, at]);
}
