/**
 * Any value as a tree that can be drawn, whatever it does to those who look at
 * it: cyclic, enormous, a proxy that throws. Getters are named, never called.
 */
import type { ValueEntry, ValueNode } from '#core/runtime/value.ts';
import { leaf } from './inspect-leaf.ts';
import { Accessor, describe, maxEntries, type Shape } from './inspect-shape.ts';
import { isModule } from './type-name.ts';

/** Deepest level with children. */
const maxDepth = 5;
/** Nodes in one tree. */
const maxNodes = 2_000;
/** Characters of a preview that lists entries. */
export const previewLength = 76;

/** The tree of a value. Never throws. */
export function inspect(value: unknown): ValueNode {
  const state = { left: maxNodes };
  return node(value, 0, [], state);
}

/** A value on one line, looked at only as far as that needs. Never throws. */
export function inspectBriefly(value: unknown): string {
  // A module's exports are many, and its name says enough.
  if (isModule(value)) return 'Module';
  return node(value, 1, [], { left: 60 }).preview;
}

function node(value: unknown, depth: number, above: readonly object[], state: { left: number }): ValueNode {
  state.left -= 1;
  try {
    if (typeof value === 'function' || (typeof value === 'object' && value !== null)) {
      if (above.includes(value)) return { kind: 'cycle', preview: '[Circular]' };
      return composite(value, depth, [...above, value], state);
    }
    return leaf(value);
  } catch {
    return { kind: 'proxy', preview: '[cannot be inspected]' };
  }
}

function composite(
  value: object | ((...args: never[]) => unknown),
  depth: number,
  above: readonly object[],
  state: { left: number },
): ValueNode {
  const shape = describe(value, (key) => inspect(key).preview);
  const children: ValueEntry[] = [];
  if (depth < maxDepth) {
    for (const [key, each] of shape.entries) {
      if (children.length >= maxEntries || state.left <= 0) break;
      children.push({
        key,
        value: each instanceof Accessor ? accessorNode(each) : node(each, depth + 1, above, state),
      });
    }
  }
  const more = shape.count - children.length;
  const preview = shape.brackets ? listing(shape, children, depth, more) : shape.label;
  return {
    kind: shape.kind,
    preview,
    ...(children.length > 0 ? { children } : {}),
    ...(more > 0 ? { more } : {}),
  };
}

function listing(shape: Shape, children: readonly ValueEntry[], depth: number, more: number): string {
  const [open, close] = shape.brackets ?? ['{', '}'];
  const start = shape.label === '' ? open : `${shape.label} ${open}`;
  if (shape.count === 0) return `${start}${close}`;
  if (depth >= 3 || children.length === 0) return `${start}…${close}`;
  let text = '';
  for (const [index, { key, value }] of children.entries()) {
    const piece = `${index > 0 ? ', ' : ''}${shape.keyless ? '' : `${key}: `}${value.preview}`;
    if (text.length + piece.length > previewLength) return `${start}${text}${index > 0 ? ', ' : ''}…${close}`;
    text += piece;
  }
  return `${start}${text}${more > 0 ? ', …' : ''}${close}`;
}

function accessorNode(accessor: Accessor): ValueNode {
  return { kind: 'function', preview: accessor.text };
}
