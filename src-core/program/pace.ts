/**
 * Where compiled code looks up from its work to ask whether it should stop, so
 * that the question costs next to nothing.
 *
 * Loops are cut into strips: a plain loop of so many rounds inside one that asks
 * between them (`rewrite-loops.ts`). A function counts its calls in the runtime it shares with all others, unless it and
 * all it calls are over at once: then whoever calls it in a circle counts.
 */
import type {
  AnyNode,
  DoWhileStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Identifier,
  Node,
  Program,
  WhileStatement,
} from 'acorn';
import { eachChild } from './tree.ts';

/** A loop of a cell. */
export interface LoopPace {
  /** The loop with the labels that stand before it. */
  readonly statement: AnyNode;
  /** Its rounds call something, so that one may take long. */
  calls: boolean;
  /** Its rounds wait for something, so that other code runs between them. */
  awaits: boolean;
  /** It holds other loops of the same function. */
  outer: boolean;
  /** Functions or classes are made in it. */
  closures: boolean;
  /** It stands at the cell's top level, in no function. */
  readonly atTop: boolean;
  /** How many loops deep it stands in its function, itself counted. */
  readonly depth: number;
  /** The depth of the deepest loop in it. */
  deepest: number;
  /** The loop around it in the same function. */
  readonly within: LoopPace | null;
}

/** The pace of a cell. */
export interface Pace {
  readonly loops: ReadonlyMap<Node, LoopPace>;
  /** What each call of a function takes from the runtime's count; 0 counts nothing. */
  readonly entries: ReadonlyMap<Node, number>;
}

interface Owner {
  readonly node: AnyNode;
  /** Whether it has loops that call. */
  callingLoops: boolean;
  /** Names it calls; null where it calls something that has no name. */
  calls: Set<string> | null;
}

const calling = new Set([
  'CallExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'AwaitExpression',
  'YieldExpression',
  'SpreadElement',
  'ImportExpression',
]);

/** Works out the pace of a cell. `isMath` says whether a name is the platform's own `Math` there. */
export function paceOf(program: Program, isMath: (name: Identifier) => boolean): Pace {
  const owners: Owner[] = [];
  const loops = new Map<Node, LoopPace>();
  /** Functions by the one name they have; null where several things share a name. */
  const named = new Map<string, AnyNode | null>();
  /** How often a name stands for something else than a call. */
  const values = new Map<string, number>();

  function name(known: string, node: AnyNode): void {
    named.set(known, named.has(known) ? null : node);
  }

  function count(known: string, by: number): void {
    values.set(known, (values.get(known) ?? 0) + by);
  }

  function noteCall(node: AnyNode, owner: Owner, loop: LoopPace | null): void {
    if (!calling.has(node.type)) return;
    if (node.type === 'CallExpression') {
      const { callee } = node;
      if (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && isMath(callee.object))
        return;
      if (callee.type === 'Identifier') owner.calls?.add(callee.name);
      else owner.calls = null;
    } else owner.calls = null;
    for (let at = loop; at !== null; at = at.within) {
      at.calls = true;
      if (node.type === 'AwaitExpression') at.awaits = true;
      owner.callingLoops = true;
    }
  }

  function visit(node: AnyNode, owner: Owner, loop: LoopPace | null, labelled: AnyNode | null): void {
    noteCall(node, owner, loop);
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        for (let at = loop; at !== null; at = at.within) at.closures = true;
        const inner: Owner = { node, callingLoops: false, calls: new Set() };
        owners.push(inner);
        if (node.type === 'FunctionDeclaration' && node.id) {
          name(node.id.name, node);
          count(node.id.name, -1);
        }
        eachChild(node, (child) => visit(child, inner, null, null));
        return;
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
        for (let at = loop; at !== null; at = at.within) at.closures = true;
        break;
      case 'VariableDeclarator':
        if (node.id.type === 'Identifier' && node.init) {
          const { type } = node.init;
          if (type === 'ArrowFunctionExpression' || type === 'FunctionExpression') {
            name(node.id.name, node.init as AnyNode);
            count(node.id.name, -1);
          }
        }
        break;
      case 'CallExpression':
        // A name that is called is not a value that may reach native code.
        if (node.callee.type === 'Identifier') count(node.callee.name, -1);
        break;
      case 'Identifier':
        count(node.name, 1);
        return;
      case 'LabeledStatement':
        visit(node.body as AnyNode, owner, loop, labelled ?? node);
        return;
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement': {
        const pace: LoopPace = {
          statement: labelled ?? node,
          calls: false,
          awaits: false,
          outer: false,
          closures: false,
          atTop: owner.node === program,
          depth: (loop?.depth ?? 0) + 1,
          deepest: (loop?.depth ?? 0) + 1,
          within: loop,
        };
        loops.set(node, pace);
        for (let at = loop; at !== null; at = at.within) {
          at.outer = true;
          at.deepest = Math.max(at.deepest, pace.depth);
        }
        if (node.type === 'ForOfStatement') {
          // Each step of an iterator may be a call.
          owner.calls = null;
          owner.callingLoops = true;
          for (let at = loop; at !== null; at = at.within) at.calls = true;
          if (node.await) for (let at: LoopPace | null = pace; at !== null; at = at.within) at.awaits = true;
          visit(node.left as AnyNode, owner, pace, null);
          visit(node.right as AnyNode, owner, loop, null);
          visit(node.body as AnyNode, owner, pace, null);
          return;
        }
        eachChild(node, (child) => visit(child, owner, pace, null));
        return;
      }
    }
    eachChild(node, (child) => visit(child, owner, loop, null));
  }

  const top: Owner = { node: program, callingLoops: false, calls: null };
  owners.push(top);
  eachChild(program, (child) => visit(child, top, null, null));

  const byNode = new Map(owners.map((owner) => [owner.node, owner]));
  const known = new Map<AnyNode, boolean>();
  /** Whether a function is known by one name, only ever called by it, and over soon. */
  function isBrief(at: AnyNode, called: string): boolean {
    const before = known.get(at);
    if (before !== undefined) return before;
    // Whoever meets it again while it is asked about has found a recursion.
    known.set(at, false);
    const owner = byNode.get(at);
    const resumes = 'generator' in at && at.generator;
    const brief =
      owner !== undefined &&
      !resumes &&
      (values.get(called) ?? 0) <= 0 &&
      owner.calls !== null &&
      [...owner.calls].every((each) => {
        const callee = named.get(each);
        return callee !== undefined && callee !== null && isBrief(callee, each);
      });
    known.set(at, brief);
    return brief;
  }

  const entries = new Map<Node, number>();
  const names = new Map<AnyNode, string>();
  for (const [called, node] of named) if (node) names.set(node, called);
  for (const { node, callingLoops } of owners) {
    const called = names.get(node);
    const brief = called !== undefined && isBrief(node, called);
    entries.set(node, brief ? 0 : callingLoops ? 4 : 1);
  }
  return { loops, entries };
}

/** A loop of any kind. */
export type Loop = ForStatement | ForInStatement | ForOfStatement | WhileStatement | DoWhileStatement;

const loopTypes: ReadonlySet<string> = new Set<Loop['type']>([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

/** Whether a statement is a loop. */
export function isLoop(node: AnyNode): node is Loop {
  return loopTypes.has(node.type);
}
