/**
 * Distortions that keep a digit a digit: a slant, a turn, a stretch, and the
 * rubbery wobble of a hand.
 *
 * Source: Simard, Steinkraus, Platt, "Best Practices for Convolutional Neural
 * Networks Applied to Visual Document Analysis" (ICDAR 2003), who smooth a field of
 * random displacements and move every pixel by it. Here the pen's path is moved,
 * before there are pixels.
 */
import type { PenPoint } from './pen.ts';
import { normal, type Random } from './random.ts';

/** Moves a point of the plane. */
export type PointMap = (point: PenPoint) => PenPoint;

/** How a digit is leant, turned, stretched and shifted, about a centre. */
export interface Affine {
  readonly center: PenPoint;
  /** Lean to the right: x grows by this much per unit upwards. */
  readonly slant: number;
  /** Turn in radians, positive clockwise on the screen. */
  readonly rotation: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

/** The map that leans, then stretches, turns and shifts. */
export function affineMap(affine: Affine): PointMap {
  const { center, slant, rotation, scaleX, scaleY, shiftX, shiftY } = affine;
  const cos = Math.cos(rotation);
  const sin = Math.sin(rotation);
  return ({ x, y }) => {
    const down = (y - center.y) * scaleY;
    const across = (x - center.x - slant * (y - center.y)) * scaleX;
    return {
      x: center.x + cos * across - sin * down + shiftX,
      y: center.y + sin * across + cos * down + shiftY,
    };
  };
}

/** Standard deviation that smoothing by a cubic B-spline leaves of unit noise on its lattice, in two dimensions. */
const splineGain = 0.48;

/**
 * A smooth random displacement of the square `[0, size]²`.
 *
 * @param size side of the square in pixels
 * @param smoothness distance in pixels over which displacements stay alike (the lattice's spacing)
 * @param strength standard deviation of the displacement in pixels
 */
export function elasticMap(size: number, smoothness: number, strength: number, random: Random): PointMap {
  const knots = Math.ceil(size / smoothness) + 4;
  const noise = Float32Array.from({ length: 2 * knots * knots }, () =>
    normal(random, 0, strength / splineGain),
  );
  const weightsX = new Float32Array(4);
  const weightsY = new Float32Array(4);
  return ({ x, y }) => {
    const column = Math.max(0, Math.min(knots - 4, Math.floor(x / smoothness)));
    const row = Math.max(0, Math.min(knots - 4, Math.floor(y / smoothness)));
    splineWeights(x / smoothness - column, weightsX);
    splineWeights(y / smoothness - row, weightsY);
    let movedX = x;
    let movedY = y;
    for (let down = 0; down < 4; down++) {
      for (let across = 0; across < 4; across++) {
        const weight = (weightsY[down] ?? 0) * (weightsX[across] ?? 0);
        const at = 2 * ((row + down) * knots + column + across);
        movedX += weight * (noise[at] ?? 0);
        movedY += weight * (noise[at + 1] ?? 0);
      }
    }
    return { x: movedX, y: movedY };
  };
}

/** Weights of the four knots around a place `t` in [0, 1] of a uniform cubic B-spline. */
function splineWeights(t: number, weights: Float32Array): void {
  const within = Math.max(0, Math.min(1, t));
  const rest = 1 - within;
  weights[0] = rest ** 3 / 6;
  weights[1] = (3 * within ** 3 - 6 * within ** 2 + 4) / 6;
  weights[2] = (3 * rest ** 3 - 6 * rest ** 2 + 4) / 6;
  weights[3] = within ** 3 / 6;
}
