/** What a value is, what stands before its entries, and the entries, whatever the value does to those who look at it. */
import type { ValueKind } from '#core/runtime/value.ts';
import { leaf, quote } from './inspect-leaf.ts';
import { modelLine, tensorLine } from './tensor-lines.ts';
import { className, dataOf, isClass } from './type-name.ts';

/** Entries shown of one value. */
export const maxEntries = 100;

/** What a value is and has, before any of it is looked into. */
export interface Shape {
  readonly kind: ValueKind;
  /** What stands before the entries: `Point`, `Map(2)`; or the whole preview of a leaf. */
  readonly label: string;
  readonly brackets?: readonly [string, string];
  readonly entries: Iterable<readonly [key: string, value: unknown, hidden?: boolean]>;
  readonly count: number;
  /** Entries are listed without their keys in the preview. */
  readonly keyless?: boolean;
}

/** A property that is computed when read. */
export class Accessor {
  readonly text: string;
  constructor({ get, set }: PropertyDescriptor) {
    this.text = get ? (set ? '[Getter/Setter]' : '[Getter]') : '[Setter]';
  }
}

/** What a value is. `keyText` gives a map's key on one line. May throw where the value does. */
export function describe(value: object, keyText: (key: unknown) => string): Shape {
  if (typeof value === 'function') return describeFunction(value as (...args: never[]) => unknown);
  const known = describeKnown(value);
  if (known) return known;
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
      entries: mapped(value, keyText),
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
  const name = nameOf(value);
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

/** What says more in a line than its fields do: tensors, models, layers, addresses, bytes without a type. */
function describeKnown(value: object): Shape | undefined {
  const tensor = tensorLine(value);
  if (tensor !== undefined) return simple('object', tensor);
  const model = modelLine(value);
  if (model !== undefined) return simple('object', model);
  if (value instanceof URL) return simple('object', `URL ${quote(value.href)}`);
  if (value instanceof DataView) return simple('object', `DataView(${value.byteLength})`);
  if (value instanceof Blob)
    return simple('object', `${className(value)}(${value.size}) ${quote(value.type)}`);
  return undefined;
}

/** An object's class, or where it has none of its own what it calls itself: `Generator`, `Math`. */
function nameOf(value: object): string | undefined {
  const name = className(value);
  if (name !== undefined && name !== 'Object') return name;
  const tag = dataOf(value, Symbol.toStringTag);
  return typeof tag === 'string' && tag !== '' ? tag : name;
}

function simple(kind: ValueKind, label: string): Shape {
  return { kind, label, entries: [], count: 0 };
}

function describeFunction(value: (...args: never[]) => unknown): Shape {
  const declared = isClass(value);
  const name = Object.getOwnPropertyDescriptor(value, 'name')?.value;
  const shown = typeof name === 'string' && name !== '' ? name : '(anonymous)';
  const own = ownProperties(value).filter(([key]) => !['name', 'length', 'prototype'].includes(key));
  return {
    kind: declared ? 'class' : 'function',
    label: declared ? `class ${shown}` : `ƒ ${shown}()`,
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

function* mapped(
  map: ReadonlyMap<unknown, unknown>,
  keyText: (key: unknown) => string,
): Generator<[string, unknown]> {
  for (const [key, value] of map) {
    const shown = typeof key === 'string' ? quote(key) : keyText(key);
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
