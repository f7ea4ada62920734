/**
 * The axes of a plot of lines as Plotly would choose them: the range that shows
 * every point with a little room, round ticks, their labels. So a picture that
 * is drawn without Plotly, while training, does not jump when Plotly takes over.
 */
import { type Json, type JsonObject, jsonObject } from '../text/json.ts';
import type { Figure } from './figure.ts';

/** Where an axis begins and ends, and what stands beside it. */
export interface Axis {
  readonly range: readonly [number, number];
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly title: string;
}

/** Room beside an outermost point: a share of the axis, and more for its marker, in pixels. */
const room = 0.05;
const markerRoom = 4.4;

/** The horizontal axis of a figure whose layout states the range. */
export function horizontalAxis({ layout }: Figure): Axis {
  const axis = jsonObject(layout.xaxis);
  const [from, to] = numbersOf(axis.range);
  const range = [from ?? 0, to ?? 1] as const;
  const step = typeof axis.dtick === 'number' ? axis.dtick : roundStep(range, Number(axis.nticks ?? 8));
  return { range, ticks: ticksOf(range, step, axis.tickformat), title: titleOf(axis) };
}

/** The vertical axis of a figure, `length` pixels high: its layout's range, or room for every point. */
export function verticalAxis({ data, layout }: Figure, length: number): Axis {
  const axis = jsonObject(layout.yaxis);
  const [from, to] = numbersOf(axis.range);
  const range =
    from !== undefined && to !== undefined
      ? ([from, to] as const)
      : rangeOf(data, length, axis.rangemode === 'tozero');
  const count = Math.min(9, Math.max(4, length / 40)) + 1;
  return {
    range,
    ticks: ticksOf(range, roundStep(range, count), axis.tickformat),
    title: titleOf(axis),
  };
}

/** A range with room beside the points, none beside a zero that it begins or ends with. */
function rangeOf(traces: readonly JsonObject[], length: number, toZero: boolean): readonly [number, number] {
  let low = { value: Number.POSITIVE_INFINITY, pad: 0 };
  let high = { value: Number.NEGATIVE_INFINITY, pad: 0 };
  for (const trace of traces) {
    const pad = room * length + (String(trace.mode).includes('markers') ? markerRoom : 0);
    for (const value of numbersOf(trace.y)) {
      if (value < low.value || (value === low.value && pad > low.pad)) low = { value, pad };
      if (value > high.value || (value === high.value && pad > high.pad)) high = { value, pad };
    }
  }
  if (low.value > high.value) return [0, 1];
  if (toZero && low.value >= 0) low = { value: 0, pad: 0 };
  if (toZero && high.value <= 0) high = { value: 0, pad: 0 };
  if (low.value === high.value) return low.value === 0 && toZero ? [0, 1] : [low.value - 1, high.value + 1];
  const perPixel = (high.value - low.value) / Math.max(1, length - low.pad - high.pad);
  return [low.value - perPixel * low.pad, high.value + perPixel * high.pad];
}

/** The smallest of 2, 5 and 10 times a power of ten that gives at most about `count` ticks. */
function roundStep([from, to]: readonly [number, number], count: number): number {
  const rough = Math.abs(to - from) / count;
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([2, 5, 10].find((step) => rough / power <= step) ?? 10);
}

function ticksOf(
  [from, to]: readonly [number, number],
  step: number,
  format: Json | undefined,
): Axis['ticks'] {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(from / step - 1e-6);
  const count = Math.min(100, Math.floor(to / step + 1e-6) - first + 1);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const value = (first + index) * step;
    return { value, label: labelOf(value, digits, format) };
  });
}

function labelOf(value: number, digits: number, format: Json | undefined): string {
  // Percent, as many decimals as the steps need: ticks that read alike would say nothing.
  const share = format === '~%';
  const text = share ? (value * 100).toFixed(Math.max(0, digits - 2)) : value.toFixed(digits);
  const short = (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace(/^-(?=0$)/, '');
  return `${short.replace('-', '−')}${share ? '%' : ''}`;
}

function titleOf(axis: JsonObject): string {
  const { text } = jsonObject(axis.title);
  return typeof text === 'string' ? text : '';
}

/** The finite numbers of a column. */
function numbersOf(value: Json | undefined): readonly number[] {
  return Array.isArray(value)
    ? value.filter((item): item is number => typeof item === 'number' && Number.isFinite(item))
    : [];
}
