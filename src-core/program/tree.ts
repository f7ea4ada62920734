/** Going through a syntax tree without knowing its kinds of node. */
import type { AnyNode } from 'acorn';

/** Whether a value in a tree is a node. */
export function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Calls back with every child of a node; names that are only property names are left out. */
export function eachChild(node: AnyNode, visit: (child: AnyNode) => void): void {
  for (const [key, child] of Object.entries(node)) {
    if (key === 'property' && node.type === 'MemberExpression' && !node.computed) continue;
    if (key === 'key' && 'computed' in node && !node.computed && !('shorthand' in node && node.shorthand))
      continue;
    if (Array.isArray(child)) {
      for (const one of child) if (isNode(one)) visit(one);
    } else if (isNode(child)) visit(child);
  }
}
