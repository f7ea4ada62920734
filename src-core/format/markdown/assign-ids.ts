/**
 * Ids of cells whose file does not spell one. They are not written on an
 * unedited save, so they must come out the same each time, and change as little
 * as possible when something else in the file does:
 *
 * - a code cell: `c` and the hash of its language and source (once it is edited, the id is written)
 * - prose: `after-` and the id of the code cell before it; `top` before the first
 *
 * A name already taken gets `-2`, `-3`…
 */
import { CellId } from '../../notebook/ids.ts';
import { hashText } from '../../text/hash.ts';

/** What an id is derived from. `spelled` is the id in the file, if it spells a valid one. */
export type Nameless =
  | {
      readonly kind: 'code';
      readonly language: string;
      readonly source: string;
      readonly spelled: CellId | undefined;
    }
  | { readonly kind: 'markdown'; readonly spelled: CellId | undefined };

/** One id for each cell, in order, all different. A spelled id goes to the first cell that spells it. */
export function assignIds(cells: readonly Nameless[]): CellId[] {
  return walk(cells).ids;
}

/**
 * The ids that a notebook's cells must spell for reading to give their own ids
 * back: `spelled` where that does already, their own where it would not.
 * `undefined` where an id is derived.
 */
export function settleIds(cells: readonly Nameless[], wanted: readonly CellId[]): (CellId | undefined)[] {
  const { forced } = walk(cells, wanted);
  return cells.map((cell, index) => (forced.has(index) ? wanted[index] : cell.spelled));
}

/**
 * Assigns ids. Where `wanted` asks for another one than would come out, that
 * one is taken and the cell is among `forced`. A forced id never changes what
 * was derived before it, since wanted ids are all different.
 */
function walk(
  cells: readonly Nameless[],
  wanted?: readonly CellId[],
): { ids: CellId[]; forced: ReadonlySet<number> } {
  const taken = new Set<string>();
  const forced = new Set<number>();
  const spelled = cells.map((cell, index) => {
    if (cell.spelled === undefined || taken.has(cell.spelled)) return undefined;
    const id = wanted?.[index] ?? cell.spelled;
    if (id !== cell.spelled) forced.add(index);
    taken.add(id);
    return id;
  });
  const next = new Map<string, number>();
  let before: CellId | undefined;
  const ids = cells.map((cell, index) => {
    const id = spelled[index] ?? fresh(stem(cell, before), taken, next);
    const wish = wanted?.[index];
    const result = wish ?? id;
    if (result !== id) forced.add(index);
    taken.add(result);
    if (cell.kind === 'code') before = result;
    return result;
  });
  return { ids, forced };
}

function stem(cell: Nameless, before: CellId | undefined): string {
  if (cell.kind === 'code') return `c${hashText(`${cell.language}\n${cell.source}`)}`;
  return before === undefined ? 'top' : `after-${before}`.slice(0, 56);
}

/** The first free name. `next` remembers where counting stopped for each stem, so that many equal cells stay cheap. */
function fresh(name: string, taken: ReadonlySet<string>, next: Map<string, number>): CellId {
  for (let count = next.get(name) ?? 1; ; count += 1) {
    const id = CellId.parse(count === 1 ? name : `${name}-${count}`);
    if (id !== undefined && !taken.has(id)) {
      next.set(name, count);
      return id;
    }
  }
}
