/**
 * A pen on paper: smooth curves through a path's points, and anti-aliased ink
 * along them. Coordinates are pixels, y downwards; a pixel's centre is at (column + ½, row + ½).
 */

/** A point of a curve: where the pen is. */
export interface PenPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Points about `spacing` apart on a smooth curve through the given points, which
 * turns sharply at those marked as corners.
 * Between corners the curve is a Catmull–Rom spline (1974) of tension ½.
 */
export function smoothCurve(
  points: readonly (PenPoint & { readonly corner: boolean })[],
  spacing: number,
): PenPoint[] {
  const curve: PenPoint[] = [];
  for (let index = 0; index + 1 < points.length; index++) {
    const from = points[index];
    const to = points[index + 1];
    if (!from || !to) break;
    const before = (from.corner ? undefined : points[index - 1]) ?? mirror(to, from);
    const after = (to.corner ? undefined : points[index + 2]) ?? mirror(from, to);
    const pieces = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / spacing));
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces;
      curve.push({
        x: catmullRom(before.x, from.x, to.x, after.x, t),
        y: catmullRom(before.y, from.y, to.y, after.y, t),
      });
    }
  }
  const last = points.at(-1);
  if (last) curve.push({ x: last.x, y: last.y });
  return curve;
}

/** The point as far beyond `about` as `point` is before it: a spline's missing neighbour at an end. */
function mirror(point: PenPoint, about: PenPoint): PenPoint {
  return { x: 2 * about.x - point.x, y: 2 * about.y - point.y };
}

function catmullRom(before: number, from: number, to: number, after: number, t: number): number {
  const slopeFrom = (to - before) / 2;
  const slopeTo = (after - from) / 2;
  const t2 = t * t;
  const t3 = t2 * t;
  return (
    (2 * t3 - 3 * t2 + 1) * from +
    (t3 - 2 * t2 + t) * slopeFrom +
    (3 * t2 - 2 * t3) * to +
    (t3 - t2) * slopeTo
  );
}

/** A pen: lengths in pixels. */
export interface Pen {
  /** Half the width of its line. */
  readonly radius: number;
  /** Width of the line's edge, over which ink fades. */
  readonly softness: number;
  /** Intensity in [0, 1] in the middle of the line. */
  readonly ink: number;
}

/** Square paper: row-major intensities in [0, 1], `size × size` from `offset` on, written in place. */
export interface Paper {
  readonly image: Float32Array;
  readonly offset: number;
  readonly size: number;
}

/** Inks a straight line between two points: each pixel keeps the darker of what is there and what the pen leaves. */
export function inkSegment(paper: Paper, from: PenPoint, to: PenPoint, pen: Pen): void {
  const { image, offset, size } = paper;
  const reach = pen.radius + pen.softness;
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(size - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const bottom = Math.min(size - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length2 = dx * dx + dy * dy || 1e-9;
  for (let row = top; row <= bottom; row++) {
    const py = row + 0.5 - from.y;
    for (let column = left; column <= right; column++) {
      const px = column + 0.5 - from.x;
      const along = Math.max(0, Math.min(1, (px * dx + py * dy) / length2));
      const distance = Math.hypot(px - along * dx, py - along * dy);
      const coverage = Math.min(1, (pen.radius - distance) / pen.softness + 0.5) * pen.ink;
      const at = offset + row * size + column;
      if (coverage > (image[at] ?? 0)) image[at] = coverage;
    }
  }
}
