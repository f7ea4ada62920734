/**
 * Names and where they are declared, by the rules of ECMAScript modules: `let`,
 * `const`, `class` and functions belong to their block, `var` to its function.
 */
import type { AnyNode, Node, Pattern, Program, Statement } from 'acorn';

/** The names a block or function declares, and what lies around it. The cell's own top level has no Scope. */
export interface Scope {
  readonly names: ReadonlySet<string>;
  readonly outer: Scope | null;
}

/** Whether a name is declared below the top level of the cell, seen from a scope. */
export function isLocal(name: string, scope: Scope | null): boolean {
  for (let at = scope; at !== null; at = at.outer) if (at.names.has(name)) return true;
  return false;
}

/** How a top-level name was declared. */
export type DeclarationKind = 'const' | 'let' | 'var' | 'function' | 'class' | 'import';

/** The names a cell declares at its top level, in the order in which they are written. */
export function topLevelNames(program: Program): ReadonlyMap<string, DeclarationKind> {
  const names = new Map<string, DeclarationKind>();
  for (const statement of program.body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement;
    if (declaration?.type === 'VariableDeclaration' && declaration.kind !== 'var') {
      const kind = declaration.kind === 'let' ? 'let' : 'const';
      for (const name of boundNames(declaration.declarations.map((each) => each.id))) names.set(name, kind);
    } else if (declaration?.type === 'FunctionDeclaration') {
      if (declaration.id !== null) names.set(declaration.id.name, 'function');
    } else if (declaration?.type === 'ClassDeclaration') {
      if (declaration.id !== null) names.set(declaration.id.name, 'class');
    } else if (declaration?.type === 'ImportDeclaration') {
      for (const specifier of declaration.specifiers) names.set(specifier.local.name, 'import');
    } else if (declaration) {
      for (const name of varNames(declaration)) if (!names.has(name)) names.set(name, 'var');
    }
  }
  return names;
}

/** The names of these that stand for functions written in the cell. */
export function functionNames(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'FunctionDeclaration') names.add(declaration.id.name);
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== 'Identifier') continue;
      if (init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression') names.add(id.name);
    }
  }
  return names;
}

/** Every name a list of patterns binds. */
export function boundNames(patterns: readonly (Pattern | null)[]): string[] {
  return patterns.flatMap((pattern): string[] => {
    switch (pattern?.type) {
      case 'Identifier':
        return [pattern.name];
      case 'ObjectPattern':
        return boundNames(
          pattern.properties.map((each) => (each.type === 'RestElement' ? each.argument : each.value)),
        );
      case 'ArrayPattern':
        return boundNames(pattern.elements);
      case 'AssignmentPattern':
        return boundNames([pattern.left]);
      case 'RestElement':
        return boundNames([pattern.argument]);
      default:
        return [];
    }
  });
}

/** Names that `let`, `const`, `class` and functions give to the block made of these statements. */
export function lexicalNames(statements: readonly Node[]): string[] {
  return (statements as readonly AnyNode[]).flatMap((statement): string[] => {
    if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') {
      return boundNames(statement.declarations.map((each) => each.id));
    }
    if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
      return statement.id ? [statement.id.name] : [];
    }
    return [];
  });
}

/** Names that `var` gives to the function (or cell) this node stands in; functions inside it keep theirs. */
export function varNames(root: Node): string[] {
  const node = root as AnyNode;
  switch (node.type) {
    case 'VariableDeclaration':
      return node.kind === 'var' ? boundNames(node.declarations.map((each) => each.id)) : [];
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return [];
    case 'BlockStatement':
    case 'StaticBlock':
      return node.body.flatMap(varNames);
    case 'IfStatement':
      return [...varNames(node.consequent), ...(node.alternate ? varNames(node.alternate) : [])];
    case 'ForStatement':
      return [...(node.init ? varNames(node.init) : []), ...varNames(node.body)];
    case 'ForInStatement':
    case 'ForOfStatement':
      return [...varNames(node.left), ...varNames(node.body)];
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'LabeledStatement':
      return varNames(node.body);
    case 'SwitchStatement':
      return node.cases.flatMap((each) => each.consequent.flatMap(varNames));
    case 'TryStatement':
      return [node.block, node.handler?.body, node.finalizer].flatMap((block) =>
        block ? varNames(block) : [],
      );
    default:
      return [];
  }
}

/** The statements of a function's body; none where the body is an expression. */
export function bodyStatements(body: AnyNode): readonly Statement[] {
  return body.type === 'BlockStatement' ? body.body : [];
}
