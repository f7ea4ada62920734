/** A tensor's values as a matrix to look at: the slice of its last two axes that was chosen. */
import type { TensorData } from '../runtime/output.ts';

/** A piece of a tensor as rows and columns; values that were not sent are undefined. */
export interface TensorSlice {
  readonly rows: number;
  readonly columns: number;
  readonly at: (row: number, column: number) => number | string | undefined;
}

/** How many slices along the leading axes lie wholly among the values that were sent; at least one where any value was. */
export function sliceCount(data: TensorData): number {
  const size = sliceSize(data.shape);
  if (size === 0) return 0;
  return Math.max(data.values.length > 0 ? 1 : 0, Math.floor(data.values.length / size));
}

/** Slice `index` over the last two axes: a vector is one row, a scalar one value. */
export function tensorSlice(data: TensorData, index: number): TensorSlice {
  const columns = data.shape.at(-1) ?? 1;
  const rows = data.shape.length > 1 ? (data.shape.at(-2) ?? 1) : 1;
  const from = index * rows * columns;
  return { rows, columns, at: (row, column) => data.values[from + row * columns + column] };
}

/** The position of slice `index` along the leading axes, such as `[2, 0, :, :]`. */
export function sliceName(shape: readonly number[], index: number): string {
  const leading = shape.slice(0, -2);
  const position: number[] = [];
  let rest = index;
  for (const length of [...leading].reverse()) {
    position.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return `[${[...position, ':', ':'].join(', ')}]`;
}

function sliceSize(shape: readonly number[]): number {
  return shape.slice(-2).reduce((product, length) => product * length, 1);
}

/** A value of a tensor as a number; `NaN`, `Infinity` and `-Infinity` were written as text. */
export function tensorNumber(value: number | string | undefined): number {
  return value === undefined ? Number.NaN : Number(value);
}
