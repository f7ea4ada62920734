/** Grids of values as colours. */
import { heatColor } from '../export/heat.ts';
import type { RasterMark } from '../runtime/scene.ts';

/** Red, green and blue in [0, 255]. */
export type Rgb = readonly [number, number, number];

/** The colours a diverging scale runs between. */
export interface RasterPalette {
  readonly positive: Rgb;
  readonly negative: Rgb;
  readonly surface: Rgb;
}

/** How strongly the ends of a diverging scale are coloured: points in full colour stay clear on it. */
export const strongest = 0.52;

/** A value's place on a mark's scale: in [−1, 1] for diverging scales, else in [0, 1]. */
export function shareOf({ scale, range }: RasterMark, value: number): number {
  const [low, high] = range;
  if (!Number.isFinite(value)) return 0;
  const share = (value - low) / (high - low || 1);
  const held = Math.max(0, Math.min(1, share));
  return scale === 'diverging' ? held * 2 - 1 : held;
}

/** The pixels of a raster as red, green, blue and opacity, row by row. */
export function rasterPixels(mark: RasterMark, palette: RasterPalette): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(mark.rows * mark.columns * 4);
  for (let index = 0; index < mark.rows * mark.columns; index += 1) {
    const share = shareOf(mark, mark.values[index] ?? Number.NaN);
    const [red, green, blue] = colorAt(mark.scale, share, palette);
    pixels[index * 4] = red;
    pixels[index * 4 + 1] = green;
    pixels[index * 4 + 2] = blue;
    pixels[index * 4 + 3] = 255;
  }
  return pixels;
}

function colorAt(
  scale: RasterMark['scale'],
  share: number,
  { positive, negative, surface }: RasterPalette,
): Rgb {
  if (scale === 'heat') return heatColor(share);
  if (scale === 'grey') return [share * 255, share * 255, share * 255];
  const end = share < 0 ? negative : positive;
  const part = Math.abs(share) * strongest;
  return [0, 1, 2].map(
    (index) => (surface[index] ?? 0) + ((end[index] ?? 0) - (surface[index] ?? 0)) * part,
  ) as unknown as Rgb;
}
