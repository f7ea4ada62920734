/**
 * The learner's overlay: their copy of a lesson beside the original it was
 * begun from. When the lesson is updated, a three-way merge, cell by cell,
 * carries their edits forward and says where the two disagree.
 */
import type { Cell } from '../notebook/cell.ts';
import { cellOf, indexOfCell } from '../notebook/edits.ts';
import type { CellId } from '../notebook/ids.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { sameJson } from '../text/json.ts';

/**
 * A cell that both sides changed, each in its own way. The merged notebook holds the learner's;
 * where one side removed the cell it holds the other side's, so that nothing written is lost.
 */
export interface MergeConflict {
  readonly cell: CellId;
  /** The cell on each side; `undefined` where that side has none. */
  readonly base: Cell | undefined;
  readonly mine: Cell | undefined;
  readonly theirs: Cell | undefined;
}

/** A merged notebook and where the sides disagree. */
export interface Merged {
  readonly notebook: Notebook;
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Merges the learner's copy (`mine`) with an updated lesson (`theirs`), both begun from `base`.
 * Front matter is the lesson's, and so is every cell the author locked.
 */
export function mergeNotebooks(base: Notebook, mine: Notebook, theirs: Notebook): Merged {
  const sides = { base: byId(base), mine: byId(mine), theirs: byId(theirs) };
  const conflicts: MergeConflict[] = [];
  const kept = new Map<CellId, Cell>();
  for (const id of mergedOrder(base, mine, theirs)) {
    const at = { cell: id, base: sides.base.get(id), mine: sides.mine.get(id), theirs: sides.theirs.get(id) };
    const { cell, conflict } = mergeCell(at);
    if (cell !== undefined) kept.set(id, cell);
    if (conflict) conflicts.push(at);
  }
  return { notebook: { ...theirs, cells: [...kept.values()] }, conflicts };
}

function mergeCell({ base, mine, theirs }: Omit<MergeConflict, 'cell'>): {
  cell: Cell | undefined;
  conflict: boolean;
} {
  if (theirs?.attributes.locked === true) return { cell: theirs, conflict: false };
  if (sameCell(mine, theirs) || sameCell(mine, base)) return { cell: theirs, conflict: false };
  if (sameCell(theirs, base)) return { cell: mine, conflict: false };
  return { cell: mine ?? theirs, conflict: true };
}

/**
 * The lesson as far as the learner has taken it in: as it is now (`theirs`), but at conflicts still as it was before. A copy
 * saved as begun from this meets these conflicts again when it is next opened, and no others.
 */
export function withOpenConflicts(
  theirs: Notebook,
  merged: Notebook,
  conflicts: readonly MergeConflict[],
): Notebook {
  const cells = byId(theirs);
  for (const { cell, base } of conflicts) {
    if (base === undefined) cells.delete(cell);
    else cells.set(cell, base);
  }
  const order = interleave(
    theirs.cells.map(({ id }) => id),
    merged.cells.map(({ id }) => id),
  );
  return { ...theirs, cells: order.flatMap((id) => cells.get(id) ?? []) };
}

/** Whether two cells say the same, however they are written in their files. */
export function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.kind === b.kind &&
    a.source === b.source &&
    sameJson(a.attributes, b.attributes) &&
    (a.kind === 'markdown' || (b.kind === 'code' && a.language === b.language))
  );
}

/**
 * The ids of both sides in one order: the lesson's, unless only the learner moved
 * cells; a cell that the other side alone has stands after the one it follows there.
 */
function mergedOrder(base: Notebook, mine: Notebook, theirs: Notebook): readonly CellId[] {
  const [b, m, t] = [base, mine, theirs].map((side) => side.cells.map((cell) => cell.id));
  const learnerMoved = !sameOrder(b ?? [], m ?? []) && sameOrder(b ?? [], t ?? []);
  return learnerMoved ? interleave(m ?? [], t ?? []) : interleave(t ?? [], m ?? []);
}

function sameOrder(a: readonly CellId[], b: readonly CellId[]): boolean {
  const [inA, inB] = [new Set(a), new Set(b)];
  const left = a.filter((id) => inB.has(id));
  const right = b.filter((id) => inA.has(id));
  return left.every((id, index) => right[index] === id);
}

/** `main`'s order, with ids only `other` has put behind the id they follow there. */
function interleave(main: readonly CellId[], other: readonly CellId[]): readonly CellId[] {
  const inMain = new Set(main);
  const after = new Map<CellId | null, CellId[]>();
  let anchor: CellId | null = null;
  for (const id of other) {
    if (inMain.has(id)) anchor = id;
    else after.set(anchor, [...(after.get(anchor) ?? []), id]);
  }
  return [...(after.get(null) ?? []), ...main.flatMap((id) => [id, ...(after.get(id) ?? [])])];
}

function byId(notebook: Notebook): Map<CellId, Cell> {
  return new Map(notebook.cells.map((cell) => [cell.id, cell]));
}

/**
 * The learner's copy with one cell as the original has it: put back where it was
 * removed (behind the cell it follows in the original), removed where it is the learner's own.
 */
export function resetCell(mine: Notebook, original: Notebook, id: CellId): Notebook {
  const cell = cellOf(original, id);
  const index = indexOfCell(mine, id);
  if (cell === undefined) return index < 0 ? mine : { ...mine, cells: mine.cells.toSpliced(index, 1) };
  if (index >= 0) return { ...mine, cells: mine.cells.with(index, cell) };
  const before = original.cells.slice(0, indexOfCell(original, id)).toReversed();
  const anchor = before.find((each) => indexOfCell(mine, each.id) >= 0);
  const at = anchor === undefined ? 0 : indexOfCell(mine, anchor.id) + 1;
  return { ...mine, cells: mine.cells.toSpliced(at, 0, cell) };
}

/** The cells in which the learner's copy differs from the original: edited, added or removed. */
export function changedCells(mine: Notebook, original: Notebook): ReadonlySet<CellId> {
  const [left, right] = [byId(mine), byId(original)];
  const ids = new Set([...left.keys(), ...right.keys()]);
  return new Set([...ids].filter((id) => !sameCell(left.get(id), right.get(id))));
}
