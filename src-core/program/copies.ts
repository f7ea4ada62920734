/**
 * Which top-level names a loop may keep in variables of its own.
 *
 * A live binding is a field of an object: reading and writing it in every round of a
 * numeric loop costs several times the round itself. At the top level of a cell, a
 * loop in which nothing is awaited may work on copies and write them back when it
 * ends, however it ends, where no one can tell:
 * - a name it assigns, where no function of any cell mentions the name;
 * - a name it only reads, where no function of any cell assigns it.
 */
import type { Identifier, Node, Program } from 'acorn';
import type { Pace } from './pace.ts';
import { type DeclarationKind, topLevelNames } from './scope.ts';
import { walk } from './walk.ts';

/** What is known of a name before a cell runs. */
export interface KnownName {
  /** It has a value already. */
  readonly set: boolean;
  readonly constant: boolean;
  /** A function of a cell that ran mentions it. */
  readonly mentioned: boolean;
  /** A function of a cell that ran assigns it. */
  readonly assigned: boolean;
  /** It is a function that a cell declares, so that calling it asks whether to stop, or is over soon. */
  readonly asksItself: boolean;
}

/** Names that a cell's functions mention and assign, which may be called at any time from then on. */
export interface InFunctions {
  readonly mentioned: ReadonlySet<string>;
  readonly assigned: ReadonlySet<string>;
}

/** The copies of one loop; true for a name that is written back. */
export type Copies = ReadonlyMap<string, boolean>;

/** The copies of all loops of a cell. */
export interface CopyPlan {
  /** By loop. */
  readonly loops: ReadonlyMap<Node, Copies>;
  /** Identifiers that stand for a copy. */
  readonly identifiers: ReadonlySet<Node>;
}

/** Finds the names that stand in functions. */
export function namesInFunctions(program: Program): InFunctions {
  const mentioned = new Set<string>();
  const assigned = new Set<string>();
  walk(program, {
    reference({ name }, { role, inFunction }) {
      if (!inFunction) return;
      mentioned.add(name);
      if (role === 'write' || role === 'declare') assigned.add(name);
    },
  });
  return { mentioned, assigned };
}

interface Candidate {
  readonly loop: Node;
  readonly uses: { readonly node: Identifier; readonly written: boolean }[];
}

/** Plans the copies of a cell. `known` tells about names that it does not declare. */
export function planCopies(
  program: Program,
  pace: Pace,
  inFunctions: InFunctions,
  isShared: (name: string) => boolean,
  known: (name: string) => KnownName,
): CopyPlan {
  const candidates: Candidate[] = [];
  for (const [loop, each] of pace.loops) {
    if (!each.atTop || each.awaits) continue;
    if (each.within !== null && !each.within.awaits) continue;
    candidates.push({ loop, uses: [] });
  }
  if (candidates.length === 0) return { loops: new Map(), identifiers: new Set() };

  walk(program, {
    reference(node, { role, inFunction }) {
      if (inFunction || !isShared(node.name)) return;
      const written = role === 'write' || role === 'declare';
      for (const { loop, uses } of candidates) {
        if (loop.start <= node.start && node.end <= loop.end) uses.push({ node, written });
      }
    },
  });

  const declared = topLevelNames(program);
  const setAt = setPlaces(program, declared);
  const loops = new Map<Node, Copies>();
  const identifiers = new Set<Node>();
  for (const { loop, uses } of candidates) {
    const writes = new Map<string, boolean>();
    for (const { node, written } of uses) writes.set(node.name, written || writes.get(node.name) === true);
    const copies = new Map<string, boolean>();
    for (const [name, written] of writes) {
      const kind = declared.get(name);
      const before = known(name);
      const isSet =
        kind === undefined ? before.set : (setAt.get(name) ?? Number.POSITIVE_INFINITY) <= loop.start;
      const constant = kind === undefined ? before.constant : kind === 'const' || kind === 'import';
      const clear = written
        ? !constant && !inFunctions.mentioned.has(name) && !before.mentioned
        : !inFunctions.assigned.has(name) && !before.assigned;
      if (isSet && clear) copies.set(name, written);
    }
    if (copies.size > 0) loops.set(loop, copies);
    for (const { node } of uses) if (copies.has(node.name)) identifiers.add(node);
  }
  return { loops, identifiers };
}

/** From which place on a name of the cell surely has a value. */
function setPlaces(
  program: Program,
  declared: ReadonlyMap<string, DeclarationKind>,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [name, kind] of declared) {
    if (kind === 'var' || kind === 'function' || kind === 'import') places.set(name, 0);
  }
  for (const statement of program.body) {
    for (const name of topLevelNames({ ...program, body: [statement] }).keys()) {
      if (!places.has(name)) places.set(name, statement.end);
    }
  }
  return places;
}
