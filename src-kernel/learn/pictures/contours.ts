/** Lines of equal height of a function of two variables, by marching squares. */
import type { Place } from '../scene/points.ts';

/** Values on a grid: the first row is the top of the box. */
export interface Grid {
  readonly values: Float64Array;
  readonly columns: number;
  readonly rows: number;
  readonly x: Place;
  readonly y: Place;
}

/** A function's values at the middles of a grid's squares. */
export function gridOf(of: (x: number, y: number) => number, x: Place, y: Place, size = 64): Grid {
  const values = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      values[row * size + column] = of(
        x[0] + ((column + 0.5) / size) * (x[1] - x[0]),
        y[1] - ((row + 0.5) / size) * (y[1] - y[0]),
      );
    }
  }
  return { values, columns: size, rows: size, x, y };
}

/** The line of one height as x and y columns, pieces parted by NaN. */
export function contour(
  grid: Grid,
  level: number,
): { readonly x: readonly number[]; readonly y: readonly number[] } {
  const { values, columns, rows } = grid;
  const at = (row: number, column: number): number => values[row * columns + column] ?? Number.NaN;
  const xs: number[] = [];
  const ys: number[] = [];
  const add = (column: number, row: number): void => {
    xs.push(grid.x[0] + ((column + 0.5) / columns) * (grid.x[1] - grid.x[0]));
    ys.push(grid.y[1] - ((row + 0.5) / rows) * (grid.y[1] - grid.y[0]));
  };
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const corners = [
        at(row, column),
        at(row, column + 1),
        at(row + 1, column + 1),
        at(row + 1, column),
      ] as const;
      const cuts = edges.flatMap(([from, to]) => {
        const [a, b] = [corners[from.corner], corners[to.corner]];
        if (a >= level === b >= level || !Number.isFinite(a - b)) return [];
        const part = (level - a) / (b - a);
        return [
          [column + from.dx + (to.dx - from.dx) * part, row + from.dy + (to.dy - from.dy) * part] as const,
        ];
      });
      for (let cut = 0; cut + 1 < cuts.length; cut += 2) {
        const [start, end] = [cuts[cut], cuts[cut + 1]];
        if (!start || !end) continue;
        add(start[0], start[1]);
        add(end[0], end[1]);
        xs.push(Number.NaN);
        ys.push(Number.NaN);
      }
    }
  }
  return { x: xs, y: ys };
}

const corner = [
  { corner: 0, dx: 0, dy: 0 },
  { corner: 1, dx: 1, dy: 0 },
  { corner: 2, dx: 1, dy: 1 },
  { corner: 3, dx: 0, dy: 1 },
] as const;
const edges = [
  [corner[0], corner[1]],
  [corner[1], corner[2]],
  [corner[2], corner[3]],
  [corner[3], corner[0]],
] as const;
