/** The marks of a scene, each made by one function: `draw.line(xs, ys, { color: 'accent' })`. */
import type {
  AreaMark,
  ArrowMark,
  HandleMark,
  LineMark,
  PointsMark,
  RasterMark,
  RectsMark,
  RuleMark,
  SceneMark,
  TextMark,
} from '#core/runtime/scene.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { controlOf, type Place } from './points.ts';

/** Numbers in any list. */
export type Numbers = ArrayLike<number>;

type Options<Mark extends SceneMark, Own extends string> = Partial<Omit<Mark, 'kind' | Own>>;

/** A line through points; NaN leaves a gap. `label` is written at its end. */
function line(x: Numbers, y: Numbers, options: Options<LineMark, 'x' | 'y'> = {}): LineMark {
  return { kind: 'line', x: Array.from(x), y: Array.from(y), color: 'series-1', ...options };
}

/** The curve of a function between two values of x. */
function curve(
  of: (x: number) => number,
  [from, to]: Place,
  options: Options<LineMark, 'x' | 'y'> & { readonly samples?: number } = {},
): LineMark {
  const { samples = 160, ...rest } = options;
  const x = Array.from({ length: samples + 1 }, (_, index) => from + ((to - from) * index) / samples);
  return line(x, x.map(of), rest);
}

/** What lies between a line and a base (default 0). */
function area(x: Numbers, y: Numbers, options: Options<AreaMark, 'x' | 'y'> = {}): AreaMark {
  return { kind: 'area', x: Array.from(x), y: Array.from(y), color: 'series-1', ...options };
}

/** Points of one class; give each class a shape of its own. */
function dots(x: Numbers, y: Numbers, options: Options<PointsMark, 'x' | 'y'> = {}): PointsMark {
  return { kind: 'points', x: Array.from(x), y: Array.from(y), color: 'series-1', ...options };
}

/** Rectangles: lower left corners, widths and heights. */
function rects(
  x: Numbers,
  y: Numbers,
  width: Numbers,
  height: Numbers,
  options: Options<RectsMark, 'x' | 'y' | 'width' | 'height'> = {},
): RectsMark {
  return {
    kind: 'rects',
    x: Array.from(x),
    y: Array.from(y),
    width: Array.from(width),
    height: Array.from(height),
    color: 'series-1',
    ...options,
  };
}

/** Words at a place; `_{…}` and `^{…}` lower and raise. */
function text(
  x: number,
  y: number,
  words: LocalizedText,
  options: Options<TextMark, 'x' | 'y' | 'text'> = {},
): TextMark {
  return { kind: 'text', x, y, text: words, ...options };
}

/** An arrow from one place to another. */
function arrow(from: Place, to: Place, options: Options<ArrowMark, 'x' | 'y'> = {}): ArrowMark {
  return { kind: 'arrow', x: [from[0], to[0]], y: [from[1], to[1]], color: 'ink', ...options };
}

/** A line across the panel at one x or one y. */
function rule(
  at: { readonly x: number } | { readonly y: number },
  options: Options<RuleMark, 'x' | 'y'> = {},
): RuleMark {
  return { kind: 'rule', color: 'muted', ...at, ...options };
}

/** A grid of values as colours: `values[row * columns + column]`, the first row at the top of the box. */
function raster(
  values: Numbers,
  columns: number,
  options: Options<RasterMark, 'values' | 'columns' | 'rows'> & Pick<RasterMark, 'box'>,
): RasterMark {
  const list = Array.from(values);
  return {
    kind: 'raster',
    rows: Math.floor(list.length / columns),
    columns,
    values: list,
    scale: 'diverging',
    range: [-1, 1],
    ...options,
  };
}

/**
 * The points of `input.points` as handles, or one of them by name. Places that are no control's are drawn as dots.
 */
function handles(
  places: { readonly [name: string]: Place } | readonly Place[],
  options: Options<HandleMark, 'control' | 'name' | 'at'> & { readonly only?: string } = {},
): readonly SceneMark[] {
  const { only, ...rest } = options;
  const control = controlOf(places);
  const named = Object.entries(places).filter(([name]) => only === undefined || name === only);
  if (!control) {
    const [x, y] = [named.map(([, place]) => place[0]), named.map(([, place]) => place[1])];
    return [dots(x, y, { color: rest.color ?? 'accent', size: 7 })];
  }
  return named.map(([name, [x, y]]) => ({ kind: 'handle', control, name, at: [x, y], ...rest }));
}

/** Everything a panel can hold. */
export const draw = { line, curve, area, dots, rects, text, arrow, rule, raster, handles };
