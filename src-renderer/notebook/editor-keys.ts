/** The keys a cell's editor leaves to the notebook. */
import { useCallback } from 'react';
import type { CellId } from '#core/notebook/ids.ts';
import type { KeyPlace } from '../editor/tenant.ts';
import { cellOf, indexOf, useStore } from '../session/hooks.ts';
import { useNotebook } from './context.ts';
import { editCommand } from './keys.ts';

/** Handles a key pressed in the editor of a cell; true where it was the notebook's. */
export function useEditorKeys(id: CellId): (event: KeyboardEvent, place: KeyPlace) => boolean {
  const { commands, focus } = useNotebook();
  const store = useStore();
  return useCallback(
    (event, place) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      const step =
        plain && event.key === 'ArrowUp' && place.firstLine
          ? -1
          : plain && event.key === 'ArrowDown' && place.lastLine
            ? 1
            : 0;
      if (step !== 0 && !event.isComposing) {
        const { notebook } = store.get();
        const next = notebook.cells[indexOf(notebook, id) + step];
        // Over the edge into a neighbour: on in its text where that can be edited, else onto the cell.
        if (next?.kind === 'code' && cellOf(notebook, next.id)?.attributes.locked !== true) {
          focus.edit(next.id, step > 0 ? 'start' : 'end');
          return true;
        }
        return false;
      }
      switch (editCommand(event)) {
        case 'run':
          commands.run(id);
          return true;
        case 'run-advance':
          commands.runAndAdvance(id);
          return true;
        case 'run-insert':
          commands.runAndInsert(id);
          return true;
        case 'leave':
          commands.leave(id);
          return true;
        default:
          return false;
      }
    },
    [commands, focus, id, store],
  );
}
