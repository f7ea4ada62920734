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

/** A tensor read as pictures: grey for `[h, w]`, `[n, h, w]` and `[…, h, w, 1]`, in colour for `[…, h, w, 3]`. */
export interface TensorImages {
  readonly width: number;
  readonly height: number;
  /** Pictures that lie wholly among the values that were sent. */
  readonly count: number;
  /** Red, green and blue in [0, 255] of a pixel of a picture. */
  readonly at: (image: number, row: number, column: number) => readonly [number, number, number];
}

/** The tensor as pictures, or null where its shape is none of a picture's or not one was sent whole. */
export function tensorImages(data: TensorData): TensorImages | null {
  const { shape } = data;
  const last = shape.at(-1) ?? 0;
  const deep = shape.length > 2 && (last === 1 || last === 3);
  if (data.dtype === 'string' || data.dtype === 'complex64') return null;
  if (shape.length < 2 || shape.length > (deep ? 4 : 3)) return null;
  const channels = deep ? last : 1;
  const [height = 0, width = 0] = shape.slice(deep ? -3 : -2, deep ? -1 : undefined);
  const size = height * width * channels;
  const count = size === 0 ? 0 : Math.floor(data.values.length / size);
  if (count === 0 || height < 2 || width < 2) return null;
  const [low, high] = rangeOf(data);
  const shade = (index: number): number => {
    const share = (tensorNumber(data.values[index]) - low) / (high - low || 1);
    return Number.isNaN(share) ? 0 : Math.round(255 * Math.max(0, Math.min(1, share)));
  };
  return {
    width,
    height,
    count,
    at: (image, row, column) => {
      const from = image * size + (row * width + column) * channels;
      if (channels === 3) return [shade(from), shade(from + 1), shade(from + 2)];
      const grey = shade(from);
      return [grey, grey, grey];
    },
  };
}

/** What is black and what is white: [0, 1] or [0, 255] where the values lie within, else their own extremes. */
function rangeOf({ min = 0, max = 1 }: TensorData): readonly [number, number] {
  if (min >= 0 && max <= 1) return [0, 1];
  return min >= 0 && max <= 255 ? [0, 255] : [min, max];
}

/** The tensor as nested lists that TypeScript reads again; `…` stands where values were not sent. */
export function tensorText(data: TensorData): string {
  let at = 0;
  const write = (axis: number, indent: string): string => {
    if (axis === data.shape.length) return scalarText(data.values[at++]);
    const length = data.shape[axis] ?? 0;
    const parts: string[] = [];
    for (let index = 0; index < length; index++) {
      if (at >= data.values.length) {
        parts.push('…');
        break;
      }
      parts.push(write(axis + 1, `${indent} `));
    }
    const innermost = axis === data.shape.length - 1;
    return `[${parts.join(innermost ? ', ' : `,\n${indent} `)}]`;
  };
  return write(0, '');
}

function scalarText(value: number | string | undefined): string {
  if (value === undefined) return '…';
  return typeof value === 'number' || /^(?:NaN|-?Infinity)$/.test(value)
    ? String(value)
    : JSON.stringify(value);
}
