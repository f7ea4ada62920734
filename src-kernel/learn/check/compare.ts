/** Whether two values are the same within a tolerance, and where they first differ. */
import { isTensor } from '../../evaluate/tensors.ts';

/** Where two values first differ: a path such as `[3]` or `.bias` ('' for the values themselves), and both sides there. */
export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Levels looked at; what lies deeper counts as the same only where it is identical. */
const maxDepth = 20;

/**
 * The first difference between two values, or null. Numbers may differ by `within`; without it, by what rounding
 * brings (one part in 10⁹). Tensors and typed arrays are compared with arrays by their numbers.
 */
export function difference(
  expected: unknown,
  actual: unknown,
  within?: number,
  path = '',
  depth = 0,
): Difference | null {
  const left = plain(expected);
  const right = plain(actual);
  const here: Difference = { path, expected: left, actual: right };
  if (typeof left === 'number' && typeof right === 'number') return close(left, right, within) ? null : here;
  if (Object.is(left, right)) return null;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return here;
  if (depth >= maxDepth || Array.isArray(left) !== Array.isArray(right)) return here;
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length !== right.length) {
      return { path: `${path}.length`, expected: left.length, actual: right.length };
    }
    for (const [index, item] of left.entries()) {
      const found = difference(item, right[index], within, `${path}[${index}]`, depth + 1);
      if (found) return found;
    }
    return null;
  }
  for (const [key, item] of Object.entries(left)) {
    const other: unknown = Object.hasOwn(right, key) ? Reflect.get(right, key) : undefined;
    const found = difference(item, other, within, `${path}.${key}`, depth + 1);
    if (found) return found;
  }
  return null;
}

function close(expected: number, actual: number, within: number | undefined): boolean {
  if (Object.is(expected, actual) || expected === actual) return true;
  return Math.abs(expected - actual) <= (within ?? 1e-9 * Math.max(1, Math.abs(expected)));
}

/** A value with tensors, typed arrays, maps and sets as plain data. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isTensor(value)) return nested([...Array.from(value.dataSync())], value.shape);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as unknown as ArrayLike<unknown>);
  }
  if (value instanceof Set) return [...value];
  if (value instanceof Map) return [...value];
  return value;
}

/** A flat list as nested lists of a shape; a scalar's is its one value. */
function nested(values: readonly unknown[], shape: readonly number[]): unknown {
  const [first, ...rest] = shape;
  if (first === undefined) return values[0];
  const size = first === 0 ? 0 : values.length / first;
  return Array.from({ length: first }, (_, index) =>
    nested(values.slice(index * size, (index + 1) * size), rest),
  );
}
