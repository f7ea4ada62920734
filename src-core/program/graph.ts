/**
 * Which cells depend on which. A cell that uses a name depends on the nearest
 * cell above it that defines the name; where none above does, on the first below
 * (a function may use what a later cell defines, and people write out of order).
 */
import type { CellId } from '../notebook/ids.ts';
import type { CellNames } from '../session/session.ts';

/** What the graph is made from: each analysed code cell's names. */
export type Program = ReadonlyMap<CellId, CellNames>;

/** The cells that each cell depends on directly, for the cells of `order` in that order. */
export function dependencies(
  program: Program,
  order: readonly CellId[],
): ReadonlyMap<CellId, ReadonlySet<CellId>> {
  const definers = new Map<string, number[]>();
  order.forEach((cell, index) => {
    for (const name of program.get(cell)?.defines ?? []) {
      const known = definers.get(name);
      if (known) known.push(index);
      else definers.set(name, [index]);
    }
  });
  return new Map(
    order.map((cell, index) => {
      const on = new Set<CellId>();
      for (const name of program.get(cell)?.uses ?? []) {
        const known = definers.get(name) ?? [];
        const from = known.findLast((each) => each < index) ?? known.find((each) => each > index);
        const definer = from === undefined ? undefined : order[from];
        if (definer !== undefined) on.add(definer);
      }
      return [cell, on];
    }),
  );
}

/** Every cell that depends on this one, directly or through others, in document order; the cell itself is not among them. */
export function downstream(program: Program, order: readonly CellId[], cell: CellId): readonly CellId[] {
  return reach(invert(dependencies(program, order)), order, cell);
}

/** Every cell this one depends on, directly or through others, in document order. */
export function upstream(program: Program, order: readonly CellId[], cell: CellId): readonly CellId[] {
  return reach(dependencies(program, order), order, cell);
}

/**
 * The cells in an order in which each comes after those it depends on, document
 * order otherwise. Cells in a cycle keep their document order.
 */
export function topologicalOrder(program: Program, order: readonly CellId[]): readonly CellId[] {
  const edges = dependencies(program, order);
  const done: CellId[] = [];
  const seen = new Set<CellId>();
  // An explicit stack: a notebook may have thousands of cells in one chain.
  for (const root of order) {
    const stack: { cell: CellId; open: Iterator<CellId> }[] = [];
    const push = (cell: CellId) => {
      if (seen.has(cell)) return;
      seen.add(cell);
      stack.push({ cell, open: (edges.get(cell) ?? new Set<CellId>()).values() });
    };
    push(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.open.next();
      if (next.done) {
        done.push(top.cell);
        stack.pop();
      } else push(next.value);
    }
  }
  return done;
}

/**
 * Groups of cells that depend on each other in a circle, each in document order;
 * none where the program has no circle. (Kosaraju's strongly connected components.)
 */
export function cycles(program: Program, order: readonly CellId[]): readonly (readonly CellId[])[] {
  const users = invert(dependencies(program, order));
  const grouped = new Set<CellId>();
  const found: CellId[][] = [];
  for (const root of topologicalOrder(program, order).toReversed()) {
    if (grouped.has(root)) continue;
    grouped.add(root);
    const group = new Set([root]);
    const open = [root];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      for (const next of users.get(cell) ?? []) {
        if (grouped.has(next)) continue;
        grouped.add(next);
        group.add(next);
        open.push(next);
      }
    }
    if (group.size > 1) found.push(order.filter((cell) => group.has(cell)));
  }
  return found;
}

function invert(edges: ReadonlyMap<CellId, ReadonlySet<CellId>>): ReadonlyMap<CellId, ReadonlySet<CellId>> {
  const inverted = new Map<CellId, Set<CellId>>();
  for (const [from, targets] of edges) {
    for (const to of targets) {
      const known = inverted.get(to);
      if (known) known.add(from);
      else inverted.set(to, new Set([from]));
    }
  }
  return inverted;
}

function reach(
  edges: ReadonlyMap<CellId, ReadonlySet<CellId>>,
  order: readonly CellId[],
  start: CellId,
): CellId[] {
  const reached = new Set<CellId>();
  const open = [start];
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    for (const next of edges.get(cell) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  reached.delete(start);
  return order.filter((cell) => reached.has(cell));
}
