/**
 * Any value as a tree that can be drawn, whatever it does to those who look at
 * it: cyclic, enormous, a proxy that throws. Getters are named, never called.
 */
import type { ValueEntry, ValueKind, ValueNode } from '#core/runtime/value.ts';

/** Deepest level with children. */
const maxDepth = 5;
/** Entries shown of one value. */
const maxEntries = 100;
/** Nodes in one tree. */
const maxNodes = 2_000;
/** Characters of one string. */
const maxString = 10_000;
/** Characters of a preview that lists entries. */
const previewLength = 76;

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

/** The name of a value's type: its class's, else what `typeof` says. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (isModule(value)) return 'module';
  if (typeof value !== 'object') return typeof value;
  return className(value) ?? 'object';
}

function isModule(value: unknown): boolean {
  try {
    return Object.prototype.toString.call(value) === '[object Module]';
  } catch {
    return false;
  }
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

function leaf(value: unknown): ValueNode {
  switch (typeof value) {
    case 'string':
      return { kind: 'string', preview: quote(value) };
    case 'number':
      return { kind: 'number', preview: Object.is(value, -0) ? '-0' : String(value) };
    case 'bigint':
      return { kind: 'bigint', preview: `${value}n` };
    case 'boolean':
      return { kind: 'boolean', preview: String(value) };
    case 'symbol':
      return { kind: 'symbol', preview: value.toString() };
    case 'undefined':
      return { kind: 'undefined', preview: 'undefined' };
    default:
      return { kind: 'null', preview: 'null' };
  }
}

function quote(text: string): string {
  const cut = text.length > maxString ? `${text.slice(0, maxString)}…` : text;
  return JSON.stringify(cut);
}

interface Shape {
  readonly kind: ValueKind;
  /** What stands before the entries: `Point`, `Map(2)`; or the whole preview of a leaf. */
  readonly label: string;
  readonly brackets?: readonly [string, string];
  readonly entries: Iterable<readonly [key: string, value: unknown, hidden?: boolean]>;
  readonly count: number;
  /** Entries are listed without their keys in the preview. */
  readonly keyless?: boolean;
}

function composite(
  value: object | ((...args: never[]) => unknown),
  depth: number,
  above: readonly object[],
  state: { left: number },
): ValueNode {
  const shape = describe(value);
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

/** A property that is computed when read. */
class Accessor {
  readonly text: string;
  constructor({ get, set }: PropertyDescriptor) {
    this.text = get ? (set ? '[Getter/Setter]' : '[Getter]') : '[Setter]';
  }
}

function accessorNode(accessor: Accessor): ValueNode {
  return { kind: 'function', preview: accessor.text };
}

function describe(value: object): Shape {
  if (typeof value === 'function') return describeFunction(value as (...args: never[]) => unknown);
  if (Array.isArray(value)) {
    const own = value.length <= maxEntries ? extraProperties(value) : [];
    return {
      kind: 'array',
      label: value.length > 6 ? `Array(${value.length})` : '',
      brackets: ['[', ']'],
      entries: chainOf(indexed(value), own),
      count: value.length + own.length,
      keyless: own.length === 0,
    };
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const array = value as unknown as ArrayLike<unknown>;
    return {
      kind: 'typed-array',
      label: `${className(value) ?? 'TypedArray'}(${array.length})`,
      brackets: ['[', ']'],
      entries: indexed(array),
      count: array.length,
      keyless: true,
    };
  }
  if (value instanceof Map) {
    return {
      kind: 'map',
      label: `Map(${value.size})`,
      brackets: ['{', '}'],
      entries: mapped(value),
      count: value.size,
    };
  }
  if (value instanceof Set) {
    return {
      kind: 'set',
      label: `Set(${value.size})`,
      brackets: ['{', '}'],
      entries: indexed([...take(value, maxEntries)]),
      count: value.size,
      keyless: true,
    };
  }
  if (value instanceof Date) {
    const time = value.getTime();
    return simple('date', Number.isNaN(time) ? 'Invalid Date' : value.toISOString());
  }
  if (value instanceof RegExp) return simple('regexp', String(value));
  if (value instanceof Promise) return simple('promise', 'Promise');
  if (value instanceof Error) {
    const own = ownProperties(value).filter(([key]) => key !== 'stack' && key !== 'message');
    return { kind: 'error', label: errorLine(value), entries: own, count: own.length };
  }
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
    return simple('object', `${className(value) ?? 'ArrayBuffer'}(${value.byteLength})`);
  }
  const name = className(value);
  const own = ownProperties(value);
  const boxed = value instanceof String || value instanceof Number || value instanceof Boolean;
  return {
    kind: 'object',
    label: boxed
      ? `${name} ${leaf(value.valueOf()).preview}`
      : name === 'Object'
        ? ''
        : (name ?? '[null prototype]'),
    brackets: ['{', '}'],
    entries: own,
    count: own.length,
  };
}

function simple(kind: ValueKind, label: string): Shape {
  return { kind, label, entries: [], count: 0 };
}

function describeFunction(value: (...args: never[]) => unknown): Shape {
  const isClass = /^class\b/.test(Function.prototype.toString.call(value).slice(0, 6));
  const name = Object.getOwnPropertyDescriptor(value, 'name')?.value;
  const shown = typeof name === 'string' && name !== '' ? name : '(anonymous)';
  const own = ownProperties(value).filter(([key]) => !['name', 'length', 'prototype'].includes(key));
  return {
    kind: isClass ? 'class' : 'function',
    label: isClass ? `class ${shown}` : `ƒ ${shown}()`,
    entries: own,
    count: own.length,
  };
}

/** An error on one line; its getters are not trusted either. */
export function errorLine(error: Error): string {
  try {
    const { name, message } = error;
    return message ? `${name}: ${message}` : String(name);
  } catch {
    return 'Error';
  }
}

/** The name of an object's class, undefined where it has no prototype. */
function className(value: object): string | undefined {
  for (
    let at: unknown = Object.getPrototypeOf(value);
    at !== null && typeof at === 'object';
    at = Object.getPrototypeOf(at)
  ) {
    const maker: unknown = Object.getOwnPropertyDescriptor(at, 'constructor')?.value;
    if (typeof maker === 'function' && maker.name !== '') return maker.name;
  }
  return undefined;
}

function ownProperties(value: object): [string, unknown][] {
  return Reflect.ownKeys(value).flatMap((key): [string, unknown][] => {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    if (descriptor === undefined || (typeof key === 'symbol' && !descriptor.enumerable)) return [];
    const shown = typeof key === 'symbol' ? `[${key.toString()}]` : key;
    return [[shown, 'value' in descriptor ? descriptor.value : new Accessor(descriptor)]];
  });
}

/** Properties of an array that are not elements. */
function extraProperties(value: readonly unknown[]): [string, unknown][] {
  return Object.keys(value).length === value.length
    ? []
    : ownProperties(value).filter(([key]) => key !== 'length' && !/^\d+$/.test(key));
}

function* indexed(value: ArrayLike<unknown>): Generator<[string, unknown]> {
  for (let index = 0; index < value.length; index++) {
    const descriptor = Array.isArray(value)
      ? Object.getOwnPropertyDescriptor(value, index)
      : { value: value[index] };
    yield [
      String(index),
      descriptor && !('value' in descriptor) ? new Accessor(descriptor) : descriptor?.value,
    ];
  }
}

function* chainOf<T>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  yield* first;
  yield* second;
}

function* mapped(map: ReadonlyMap<unknown, unknown>): Generator<[string, unknown]> {
  for (const [key, value] of map) {
    const shown = typeof key === 'string' ? quote(key) : inspect(key).preview;
    yield [shown.length > 60 ? `${shown.slice(0, 60)}…` : shown, value];
  }
}

function* take<T>(values: Iterable<T>, count: number): Generator<T> {
  let index = 0;
  for (const value of values) {
    if (index++ >= count) return;
    yield value;
  }
}

/** A value as text of one or more lines, as `console.log` prints it. Strings inside are quoted, the value itself is not. */
export function inspectText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return errorText(value);
  return layOut(inspect(value), '', 0);
}

function errorText(error: Error): string {
  const cause = error.cause === undefined ? '' : `\n  cause: ${inspect(error.cause).preview}`;
  return `${errorLine(error)}${cause}`;
}

function layOut(tree: ValueNode, indent: string, depth: number): string {
  const whole = !tree.preview.includes('…') || tree.children === undefined;
  if (whole || depth > 3 || tree.children === undefined) return tree.preview;
  const arrays = tree.kind === 'array' || tree.kind === 'typed-array';
  const [open, close] = arrays ? ['[', ']'] : ['{', '}'];
  const head = tree.preview.slice(0, tree.preview.indexOf(open) + 1) || open;
  const inner = `${indent}  `;
  const items = tree.children.map(({ key, value }) => {
    const text = layOut(value, inner, depth + 1);
    return arrays ? text : `${key}: ${text}`;
  });
  if (tree.more) items.push(`… ${tree.more} more`);
  if (arrays && items.every((item) => item.length <= 12)) {
    return `${head}\n${wrapped(items, inner)}\n${indent}${close}`;
  }
  return `${head}\n${items.map((item) => `${inner}${item}`).join(',\n')}\n${indent}${close}`;
}

/** Short items side by side in lines of at most 76 characters. */
function wrapped(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const [index, item] of items.entries()) {
    const piece = index < items.length - 1 ? `${item}, ` : item;
    if (line.length + piece.length > previewLength && line !== indent) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += piece;
  }
  return [...lines, line].join('\n');
}
