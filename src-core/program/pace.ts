/**
 * Where compiled code looks up from its work to ask whether it should stop, so
 * that the question costs next to nothing.
 *
 * A loop counts in a variable of its own function: by one where a round
 * calls nothing (a thousand such rounds are microseconds), by {@link callCost}
 * where it does. A function counts calls in the runtime it shares with all
 * others; one that neither loops nor calls is over at once and counts only where
 * native code may call it without end (`Array.from({ length: 1e9 }, f)`).
 */
import type { AnyNode, Identifier, Node, Program } from 'acorn';

/** A loop's count is kept within this mask; a look is due when it comes round. */
export const loopMask = 1_023;

/** What a round that calls something counts. */
export const callCost = 64;

/** How a function paces itself. */
export interface FunctionPace {
  /** Has loops of its own, so needs the variable; a lower start where they call. */
  readonly loops: 'none' | 'plain' | 'calling';
  /** Subtracted from the runtime's count on each call; 0 counts nothing. */
  readonly entry: number;
}

/** The pace of each function, static block and of the program itself, and the loops whose rounds call something. */
export interface Pace {
  readonly functions: ReadonlyMap<Node, FunctionPace>;
  readonly callingLoops: ReadonlySet<Node>;
}

interface Owner {
  readonly node: AnyNode;
  loops: 'none' | 'plain' | 'calling';
  calls: boolean;
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
  const callingLoops = new Set<Node>();
  const named = new Map<string, AnyNode>();
  const values = new Map<string, number>();

  function callsOut(node: AnyNode): boolean {
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const { object } = node.callee;
      return !(object.type === 'Identifier' && isMath(object));
    }
    return calling.has(node.type);
  }

  function visit(node: AnyNode, owner: Owner, loops: readonly AnyNode[]): void {
    if (callsOut(node)) {
      owner.calls = true;
      for (const loop of loops) callingLoops.add(loop);
      if (loops.length > 0) owner.loops = 'calling';
    }
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'StaticBlock': {
        const inner: Owner = { node, loops: 'none', calls: false };
        owners.push(inner);
        if (node.type === 'FunctionDeclaration' && node.id) named.set(node.id.name, node);
        each(node, (child) => visit(child, inner, []));
        return;
      }
      case 'VariableDeclarator':
        if (node.id.type === 'Identifier' && node.init) {
          const { type } = node.init;
          if (type === 'ArrowFunctionExpression' || type === 'FunctionExpression') {
            named.set(node.id.name, node.init as AnyNode);
            values.set(node.id.name, (values.get(node.id.name) ?? 0) - 1);
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
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement': {
        if (owner.loops === 'none') owner.loops = 'plain';
        const within = [...loops, node];
        // Each step of an iterator is a call.
        if (node.type === 'ForOfStatement') {
          owner.calls = true;
          owner.loops = 'calling';
          for (const loop of within) callingLoops.add(loop);
        }
        each(node, (child) => visit(child, owner, within));
        return;
      }
    }
    each(node, (child) => visit(child, owner, loops));
  }

  function count(name: string, by: number): void {
    values.set(name, (values.get(name) ?? 0) + by);
  }

  const top: Owner = { node: program, loops: 'none', calls: false };
  owners.push(top);
  each(program, (child) => visit(child, top, []));

  /** Functions that the cell knows by one name and only ever calls by it. */
  const called = new Set<AnyNode>();
  for (const [name, node] of named) {
    // A declaration's own identifier counts once; a variable's was taken off above.
    const own = node.type === 'FunctionDeclaration' ? 1 : 0;
    if ((values.get(name) ?? 0) - own <= 0) called.add(node);
  }

  const functions = new Map<Node, FunctionPace>();
  for (const { node, loops, calls } of owners) {
    const resumes =
      (node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression') && node.generator;
    const leaf = !calls && !resumes && called.has(node);
    functions.set(node, { loops, entry: loops === 'calling' ? 4 : leaf ? 0 : 1 });
  }
  return { functions, callingLoops };
}

/** Calls back with every child of a node; names that are only property names are left out. */
function each(node: AnyNode, visit: (child: AnyNode) => void): void {
  for (const [key, child] of Object.entries(node)) {
    if (key === 'property' && node.type === 'MemberExpression' && !node.computed) continue;
    if (key === 'key' && 'computed' in node && !node.computed && !('shorthand' in node && node.shorthand))
      continue;
    if (Array.isArray(child)) {
      for (const one of child) if (isNode(one)) visit(one);
    } else if (isNode(child)) visit(child);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
