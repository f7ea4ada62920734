/** Which loops are over at once, and which are cut into strips of rounds. */
import type { AnyNode, Node } from 'acorn';
import { roundsOf } from './induction.ts';

/** Rounds that are over at once: some microseconds. */
const fewRounds = 4_096;

/** Rounds of a strip: some microseconds, and over before V8 makes the loop fast, so that it knows what stands after it. */
export const strip = 4_096;

/** Rounds that are over at once where they call functions. */
const fewCallingRounds = 64;

/** So many rounds that a question beside them cannot be told from none. */
const manyRounds = 16;

/** V8 replaces running code by faster only down to so many loops within each other, and the top level of a cell runs once. */
const deepest = 6;

/** What cutting asks of a loop. */
export interface Shape {
  readonly calls: 'none' | 'own' | 'other';
  readonly closures: boolean;
  readonly within: Shape | null;
}

/** What becomes of a loop. */
export interface Cut {
  /** It may go round so often that a question before it cannot be told from none. */
  readonly long: boolean;
  /** It and the loops in it say how often they go round, and that is seldom: it asks nothing. */
  readonly brief: boolean;
  /** It is cut into strips; others ask in each round. */
  readonly cut: boolean;
  /** It asks when it begins, for it may begin again and again and never come to the end of a strip. */
  readonly asksFirst: boolean;
}

/** Decides for all loops of a cell, which come outer before inner. Inner loops are cut first: they go round most often. */
export function cutLoops(loops: ReadonlyMap<Node, Shape>): ReadonlyMap<Shape, Cut> {
  const cuts = new Map<Shape, Cut>();
  /** Rounds of the loops in a loop, in one round of its own. */
  const rounds = new Map<Shape, number>();
  /** How many loops deep what is in a loop is, once cut. */
  const below = new Map<Shape, number>();
  const isLong = (node: AnyNode) => cuts.get(loops.get(node) as Shape)?.long === true;
  for (const [node, pace] of [...loops].reverse()) {
    const loop = node as AnyNode & { readonly body: AnyNode };
    const all = (1 + (rounds.get(pace) ?? 0)) * roundsOf(loop);
    const under = below.get(pace) ?? 0;
    const brief = pace.calls !== 'other' && all <= (pace.calls === 'none' ? fewRounds : fewCallingRounds);
    // Beside the long loop that each round comes to, one question more cannot be told from none.
    const asks = comesToLong(loop.body, isLong);
    const cut = !brief && !asks && canBeCut(loop, pace) && depthAbove(pace) + 2 + under <= deepest;
    cuts.set(pace, { long: all > manyRounds, brief, cut, asksFirst: false });
    if (pace.within === null) continue;
    rounds.set(pace.within, (rounds.get(pace.within) ?? 0) + all);
    below.set(pace.within, Math.max(below.get(pace.within) ?? 0, under + (cut ? 2 : 1)));
  }
  for (const [pace, its] of cuts) {
    // Any other loop around it asks in each round or is over at once, and the function asks when it is called.
    const asksFirst =
      its.long && (its.brief || its.cut) && pace.within !== null && cuts.get(pace.within)?.cut;
    if (asksFirst) cuts.set(pace, { ...its, asksFirst });
  }
  return cuts;
}

/** Whether a body surely comes to a long loop, whatever its conditions are. */
function comesToLong(body: AnyNode, isLong: (node: AnyNode) => boolean): boolean {
  if (isLong(body)) return true;
  if (body.type === 'LabeledStatement') return comesToLong(body.body as AnyNode, isLong);
  if (body.type !== 'BlockStatement') return false;
  for (const statement of body.body as AnyNode[]) {
    if (comesToLong(statement, isLong)) return true;
    if (statement.type !== 'ExpressionStatement' && statement.type !== 'VariableDeclaration') return false;
  }
  return false;
}

/** A loop with a condition whose rounds call nothing long, and have no scope that a closure could tell from the next round's. */
function canBeCut(loop: AnyNode, { calls, closures }: Shape): boolean {
  if (calls === 'other') return false;
  if (loop.type === 'WhileStatement' || loop.type === 'DoWhileStatement') return true;
  if (loop.type !== 'ForStatement') return false;
  return !closures || loop.init?.type !== 'VariableDeclaration' || loop.init.kind === 'var';
}

function depthAbove({ within }: Shape): number {
  let depth = 0;
  for (let at = within; at !== null; at = at.within) depth += 1;
  return depth;
}
