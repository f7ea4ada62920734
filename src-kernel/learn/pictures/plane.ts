/** What pictures of the plane share: two classes of points, and a function's values as a raster. */
import type { SceneMark } from '#core/runtime/scene.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import type { Place } from '../scene/points.ts';

/** Points of the plane and the class (0 or 1, or more) of each, as `xor` and `moons` give them. */
export interface PlanarData {
  readonly points: readonly (readonly number[])[];
  readonly labels: ArrayLike<number>;
}

/** A function that gives the probability of class 1 at a place; at many places at once where that is faster. */
export type Classifier = ((x: number, y: number) => number) | { readonly many: ManyPlaces };

/** The probabilities at many places. */
type ManyPlaces = (places: readonly Place[]) => ArrayLike<number>;

const looks = [
  { color: 'negative', shape: 'square' },
  { color: 'positive', shape: 'circle' },
  { color: 'series-3', shape: 'triangle' },
  { color: 'series-4', shape: 'diamond' },
] as const;

/** The points of each class, told apart by shape and colour. */
export function classDots({ points, labels }: PlanarData, size = 4): readonly SceneMark[] {
  const classes = [...new Set(Array.from(labels))].sort((a, b) => a - b);
  return classes.map((label) => {
    const own = points.filter((_, index) => labels[index] === label);
    const look = looks[Math.max(0, Math.round(label)) % looks.length] ?? looks[0];
    return draw.dots(
      own.map((place) => place[0] ?? Number.NaN),
      own.map((place) => place[1] ?? Number.NaN),
      { ...look, size },
    );
  });
}

/** A classifier's answers over a box of the plane as colours: class 0 to class 1 over nothing at one half. */
export function answers(of: Classifier, x: Place, y: Place, resolution = 48): SceneMark {
  const places: Place[] = [];
  for (let row = 0; row < resolution; row += 1) {
    for (let column = 0; column < resolution; column += 1) {
      places.push([
        x[0] + ((column + 0.5) / resolution) * (x[1] - x[0]),
        y[1] - ((row + 0.5) / resolution) * (y[1] - y[0]),
      ]);
    }
  }
  const values = typeof of === 'function' ? places.map(([px, py]) => of(px, py)) : of.many(places);
  return draw.raster(values, resolution, { box: [x[0], y[0], x[1], y[1]], range: [0, 1], smooth: true });
}

/** The least box that holds all points, with a margin; at least as wide as `least` each way from 0. */
export function boxOf(data: PlanarData | undefined, least = 1): { readonly x: Place; readonly y: Place } {
  const side = (index: 0 | 1): Place => {
    const values = (data?.points ?? []).map((place) => place[index] ?? 0).filter(Number.isFinite);
    const low = Math.min(-least, ...values);
    const high = Math.max(least, ...values);
    const margin = (high - low) * 0.08;
    return [low - margin, high + margin];
  };
  return { x: side(0), y: side(1) };
}

/** How many points a classifier puts on the right side of one half. */
export function rightOnes(of: Classifier, { points, labels }: PlanarData): number {
  const places = points.map((place): Place => [place[0] ?? 0, place[1] ?? 0]);
  const values = typeof of === 'function' ? places.map(([px, py]) => of(px, py)) : of.many(places);
  return places.filter((_, index) => ((values[index] ?? 0) >= 0.5 ? 1 : 0) === labels[index]).length;
}

/** `37 of 40 points are on the right side (92.5%)`, or nothing without data. */
export function rightText(right: number, total: number): LocalizedText {
  const share = total === 0 ? 0 : (right / total) * 100;
  return t(
    `${total} 个点中有 ${right} 个分对了（${share.toFixed(1)}%）`,
    `${right} of ${total} points are on the right side (${share.toFixed(1)}%)`,
  );
}

/** A number for a picture's words: at most three decimals, with a true minus. */
export function brief(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e5 || size < 10 ** -digits / 2) ? value.toExponential(1) : value.toFixed(digits);
  return text.replace('-', '−');
}
