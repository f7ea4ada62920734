/**
 * Structural edits of a notebook: pure, total, and each undone by putting the
 * old value back. What a format remembers of a cell (`written`) stays with it:
 * its printer sees for itself what changed.
 */
import type { Cell, CellAttributes } from './cell.ts';
import type { CellId } from './ids.ts';
import type { Notebook } from './notebook.ts';
import { isProgramCell, roleOf } from './roles.ts';

/** Where a cell stands, or -1. */
export function indexOfCell(notebook: Notebook, id: CellId): number {
  return notebook.cells.findIndex((cell) => cell.id === id);
}

/** The cell of an id. */
export function cellOf(notebook: Notebook, id: CellId): Cell | undefined {
  return notebook.cells.find((cell) => cell.id === id);
}

/** The cells of the program, in order: TypeScript and JavaScript, without checks and solutions. */
export function runnableCells(notebook: Notebook): readonly CellId[] {
  return notebook.cells.flatMap((cell) => (isProgramCell(cell) ? [cell.id] : []));
}

/** Cells whose names are looked at: those of the program, and checks, which use its names. */
export function analysedCells(notebook: Notebook): readonly CellId[] {
  return notebook.cells.flatMap((cell) =>
    isProgramCell(cell) || roleOf(cell).kind === 'check' ? [cell.id] : [],
  );
}

/** With a cell more, at an index from 0 to the number of cells; unchanged where its id is taken or the index is outside. */
export function insertCell(notebook: Notebook, cell: Cell, index: number): Notebook {
  const inside = Number.isInteger(index) && index >= 0 && index <= notebook.cells.length;
  if (!inside || indexOfCell(notebook, cell.id) >= 0) return notebook;
  return { ...notebook, cells: notebook.cells.toSpliced(index, 0, cell) };
}

/** Without a cell. */
export function removeCell(notebook: Notebook, id: CellId): Notebook {
  const index = indexOfCell(notebook, id);
  return index < 0 ? notebook : { ...notebook, cells: notebook.cells.toSpliced(index, 1) };
}

/** With a cell moved so that it stands at an index (counted without it), held within the notebook. */
export function moveCell(notebook: Notebook, id: CellId, index: number): Notebook {
  const cell = cellOf(notebook, id);
  if (cell === undefined) return notebook;
  const others = notebook.cells.filter((other) => other !== cell);
  const at = Math.max(0, Math.min(Math.trunc(index) || 0, others.length));
  if (notebook.cells[at] === cell) return notebook;
  return { ...notebook, cells: others.toSpliced(at, 0, cell) };
}

/** With other text in a cell. */
export function editSource(notebook: Notebook, id: CellId, source: string): Notebook {
  return replaceCell(notebook, id, (cell) => (cell.source === source ? cell : { ...cell, source }));
}

/** With other attributes for a cell. */
export function setAttributes(notebook: Notebook, id: CellId, attributes: CellAttributes): Notebook {
  return replaceCell(notebook, id, (cell) => ({ ...cell, attributes }));
}

/** With a cell of the other kind and the same text; code becomes TypeScript. What only a fence can say is dropped. */
export function convertCell(notebook: Notebook, id: CellId, to: Cell['kind']): Notebook {
  return replaceCell(notebook, id, (cell) => {
    if (cell.kind === to) return cell;
    const base = {
      id: cell.id,
      source: cell.source,
      attributes: withoutFence(cell.attributes),
      ...(cell.written === undefined ? {} : { written: cell.written }),
    };
    return to === 'markdown' ? { kind: 'markdown', ...base } : { kind: 'code', language: 'ts', ...base };
  });
}

/** Text beside the braces, the language of a foreign fence, and the classes that say what a fence is. */
const ofFences = ['', 'language', '.static', '.cell', '.quiz', '.predict'];

function withoutFence(attributes: CellAttributes): CellAttributes {
  if (attributes.other === undefined) return attributes;
  const { other: _, ...known } = attributes;
  const kept = Object.entries(attributes.other).filter(([key]) => !ofFences.includes(key));
  return kept.length === 0 ? known : { ...known, other: Object.fromEntries(kept) };
}

/** With another cell in a cell's place. */
export function replaceCell(notebook: Notebook, id: CellId, change: (cell: Cell) => Cell): Notebook {
  const index = indexOfCell(notebook, id);
  const cell = notebook.cells[index];
  if (cell === undefined) return notebook;
  const changed = change(cell);
  return changed === cell ? notebook : { ...notebook, cells: notebook.cells.with(index, changed) };
}
