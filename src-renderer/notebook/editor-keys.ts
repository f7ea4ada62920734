/** The keys a cell's editor leaves to the notebook. */
import { useCallback, useMemo } from 'react';
import type { CellId } from '#core/notebook/ids.ts';
import { useKeymap, useRegistry } from '../commands/context.tsx';
import { loadedEditor } from '../editor/load.ts';
import type { KeyPlace } from '../editor/tenant.ts';
import { cellActions } from './cell-actions.ts';
import { useNotebook } from './context.ts';
import { createModeReader } from './keys.ts';

/** Handles a key pressed in the editor of a cell; true where it was the notebook's. */
export function useEditorKeys(id: CellId): (event: KeyboardEvent, place: KeyPlace) => boolean {
  const { commands } = useNotebook();
  const registry = useRegistry();
  const keymap = useKeymap();
  const read = useMemo(() => createModeReader('edit', keymap), [keymap]);
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
      const command = read(event);
      if (command === null) return false;
      // The editor lays out its own text, and keeps the caret's place in it.
      if (command === 'format' && loadedEditor()?.format(id)) return true;
      const act = cellActions[command];
      if (act) act(commands, id);
      else return registry.run(command).ran === 'done';
      return true;
    },
    [commands, id, registry, read],
  );
}
