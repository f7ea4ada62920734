/**
 * Where a person is in the notebook: the selected cell, and whether its text is
 * being edited (edit mode) or keys are commands (command mode). The window's
 * own state; no part of the session.
 */
import type { CellId } from '#core/notebook/ids.ts';
import type { Caret } from '../editor/caret.ts';

/** Where a person is. */
export interface Place {
  readonly selected: CellId | null;
  readonly editing: boolean;
  /** Where the caret goes when editing begins; another object moves it again. */
  readonly caret: Caret;
  /** Counts the times the keyboard's focus was asked to the selected cell. */
  readonly grabs: number;
}

/** A person's place, and who listens to it. */
export interface Focus {
  get(): Place;
  subscribe(listener: () => void): () => void;
  /** Selects a cell in command mode. `grab` moves the keyboard's focus there too, and brings it into view. */
  select(cell: CellId | null, options?: { readonly grab?: boolean }): void;
  /** Begins to edit a cell. */
  edit(cell: CellId, caret: Caret): void;
  /** Whether this cell is to take the keyboard's focus; true once for each grab. */
  takeGrab(cell: CellId): boolean;
}

/** Makes a place at which nothing is selected. */
export function createFocus(): Focus {
  let place: Place = { selected: null, editing: false, caret: 'start', grabs: 0 };
  let grabbing: CellId | null = null;
  const listeners = new Set<() => void>();
  const become = (next: Place) => {
    place = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => place,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    select(cell, { grab = false } = {}) {
      if (grab) grabbing = cell;
      if (!grab && cell === place.selected && !place.editing) return;
      become({ ...place, selected: cell, editing: false, grabs: place.grabs + (grab ? 1 : 0) });
    },
    edit(cell, caret) {
      become({
        ...place,
        selected: cell,
        editing: true,
        caret: typeof caret === 'string' ? caret : { ...caret },
      });
    },
    takeGrab(cell) {
      if (grabbing !== cell) return false;
      grabbing = null;
      return true;
    },
  };
}
