/** What follows from the program's names for a session: what goes stale, what an input moves, what a stale cell needs. */
import { runnableCells } from '../notebook/edits.ts';
import type { CellId, InputId } from '../notebook/ids.ts';
import { dependencies, type Program, upstream } from '../program/graph.ts';
import { cellState, withStates } from './change.ts';
import type { Session } from './session.ts';

/** Who uses each cell, as last worked out for a program: it changes only with the program and the order of cells. */
const knownUsers = new WeakMap<
  Program,
  { order: readonly CellId[]; users: ReadonlyMap<CellId, readonly CellId[]> }
>();

function usersOf(session: Session): ReadonlyMap<CellId, readonly CellId[]> {
  const order = runnableCells(session.notebook);
  const known = knownUsers.get(session.program);
  if (known?.order.length === order.length && known.order.every((cell, index) => cell === order[index])) {
    return known.users;
  }
  const users = new Map<CellId, CellId[]>();
  for (const [cell, needs] of dependencies(session.program, order)) {
    for (const need of needs) {
      const before = users.get(need);
      if (before === undefined) users.set(need, [cell]);
      else before.push(cell);
    }
  }
  knownUsers.set(session.program, { order, users });
  return users;
}

/** Every cell that depends on one of these, directly or through others; found in one walk. */
export function dependentsOf(session: Session, cells: Iterable<CellId>): ReadonlySet<CellId> {
  const users = usersOf(session);
  const reached = new Set<CellId>();
  const open = [...cells];
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    for (const user of users.get(cell) ?? []) {
      if (reached.has(user)) continue;
      reached.add(user);
      open.push(user);
    }
  }
  return reached;
}

/** The session with these cells stale, as far as they were fresh. */
export function markStale(session: Session, cells: Iterable<CellId>): Session {
  return withStates(session, cells, (state) =>
    state.validity === 'fresh' ? { ...state, validity: 'stale' } : state,
  );
}

/** The session with every cell stale that has run: the kernel's variables are gone. */
export function staleAll(session: Session): Session {
  return withStates(session, session.states.keys(), ({ startedAt, ...state }, cell) => {
    if (startedAt === undefined) return cellState(session, cell);
    return state.validity === 'fresh' ? { ...state, validity: 'stale' } : state;
  });
}

/** The session in which whatever depends on a stale cell is stale as well. */
export function settleStale(session: Session): Session {
  const stale = runnableCells(session.notebook).filter(
    (cell) => cellState(session, cell).validity === 'stale',
  );
  return stale.length === 0 ? session : markStale(session, dependentsOf(session, stale));
}

/**
 * The session with every fresh cell stale that ran before something it depends on.
 * A rerun says so itself where the names are known; this catches up where they become known later.
 */
export function markOutrun(session: Session): Session {
  const edges = dependencies(session.program, runnableCells(session.notebook));
  const outrun = [...edges].flatMap(([cell, needs]) => {
    const { startedAt, version } = cellState(session, cell);
    const later = [...needs].some((need) => {
      const state = cellState(session, need);
      return state.version > 0 && (state.startedAt ?? 0) > (startedAt ?? 0);
    });
    return version > 0 && later ? [cell] : [];
  });
  return markStale(session, outrun);
}

/** The cells to run so that nothing is stale: stale ones and what they need that has never run, in document order. */
export function staleCells(session: Session): readonly CellId[] {
  const order = runnableCells(session.notebook);
  const wanted = new Set(order.filter((cell) => cellState(session, cell).validity === 'stale'));
  for (const cell of [...wanted]) {
    for (const above of upstream(session.program, order, cell)) {
      if (cellState(session, above).validity === 'never') wanted.add(above);
    }
  }
  return order.filter((cell) => wanted.has(cell));
}

/**
 * The cells that an input moves: those that use its variable as its own cell
 * defines it, and all that depend on them; in document order. Only cells that
 * have run in the present kernel are among them: moving an input reruns, and never runs for the first time.
 */
export function inputDependents(session: Session, input: InputId): readonly CellId[] {
  const order = runnableCells(session.notebook);
  const definer = inputCell(session, order, input);
  const hasRun = (cell: CellId) => cellState(session, cell).startedAt !== undefined;
  if (definer === undefined || !hasRun(definer)) return [];
  const users = order.filter(
    (cell) =>
      cell !== definer &&
      session.program.get(cell)?.uses.includes(input) === true &&
      definerOf(session, order, input, cell) === definer,
  );
  const moved = new Set([...users, ...dependentsOf(session, users)]);
  moved.delete(definer);
  return order.filter((cell) => moved.has(cell) && hasRun(cell));
}

/** The cell that shows an input: the one whose output it is, else the last that defines its name. */
function inputCell(session: Session, order: readonly CellId[], input: InputId): CellId | undefined {
  const shows = (cell: CellId) =>
    cellState(session, cell).outputs.some(
      (output) => output.mime === 'application/vnd.stepwise.input+json' && output.data.id === input,
    );
  return (
    order.find(shows) ?? order.findLast((cell) => session.program.get(cell)?.defines.includes(input) === true)
  );
}

/** The cell a name comes from for a cell that uses it: the nearest above, else the first below (see `program/graph`). */
function definerOf(
  session: Session,
  order: readonly CellId[],
  name: string,
  user: CellId,
): CellId | undefined {
  const at = order.indexOf(user);
  const defines = (cell: CellId) => session.program.get(cell)?.defines.includes(name) === true;
  return order.slice(0, at).findLast(defines) ?? order.slice(at + 1).find(defines);
}
