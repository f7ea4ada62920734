/**
 * A JavaScript value as a tree that can be drawn: what an object inspector
 * shows. Made in the kernel with caps on depth, breadth and text, so that a
 * cyclic or enormous value is as cheap to show as a small one.
 */

/** Kinds of value, by how they are drawn. */
export type ValueKind =
  | 'undefined'
  | 'null'
  | 'boolean'
  | 'number'
  | 'bigint'
  | 'string'
  | 'symbol'
  | 'function'
  | 'class'
  | 'date'
  | 'regexp'
  | 'error'
  | 'array'
  | 'typed-array'
  | 'map'
  | 'set'
  | 'object'
  | 'promise'
  | 'proxy'
  | 'cycle';

/** One node of a value tree. */
export interface ValueNode {
  readonly kind: ValueKind;
  /** The value on one line: `42`, `"text"`, `Float32Array(784)`, `Point {x: 1, y: 2}`. */
  readonly preview: string;
  /** Entries inside, in their own order; absent for leaves. */
  readonly children?: readonly ValueEntry[];
  /** How many entries were left out by the caps. */
  readonly more?: number;
}

/** A named entry of a value: property, index, or map entry. */
export interface ValueEntry {
  readonly key: string;
  readonly value: ValueNode;
}
