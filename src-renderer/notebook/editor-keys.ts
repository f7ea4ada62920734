/** The keys a cell's editor leaves to the notebook. */
import { useCallback } from 'react';
import type { CellId } from '#core/notebook/ids.ts';
import type { KeyPlace } from '../editor/tenant.ts';
import { useNotebook } from './context.ts';
import { editCommand } from './keys.ts';

/** Handles a key pressed in the editor of a cell; true where it was the notebook's. */
export function useEditorKeys(id: CellId): (event: KeyboardEvent, place: KeyPlace) => boolean {
  const { commands } = useNotebook();
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
        return commands.editBeyond(id, step);
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
    [commands, id],
  );
}
