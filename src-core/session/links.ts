/** What each cell gives to others and takes from them, with the cells at the other end, for a reader who wonders why a cell is stale. */
import { runnableCells } from '../notebook/edits.ts';
import type { CellId } from '../notebook/ids.ts';
import { cycles, type Program } from '../program/graph.ts';
import { sameJson } from '../text/json.ts';
import type { Session } from './session.ts';

/** One cell's names and where they lead. */
export interface NameLinks {
  /** Names the cell defines, and the cells that take each from it. */
  readonly defines: readonly { readonly name: string; readonly users: readonly CellId[] }[];
  /** Names the cell takes from another; names that no cell defines are not among them. */
  readonly uses: readonly { readonly name: string; readonly from: CellId }[];
  /** Names used as the cell runs that only a later cell defines: from the top, the cell would fail. */
  readonly ahead: readonly { readonly name: string; readonly from: CellId }[];
  /** The cells of the circle that this one is in, in document order; empty where there is none. */
  readonly circle: readonly CellId[];
}

/** Links of a cell that is not analysed yet. */
const noLinks: NameLinks = { defines: [], uses: [], ahead: [], circle: [] };

/** The links last worked out: one notebook is looked at at a time, and each of its cells asks. */
let last: {
  readonly program: Program;
  readonly order: readonly CellId[];
  readonly links: ReadonlyMap<CellId, NameLinks>;
} = { program: new Map(), order: [], links: new Map() };

/** A cell's links; the same object while they are the same. */
export function linksOf(session: Session, cell: CellId): NameLinks {
  return allLinks(session).get(cell) ?? noLinks;
}

function allLinks(session: Session): ReadonlyMap<CellId, NameLinks> {
  const { program } = session;
  const order = runnableCells(session.notebook);
  const same = order.length === last.order.length && order.every((cell, index) => cell === last.order[index]);
  if (program !== last.program || !same) {
    const before = last.links;
    const links = new Map<CellId, NameLinks>();
    for (const [cell, found] of findLinks(program, order)) {
      const known = before.get(cell);
      links.set(cell, known && sameJson(known, found) ? known : found);
    }
    last = { program, order, links };
  }
  return last.links;
}

function findLinks(program: Program, order: readonly CellId[]): ReadonlyMap<CellId, NameLinks> {
  const definers = new Map<string, number[]>();
  order.forEach((cell, index) => {
    for (const name of program.get(cell)?.defines ?? []) {
      const known = definers.get(name);
      if (known) known.push(index);
      else definers.set(name, [index]);
    }
  });
  const circles = new Map(cycles(program, order).flatMap((group) => group.map((cell) => [cell, group])));
  const users = new Map<string, CellId[]>();
  const taken = order.map((cell, index) => {
    const names = program.get(cell);
    const uses: { name: string; from: CellId }[] = [];
    const ahead: { name: string; from: CellId }[] = [];
    for (const name of names?.uses ?? []) {
      const known = definers.get(name) ?? [];
      const at = known.findLast((each) => each < index) ?? known.find((each) => each > index);
      const from = at === undefined ? undefined : order[at];
      if (at === undefined || from === undefined) continue;
      uses.push({ name, from });
      if (at > index && !names?.deferred?.includes(name) && !names?.defines.includes(name)) {
        ahead.push({ name, from });
      }
      const key = linkKey(from, name);
      const before = users.get(key);
      if (before) before.push(cell);
      else users.set(key, [cell]);
    }
    return { uses, ahead };
  });
  return new Map(
    order.map((cell, index) => [
      cell,
      {
        defines: (program.get(cell)?.defines ?? []).map((name) => ({
          name,
          users: users.get(linkKey(cell, name)) ?? [],
        })),
        uses: taken[index]?.uses ?? [],
        ahead: taken[index]?.ahead ?? [],
        circle: circles.get(cell) ?? [],
      },
    ]),
  );
}

function linkKey(cell: CellId, name: string): string {
  return `${cell} ${name}`;
}
