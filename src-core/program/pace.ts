/**
 * Where compiled code looks up from its work to ask whether it should stop, so
 * that the question costs next to nothing.
 *
 * Loops ask each round or between strips of rounds (`rewrite-loops.ts`), unless they say themselves that they are
 * over at once. What may begin a long loop again and again asks too, for that need not come to the end of a strip: the loop
 * around it in each round, or it itself as it begins. A function asks when it is called, unless it holds no long loop and all
 * it calls is over at once: then whoever calls it in a circle asks.
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
import { callableFrom } from './called-from.ts';
import { boundNames } from './scope.ts';
import { type Cut, cutLoops, type Shape } from './strips.ts';
import { eachChild } from './tree.ts';

/** A loop of a cell. */
export interface LoopPace {
  /** The loop with the labels that stand before it. */
  readonly statement: AnyNode;
  /** What its rounds call: nothing; functions that are over soon or ask by themselves; or something that may take long. */
  calls: 'none' | 'own' | 'other';
  /** Its rounds wait for something, so that other code runs between them. */
  awaits: boolean;
  /** It holds other loops of the same function. */
  outer: boolean;
  /** Functions or classes are made in it. */
  closures: boolean;
  /** It stands at the cell's top level, in no function. */
  readonly atTop: boolean;
  /** Offset before which it is not reached while the cell runs. */
  readonly reachedFrom: number;
  /** The loop around it in the same function. */
  readonly within: LoopPace | null;
}

/** The pace of a cell. */
export interface Pace {
  readonly loops: ReadonlyMap<Node, LoopPace>;
  /** What becomes of each loop. */
  readonly cuts: ReadonlyMap<Shape, Cut>;
  /** Functions that ask whenever they are called. */
  readonly asking: ReadonlySet<Node>;
}

/** What is known of names from outside the cell's text. */
export interface KnownNames {
  /** Whether a name is the platform's own `Math` there. */
  isMath(name: Identifier): boolean;
  /** Whether a name of another cell is a function of a cell, which asks when it is called or is over soon. */
  asksItself(name: string): boolean;
}

/** Methods of arrays that call back for each element and are soon over when the callback is. */
const arrayMethods = new Set(
  'map filter forEach reduce reduceRight some every find findIndex findLast findLastIndex flatMap'.split(' '),
);

interface Owner {
  readonly node: AnyNode;
  /** Names it calls; null where it calls something that has no name. */
  calls: Set<string> | null;
  /** Its loops. */
  readonly loops: LoopPace[];
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

/** Works out the pace of a cell. */
export function paceOf(program: Program, { isMath, asksItself }: KnownNames): Pace {
  const owners: Owner[] = [];
  const loops = new Map<Node, LoopPace>();
  /** Names that a loop's rounds call. */
  const called = new Map<LoopPace, Set<string>>();
  /** Functions by the one name they have; null where several things share a name. */
  const named = new Map<string, AnyNode | null>();
  /** Functions written as the callback of an array's method. */
  const callbacks = new Set<AnyNode>();
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
      if (callee.type === 'Identifier') {
        owner.calls?.add(callee.name);
        for (let at = loop; at !== null; at = at.within) called.get(at)?.add(callee.name);
        return;
      }
    }
    owner.calls = null;
    for (let at = loop; at !== null; at = at.within) {
      at.calls = 'other';
      if (node.type === 'AwaitExpression') at.awaits = true;
    }
  }

  function visit(node: AnyNode, owner: Owner, loop: LoopPace | null, labelled: AnyNode | null): void {
    noteCall(node, owner, loop);
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        for (let at = loop; at !== null; at = at.within) at.closures = true;
        const inner: Owner = { node, calls: new Set(), loops: [] };
        owners.push(inner);
        if (node.type === 'FunctionDeclaration' && node.id) {
          name(node.id.name, node);
          count(node.id.name, -1);
        }
        for (const param of boundNames(node.params)) named.set(param, null);
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
      case 'AssignmentExpression':
        if (node.left.type === 'Identifier') named.set(node.left.name, null);
        break;
      case 'CallExpression':
        // A name that is called is not a value that may reach native code.
        if (node.callee.type === 'Identifier') count(node.callee.name, -1);
        if (isArrayMethod(node.callee as AnyNode))
          for (const argument of node.arguments) callbacks.add(argument as AnyNode);
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
          calls: 'none',
          awaits: false,
          outer: false,
          closures: false,
          atTop: owner.node === program,
          reachedFrom: owner.node === program ? node.start : from,
          within: loop,
        };
        loops.set(node, pace);
        owner.loops.push(pace);
        called.set(pace, new Set());
        for (let at = loop; at !== null; at = at.within) at.outer = true;
        if (node.type === 'ForOfStatement') {
          // Each step of an iterator may be a call.
          owner.calls = null;
          for (let at = loop; at !== null; at = at.within) at.calls = 'other';
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

  const top: Owner = { node: program, calls: null, loops: [] };
  owners.push(top);
  const callable = callableFrom(program);
  let from = 0;
  for (const statement of program.body) {
    from = callable(statement);
    visit(statement as AnyNode, top, null, null);
  }

  for (const [pace, names] of called) {
    if (pace.calls === 'other' || names.size === 0) continue;
    const own = [...names].every((each) => (named.has(each) ? named.get(each) !== null : asksItself(each)));
    pace.calls = own ? 'own' : 'other';
  }
  const cuts = cutLoops(loops);

  const byNode = new Map(owners.map((owner) => [owner.node, owner]));
  const known = new Map<AnyNode, boolean>();
  /** Whether a function is over soon, and it is a callback or known by one name and only ever called by it. */
  function isBrief(at: AnyNode, called: string | undefined): boolean {
    const before = known.get(at);
    if (before !== undefined) return before;
    // Whoever meets it again while it is asked about has found a recursion.
    known.set(at, false);
    const owner = byNode.get(at);
    const resumes = 'generator' in at && at.generator;
    const brief =
      owner !== undefined &&
      !resumes &&
      (called === undefined ? callbacks.has(at) : (values.get(called) ?? 0) <= 0) &&
      owner.calls !== null &&
      owner.loops.every((loop) => !cuts.get(loop)?.long) &&
      [...owner.calls].every((each) => {
        const callee = named.get(each);
        return callee !== undefined && callee !== null && isBrief(callee, each);
      });
    known.set(at, brief);
    return brief;
  }

  const asking = new Set<Node>();
  const names = new Map<AnyNode, string>();
  for (const [called, node] of named) if (node) names.set(node, called);
  for (const { node } of owners) {
    if (!isBrief(node, names.get(node))) asking.add(node);
  }
  return { loops, cuts, asking };
}

function isArrayMethod(callee: AnyNode): boolean {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier')
    return false;
  return arrayMethods.has(callee.property.name);
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
