/** A regression line with its errors as squares one can see, and losses side by side. */
import type { SceneMark } from '#core/runtime/scene.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import type { Place } from '../scene/points.ts';
import { panel, scene } from '../scene/scene.ts';
import { brief } from './plane.ts';

/** What `residualSquares` is told. */
export interface ResidualOptions {
  /** The points; those of `input.points` given as a list can be dragged. */
  readonly points: readonly Place[];
  /** The line `y = slope x + intercept`. */
  readonly slope: number;
  readonly intercept: number;
  /** Two handles of the line (`input.points`), drawn where they are. */
  readonly handles?: { readonly [name: string]: Place };
  /** What is drawn at each error (default: its square). */
  readonly show?: 'squares' | 'lines';
  readonly x?: Place;
  readonly y?: Place;
  readonly title?: LocalizedText;
}

/** Points, a line, and at each point the square of its error: their mean area is the MSE. */
export function residualSquares(options: ResidualOptions): Drawing<'application/vnd.stepwise.scene+json'> {
  const { points, slope, intercept, handles, show = 'squares', title } = options;
  const x = options.x ?? around(points.map((point) => point[0]));
  const y = options.y ?? around(points.map((point) => point[1]));
  const aspect = 1.35;
  // A square on the screen: as wide in x as it is high in y.
  const ratio = (x[1] - x[0]) / (y[1] - y[0]) / aspect;
  const errors = points.map(([px, py]) => py - (slope * px + intercept));
  const squares = points.map(([px, py], index) => {
    const error = errors[index] ?? 0;
    const side = Math.abs(error) * ratio;
    // Over a rising line the square lies to the left above it and to the right below it, off the line.
    const left = error > 0 === slope >= 0 ? px - side : px;
    return { left, low: Math.min(py, py - error), side, height: Math.abs(error) };
  });
  const mse = errors.reduce((sum, error) => sum + error * error, 0) / Math.max(1, errors.length);
  const mae = errors.reduce((sum, error) => sum + Math.abs(error), 0) / Math.max(1, errors.length);
  const marks: (SceneMark | readonly SceneMark[])[] = [];
  if (show === 'squares')
    marks.push(
      draw.rects(
        squares.map(({ left }) => left),
        squares.map(({ low }) => low),
        squares.map(({ side }) => side),
        squares.map(({ height }) => height),
        { color: 'negative', fill: 0.16, outline: true },
      ),
    );
  else
    marks.push(
      points.map(([px, py], index) =>
        draw.line([px, px], [py, py - (errors[index] ?? 0)], { color: 'negative', width: 1.5 }),
      ),
    );
  marks.push(
    draw.line([x[0], x[1]], [slope * x[0] + intercept, slope * x[1] + intercept], {
      color: 'accent',
      width: 2.5,
    }),
    draw.handles(points, { color: 'positive' }),
  );
  if (handles) marks.push(draw.handles(handles, { color: 'accent', shape: 'square' }));
  const numbers = `MSE = ${brief(mse, 3)}, MAE = ${brief(mae, 3)}`;
  return scene({
    ...(title === undefined ? {} : { title }),
    alt: t(
      `${points.length} 个点和直线 y = ${brief(slope)} x + ${brief(intercept)}，每个误差画成一个正方形；${numbers}`,
      `${points.length} points and the line y = ${brief(slope)} x + ${brief(intercept)}, each error drawn as a square; ${numbers}`,
    ),
    caption: `y = ${brief(slope)} x + ${brief(intercept)}   ·   ${numbers}`,
    panels: [
      panel(
        { aspect, x: { min: x[0], max: x[1], label: 'x' }, y: { min: y[0], max: y[1], label: 'y' } },
        marks,
      ),
    ],
  });
}

function around(values: readonly number[]): Place {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = (high - low || 1) * 0.12;
  return [low - margin, high + margin];
}

/** One bar: its name and its length. */
export interface NamedValue {
  readonly name: LocalizedText;
  readonly value: number;
}

/** Values as bars that are read against each other: losses, gradients, counts. Zero is marked where any is negative. */
export function lossBars(
  bars: readonly NamedValue[],
  options: { readonly title?: LocalizedText; readonly max?: number; readonly min?: number } = {},
): Drawing<'application/vnd.stepwise.scene+json'> {
  const { title } = options;
  const values = bars.map(({ value }) => (Number.isFinite(value) ? value : 0));
  const max = options.max ?? Math.max(1e-9, ...values) * 1.15;
  const min = options.min ?? Math.min(0, ...values) * 1.15;
  const last = bars.length - 1;
  const inBox = (value: number): number => Math.max(min, Math.min(max, value));
  const said = (locale: 'zh' | 'en'): string =>
    bars
      .map(
        ({ name, value }) => `${typeof name === 'string' ? name : (name[locale] ?? '')} ${brief(value, 3)}`,
      )
      .join(locale === 'zh' ? '，' : ', ');
  return scene({
    ...(title === undefined ? {} : { title }),
    size: 'small',
    alt: t(`条形图：${said('zh')}`, `Bars: ${said('en')}`),
    panels: [
      panel(
        {
          aspect: Math.max(1.2, 9 / (bars.length + 0.5)),
          x: { min, max },
          y: {
            min: -0.6,
            max: last + 0.6,
            ticks: bars.map(({ name }, index) => ({ at: last - index, text: name })),
          },
        },
        [
          ...bars.map(({ value }, index) =>
            draw.rects([Math.min(0, inBox(value))], [last - index - 0.32], [Math.abs(inBox(value))], [0.64], {
              color: value < 0 ? 'negative' : 'positive',
              fill: 0.85,
              radius: 2,
            }),
          ),
          ...(min < 0 ? [draw.rule({ x: 0 }, { color: 'soft' })] : []),
          ...bars.map(({ value }, index) =>
            draw.text(Math.max(0, inBox(value)), last - index, brief(value, 3), {
              anchor: 'start',
              shift: [6, 0],
              strong: true,
            }),
          ),
        ],
      ),
    ],
  });
}
