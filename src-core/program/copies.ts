/**
 * Which top-level names a loop may keep in variables of its own.
 *
 * A live binding is a field of an object: reading and writing it in every round of a
 * numeric loop costs several times the round itself. So a loop may work on copies and write them back when it
 * ends, however it ends, where no one can tell:
 * - at the top level of a cell, a loop in which nothing is awaited: a name it assigns, where no function of any cell
 *   mentions the name, and a name it only reads, where no function of any cell assigns it;
 * - anywhere, a loop that calls nothing: a name that no function mentions which runs without being called
 *   (`implicit.ts`).
 *
 * What cells define later can be told only by a loop in a function that reads their getters, and only while it lasts.
 */
import type { Identifier, Node, Program } from 'acorn';
import { implicitParts } from './implicit.ts';
import type { LoopPace, Pace } from './pace.ts';
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
  /** A function of a cell that ran mentions it, and may run without being called. */
  readonly implicit: boolean;
  /** It is a function that a cell declares, so that calling it asks whether to stop, or is over soon. */
  readonly asksItself: boolean;
}

/** Names that a cell's functions mention and assign, which may be called at any time from then on. */
export interface InFunctions {
  readonly mentioned: ReadonlySet<string>;
  readonly assigned: ReadonlySet<string>;
  /** Those mentioned in functions that may run without being called. */
  readonly implicit: ReadonlySet<string>;
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
export function namesInFunctions(program: Program, code: string): InFunctions {
  const mentioned = new Set<string>();
  const assigned = new Set<string>();
  const implicit = new Set<string>();
  const parts = implicitParts(program, code);
  walk(program, {
    reference({ name, start }, { role, inFunction }) {
      if (parts.some((each) => each.start <= start && start < each.end)) implicit.add(name);
      if (!inFunction) return;
      mentioned.add(name);
      if (role === 'write' || role === 'declare') assigned.add(name);
    },
  });
  return { mentioned, assigned, implicit };
}

interface Candidate {
  readonly loop: Node;
  readonly pace: LoopPace;
  /** It calls nothing and makes no function. */
  readonly alone: boolean;
  readonly uses: { readonly node: Identifier; readonly written: boolean }[];
}

function isAlone(its: LoopPace, { cuts }: Pace): boolean {
  return its.calls === 'none' && !its.closures && !its.awaits && !cuts.get(its)?.brief;
}

/** Outermost loops of the top level, and in any place outermost loops that call nothing: outer ones first. */
function candidatesOf(pace: Pace): Candidate[] {
  const found: Candidate[] = [];
  for (const [loop, each] of pace.loops) {
    const alone = isAlone(each, pace) && (each.within === null || !isAlone(each.within, pace));
    const atTop = each.atTop && !each.awaits && (each.within === null || each.within.awaits);
    if (alone || atTop) found.push({ loop, pace: each, alone, uses: [] });
  }
  return found;
}

/** Plans the copies of a cell. `known` tells about names that it does not declare. */
export function planCopies(
  program: Program,
  pace: Pace,
  inFunctions: InFunctions,
  isShared: (name: string) => boolean,
  known: (name: string) => KnownName,
): CopyPlan {
  const candidates = candidatesOf(pace);
  const loops = new Map<Node, Copies>();
  const identifiers = new Set<Node>();
  if (candidates.length === 0) return { loops, identifiers };

  walk(program, {
    reference(node, { role, inFunction }) {
      if (!isShared(node.name)) return;
      const written = role === 'write' || role === 'declare';
      for (const { loop, pace, uses } of candidates) {
        // What stands in a function that a loop makes is not its own.
        if (pace.atTop && inFunction) continue;
        if (loop.start <= node.start && node.end <= loop.end) uses.push({ node, written });
      }
    },
  });

  const declared = topLevelNames(program);
  const setAt = setPlaces(program, declared);
  const mayCopy = ({ pace, alone }: Candidate, name: string, written: boolean): boolean => {
    const kind = declared.get(name);
    const before = known(name);
    const isSet =
      kind === undefined ? before.set : (setAt.get(name) ?? Number.POSITIVE_INFINITY) <= pace.reachedFrom;
    if (!isSet) return false;
    const constant = kind === undefined ? before.constant : kind === 'const' || kind === 'import';
    if (written && (constant || (!pace.atTop && kind === undefined))) return false;
    if (alone && !inFunctions.implicit.has(name) && !before.implicit) return true;
    if (!pace.atTop) return false;
    return written
      ? !inFunctions.mentioned.has(name) && !before.mentioned
      : !inFunctions.assigned.has(name) && !before.assigned;
  };
  for (const candidate of candidates) {
    const writes = new Map<string, boolean>();
    for (const { node, written } of candidate.uses)
      if (!identifiers.has(node)) writes.set(node.name, written || writes.get(node.name) === true);
    const copies = new Map([...writes].filter(([name, written]) => mayCopy(candidate, name, written)));
    if (copies.size > 0) loops.set(candidate.loop, copies);
    for (const { node } of candidate.uses) if (copies.has(node.name)) identifiers.add(node);
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
