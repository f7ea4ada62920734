/** How components look into the session: each selects the least it needs, so one cell's change draws one cell. */
import { createContext, useContext } from 'react';
import type { Cell } from '#core/notebook/cell.ts';
import type { CellId } from '#core/notebook/ids.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import { type CellState, freshCellState, type Session } from '#core/session/session.ts';
import type { SessionStore } from './store.ts';
import { useSubscribed } from './subscribed.ts';

const SessionContext = createContext<SessionStore | null>(null);

/** Gives the session to everything inside. */
export const SessionProvider = SessionContext.Provider;

/** The store of the session around this component. */
export function useStore(): SessionStore {
  const store = useContext(SessionContext);
  if (!store) throw new Error('no session around this component');
  return store;
}

/** A part of the session; `select` must give the same value while that part is the same. */
export function useSession<T>(select: (session: Session) => T): T {
  const store = useStore();
  return useSubscribed(
    store.subscribe,
    () => select(store.get()),
    () => select(store.first()),
  );
}

/** One cell, or `undefined` where it is no more. */
export function useCell(id: CellId): Cell | undefined {
  return useSession((session) => cellOf(session.notebook, id));
}

/** What running has brought to one cell. */
export function useCellState(id: CellId): CellState {
  return useSession((session) => session.states.get(id) ?? freshCellState);
}

/** A cell by its id. */
export function cellOf(notebook: Notebook, id: CellId): Cell | undefined {
  const index = indexOf(notebook, id);
  return index < 0 ? undefined : notebook.cells[index];
}

const indexes = new WeakMap<readonly Cell[], ReadonlyMap<CellId, number>>();

/** Where a cell stands, from 0; -1 where it is no more. */
export function indexOf(notebook: Notebook, id: CellId): number {
  let index = indexes.get(notebook.cells);
  if (!index) {
    index = new Map(notebook.cells.map((cell, at) => [cell.id, at]));
    indexes.set(notebook.cells, index);
  }
  return index.get(id) ?? -1;
}
