/** A walk over a cell's tree that knows which identifiers mean names of the shared top level. */
import type { AnyNode, Identifier, Node, Pattern, Program } from 'acorn';
import { bodyStatements, boundNames, isLocal, lexicalNames, type Scope, varNames } from './scope.ts';
import { isNode } from './tree.ts';

/** What is done with a name. */
export type Role = 'read' | 'call' | 'typeof' | 'write' | 'declare';

/** How an identifier stands in the program. */
export interface Use {
  readonly role: Role;
  /** It stands for key and value at once, as in `{ x }`. */
  readonly shorthand: boolean;
  /** It stands in a function's body (so it may be used later than its cell runs). */
  readonly inFunction: boolean;
}

/** Where a node stands. */
export interface Place {
  readonly parent: AnyNode | null;
  /** Null at the top level of the cell. */
  readonly scope: Scope | null;
  readonly inFunction: boolean;
}

/** What to do on the way: outer nodes come before inner ones. */
export interface Visitor {
  /** A name that no function or block of the cell declares. */
  reference?(node: Identifier, use: Use): void;
  /** Every node, before what is in it. */
  enter?(node: AnyNode, place: Place): void;
}

/** Walks a cell's tree. */
export function walk(program: Program, visitor: Visitor): void {
  for (const statement of program.body) visit(statement, null, false, program);

  function refer(node: Identifier, role: Role, scope: Scope | null, inFunction: boolean, shorthand = false) {
    if (!isLocal(node.name, scope)) visitor.reference?.(node, { role, shorthand, inFunction });
  }

  function visitAll(
    nodes: readonly (Node | null)[],
    scope: Scope | null,
    inFunction: boolean,
    parent: AnyNode,
  ) {
    for (const node of nodes) if (node) visit(node, scope, inFunction, parent);
  }

  function visitPattern(
    pattern: Pattern,
    role: 'write' | 'declare',
    scope: Scope | null,
    inFunction: boolean,
    parent: AnyNode,
    shorthand = false,
  ): void {
    const inner = (each: Pattern, short = false) =>
      visitPattern(each, role, scope, inFunction, pattern as AnyNode, short);
    switch (pattern.type) {
      case 'Identifier':
        refer(pattern, role, scope, inFunction, shorthand);
        return;
      case 'ObjectPattern':
        for (const each of pattern.properties) {
          if (each.type === 'RestElement') inner(each.argument);
          else {
            if (each.computed) visit(each.key, scope, inFunction, pattern);
            inner(each.value, each.shorthand);
          }
        }
        return;
      case 'ArrayPattern':
        for (const each of pattern.elements) if (each) inner(each);
        return;
      case 'RestElement':
        inner(pattern.argument);
        return;
      case 'AssignmentPattern':
        visitor.enter?.(pattern, { parent, scope, inFunction });
        inner(pattern.left, shorthand);
        visit(pattern.right, scope, inFunction, pattern);
        return;
      default:
        visit(pattern, scope, inFunction, parent);
        return;
    }
  }

  function visit(bare: Node, scope: Scope | null, inFunction: boolean, parent: AnyNode): void {
    const node = bare as AnyNode;
    const within = (names: readonly string[]): Scope => ({ names: new Set(names), outer: scope });
    visitor.enter?.(node, { parent, scope, inFunction });
    switch (node.type) {
      case 'Identifier':
        refer(node, 'read', scope, inFunction);
        return;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const statements = bodyStatements(node.body as AnyNode);
        const inner = within([
          ...(node.type === 'FunctionExpression' && node.id ? [node.id.name] : []),
          ...(node.type === 'ArrowFunctionExpression' ? [] : ['arguments']),
          ...boundNames(node.params),
          ...statements.flatMap(varNames),
          ...lexicalNames(statements),
        ]);
        for (const param of node.params) visitPattern(param, 'declare', inner, true, node);
        if (node.body.type === 'BlockStatement') {
          visitAll(statements, inner, true, node);
          return;
        }
        visit(node.body, inner, true, node);
        return;
      }
      case 'ClassDeclaration':
      case 'ClassExpression': {
        const inner = within(node.id ? [node.id.name] : []);
        if (node.superClass) visit(node.superClass, inner, inFunction, node);
        visitAll(node.body.body, inner, true, node);
        return;
      }
      case 'BlockStatement':
        visitAll(node.body, within(lexicalNames(node.body)), inFunction, node);
        return;
      case 'StaticBlock':
        visitAll(node.body, within([...lexicalNames(node.body), ...node.body.flatMap(varNames)]), true, node);
        return;
      case 'SwitchStatement': {
        visit(node.discriminant, scope, inFunction, node);
        const inner = within(node.cases.flatMap((each) => lexicalNames(each.consequent)));
        visitAll(node.cases, inner, inFunction, node);
        return;
      }
      case 'ForStatement': {
        const inner = within(node.init ? lexicalNames([node.init]) : []);
        const { init = null, test = null, update = null } = node;
        visitAll([init, test, update, node.body], inner, inFunction, node);
        return;
      }
      case 'ForInStatement':
      case 'ForOfStatement': {
        const inner = within(lexicalNames([node.left]));
        if (node.left.type === 'VariableDeclaration') visit(node.left, inner, inFunction, node);
        else visitPattern(node.left, 'write', scope, inFunction, node);
        visitAll([node.right, node.body], inner, inFunction, node);
        return;
      }
      case 'CatchClause': {
        const inner = within(node.param ? boundNames([node.param]) : []);
        if (node.param) visitPattern(node.param, 'declare', inner, inFunction, node);
        visit(node.body, inner, inFunction, node);
        return;
      }
      case 'VariableDeclaration':
        for (const each of node.declarations) {
          visitPattern(each.id, 'declare', scope, inFunction, each);
          if (each.init) visit(each.init, scope, inFunction, each);
        }
        return;
      case 'AssignmentExpression':
        visitPattern(node.left, 'write', scope, inFunction, node);
        visit(node.right, scope, inFunction, node);
        return;
      case 'UpdateExpression':
        if (node.argument.type === 'Identifier') {
          refer(node.argument, 'write', scope, inFunction);
          return;
        }
        visit(node.argument, scope, inFunction, node);
        return;
      case 'UnaryExpression':
        if (node.operator === 'typeof' && node.argument.type === 'Identifier') {
          refer(node.argument, 'typeof', scope, inFunction);
          return;
        }
        visit(node.argument, scope, inFunction, node);
        return;
      case 'CallExpression':
        if (node.callee.type === 'Identifier') refer(node.callee, 'call', scope, inFunction);
        else visit(node.callee, scope, inFunction, node);
        visitAll(node.arguments, scope, inFunction, node);
        return;
      case 'TaggedTemplateExpression':
        if (node.tag.type === 'Identifier') refer(node.tag, 'call', scope, inFunction);
        else visit(node.tag, scope, inFunction, node);
        visit(node.quasi, scope, inFunction, node);
        return;
      case 'MemberExpression':
        visit(node.object, scope, inFunction, node);
        if (node.computed) visit(node.property, scope, inFunction, node);
        return;
      case 'Property':
        if (node.computed) visit(node.key, scope, inFunction, node);
        if (node.shorthand && node.value.type === 'Identifier') {
          refer(node.value, 'read', scope, inFunction, true);
          return;
        }
        visit(node.value, scope, inFunction, node);
        return;
      case 'MethodDefinition':
      case 'PropertyDefinition':
        if (node.computed) visit(node.key, scope, inFunction, node);
        if (node.value) visit(node.value, scope, true, node);
        return;
      case 'LabeledStatement':
        visit(node.body, scope, inFunction, node);
        return;
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
        if (node.declaration) visit(node.declaration, scope, inFunction, node);
        return;
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
        return;
      default:
        for (const child of Object.values(node)) {
          if (Array.isArray(child))
            for (const each of child) isNode(each) && visit(each, scope, inFunction, node);
          else if (isNode(child)) visit(child, scope, inFunction, node);
        }
    }
  }
}
