/** Operations that change the notebook: each is undone in one step, and a locked cell refuses those that would change it. */

import { titleOf } from '../format/markdown/title.ts';
import type { Cell } from '../notebook/cell.ts';
import {
  cellOf,
  convertCell,
  editSource,
  indexOfCell,
  insertCell,
  moveCell,
  removeCell,
  setAttributes,
} from '../notebook/edits.ts';
import type { CellId } from '../notebook/ids.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { sameJson } from '../text/json.ts';
import { changed, refuse } from './change.ts';
import { remember, travel } from './history.ts';
import type { Applied, Operation, Refusal } from './operation.ts';
import type { Session } from './session.ts';

/** The operations of this group. */
export type StructureOperation = Extract<
  Operation,
  {
    type: 'insert' | 'remove' | 'move' | 'convert' | 'edit' | 'attributes' | 'replace' | 'undo' | 'redo';
  }
>;

/** Applies an operation on the notebook. */
export function applyStructure(session: Session, operation: StructureOperation): Applied {
  const { notebook } = session;
  switch (operation.type) {
    case 'insert': {
      const { cell, index } = operation;
      if (indexOfCell(notebook, cell.id) >= 0) return refuse('duplicate-id');
      if (!isIndex(index, notebook.cells.length)) return refuse('bad-index');
      return remember(session, titled(insertCell(notebook, cell, index), cell));
    }
    case 'remove':
      return onCell(session, operation.cell, (cell) =>
        remember(session, titled(removeCell(notebook, cell.id), cell)),
      );
    case 'move': {
      const cell = cellOf(notebook, operation.cell);
      if (cell === undefined) return refuse('no-such-cell');
      if (!isIndex(operation.index, notebook.cells.length - 1)) return refuse('bad-index');
      return remember(session, titled(moveCell(notebook, cell.id, operation.index), cell));
    }
    case 'convert':
      return onCell(session, operation.cell, (cell) =>
        remember(session, titled(convertCell(notebook, cell.id, operation.to))),
      );
    case 'edit':
      return onCell(session, operation.cell, (cell) =>
        remember(session, titled(editSource(notebook, cell.id, operation.source), cell), `edit:${cell.id}`),
      );
    case 'attributes': {
      // An author may lock and unlock a cell: this is how.
      if (indexOfCell(notebook, operation.cell) < 0) return refuse('no-such-cell');
      return remember(session, setAttributes(notebook, operation.cell, operation.attributes));
    }
    case 'replace':
      return remember(session, operation.notebook);
    case 'undo':
      return travel(session, 'undo') ?? refuse('nothing-to-undo');
    case 'redo':
      return travel(session, 'redo') ?? refuse('nothing-to-redo');
  }
}

function isIndex(index: number, most: number): boolean {
  return Number.isInteger(index) && index >= 0 && index <= most;
}

/** Does something with a cell that is there and not locked. */
function onCell(session: Session, id: CellId, act: (cell: Cell) => Applied): Applied | Refusal {
  const cell = cellOf(session.notebook, id);
  if (cell === undefined) return refuse('no-such-cell');
  if (cell.attributes.locked === true) return refuse('locked');
  const applied = act(cell);
  return 'refused' in applied || applied.session !== session ? applied : changed(session);
}

/** The notebook with the title that follows from it. Headings are prose: a change in a code cell (`in`) leaves it. */
function titled(notebook: Notebook, at?: Cell): Notebook {
  if (at?.kind === 'code' || Object.hasOwn(notebook.metadata, 'title')) return notebook;
  const title = titleOf(notebook.metadata, notebook.cells);
  return sameJson(title, notebook.title) ? notebook : { ...notebook, title };
}
