/** From values to pixels and back, and which values to mark on an axis. */
import type { SceneAxis } from '../runtime/scene.ts';

/** One direction of a plot. */
export interface Scale {
  /** Where a value lies, in pixels. */
  at(value: number): number;
  /** The value at a pixel. */
  value(pixel: number): number;
}

/** Maps an axis's values onto pixels from `start` to `end`. Logarithmic axes start above 0. */
export function scaleOf(axis: SceneAxis, start: number, end: number): Scale {
  const log = axis.scale === 'log';
  const forth = (value: number) => (log ? Math.log10(Math.max(value, 1e-300)) : value);
  const low = forth(axis.min);
  const span = forth(axis.max) - low || 1;
  return {
    at: (value) => start + ((forth(value) - low) / span) * (end - start),
    value: (pixel) => {
      const found = low + ((pixel - start) / (end - start || 1)) * span;
      return log ? 10 ** found : found;
    },
  };
}

/** A marked value and how it is written. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** About `wanted` round values of an axis. */
export function ticksOf({ min, max, scale }: SceneAxis, wanted: number): readonly Tick[] {
  if (!(max > min) || wanted < 1) return [];
  if (scale === 'log') return logTicks(min, max, wanted);
  const raw = (max - min) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((round) => round * power >= raw * 0.999) ?? 10) * power;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks: Tick[] = [];
  for (let index = Math.ceil(min / step - 1e-9); index * step <= max + step * 1e-9; index += 1) {
    const at = index * step;
    ticks.push({ at, text: written(at, digits) });
  }
  return ticks;
}

function written(value: number, digits: number): string {
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && digits > 5))
    return value.toExponential(0).replace('e+', 'e').replace('-', '−');
  return (Math.abs(value) < 1e-12 ? 0 : value).toFixed(digits).replace('-', '−');
}

function logTicks(min: number, max: number, wanted: number): readonly Tick[] {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first + 1) / wanted));
  const ticks: Tick[] = [];
  for (let power = first; power <= last; power += 1) {
    if ((power - first) % step === 0) ticks.push({ at: 10 ** power, text: powerText(power) });
  }
  return ticks;
}

function powerText(power: number): string {
  return power >= -2 && power <= 3
    ? String(Number((10 ** power).toPrecision(1)))
    : `10^{${power}}`.replace('-', '−');
}
