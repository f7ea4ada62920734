/** From which place in a cell on its functions may be called. */
import type { AnyNode, Node, Program } from 'acorn';
import { eachChild } from './tree.ts';

/**
 * For each top-level statement, the offset before which no function in it is called while the cell runs: where the
 * statement begins, or, for function declarations, which are there from the start, where one of them is first mentioned or
 * something is awaited.
 */
export function callableFrom(program: Program): (statement: Node) => number {
  const hoisted = new Set<string>();
  for (const statement of program.body) {
    const declaration = declarationIn(statement as AnyNode);
    if (declaration?.id) hoisted.add(declaration.id.name);
  }
  const first = program.body.find(
    (statement) =>
      statement.type !== 'ImportDeclaration' &&
      !declarationIn(statement as AnyNode) &&
      mentions(statement as AnyNode, hoisted),
  );
  const from = first?.start ?? Number.POSITIVE_INFINITY;
  return (statement) => (declarationIn(statement as AnyNode) ? from : statement.start);
}

function declarationIn(statement: AnyNode) {
  const declaration =
    statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
      ? statement.declaration
      : statement;
  return declaration?.type === 'FunctionDeclaration' ? declaration : undefined;
}

function mentions(node: AnyNode, names: ReadonlySet<string>): boolean {
  if (node.type === 'Identifier') return names.has(node.name);
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) return true;
  let found = false;
  eachChild(node, (child) => {
    found ||= mentions(child, names);
  });
  return found;
}
