/** The steps of a lesson: a prose cell that begins with a `##` heading begins one. */
import { headingsOf, localized, proseIn } from '../format/markdown/index.ts';
import type { Cell } from '../notebook/cell.ts';
import type { CellId } from '../notebook/ids.ts';
import type { LocalizedText } from '../text/locale.ts';

/** One step: its heading and its cells. */
export interface Step {
  /** The cell that begins it. */
  readonly cell: CellId;
  readonly title: LocalizedText;
  /** Every cell of it, the first included. */
  readonly cells: readonly CellId[];
}

/** The steps of these cells, in order. Cells before the first step belong to none. */
export function stepsOf(cells: readonly Cell[]): readonly Step[] {
  const steps: { cell: CellId; title: LocalizedText; cells: CellId[] }[] = [];
  for (const cell of cells) {
    const title = stepTitle(cell);
    if (title !== undefined) steps.push({ cell: cell.id, title, cells: [cell.id] });
    else steps.at(-1)?.cells.push(cell.id);
  }
  return steps;
}

/** The step a cell belongs to, or `undefined` before the first. */
export function stepOf(steps: readonly Step[], cell: CellId): Step | undefined {
  return steps.find((step) => step.cells.includes(cell));
}

/** The title of the step that a cell begins, per language. */
function stepTitle(cell: Cell): LocalizedText | undefined {
  if (cell.kind !== 'markdown' || !cell.source.includes('##')) return undefined;
  return localized((locale) => {
    const heading = headingsOf(proseIn(cell.source, locale))[0];
    return heading?.first === true && heading.level === 2 ? heading.text : undefined;
  });
}
