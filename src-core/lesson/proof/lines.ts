/** Where the cells of a lesson stand in its file. */
import type { Cell } from '../../notebook/cell.ts';
import type { CellId } from '../../notebook/ids.ts';

/** The line of the file, from 1, at which each cell begins; a code cell begins at its fence. */
export function linesOfCells(text: string, cells: readonly Cell[]): ReadonlyMap<CellId, number> {
  const lines = new Map<CellId, number>();
  let from = 0;
  let line = 1;
  for (const cell of cells) {
    const at = text.indexOf(cell.written?.text ?? cell.source, from);
    if (at < 0) continue;
    line += text.slice(from, at).split('\n').length - 1;
    from = at;
    lines.set(cell.id, line);
  }
  return lines;
}
