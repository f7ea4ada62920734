/** A loss surface from above, with the ways that optimisers take down it. */
import type { SceneMark } from '#core/runtime/scene.ts';
import { type LocalizedText, textIn } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import type { Place } from '../scene/points.ts';
import { panel, scene } from '../scene/scene.ts';
import { contour, gridOf } from './contours.ts';
import { brief } from './plane.ts';

/** The way one optimiser took: its places, step by step. */
export interface OptimiserPath {
  readonly name: LocalizedText;
  readonly path: readonly Place[];
}

/** What `optimiserRace` is told. */
export interface RaceOptions {
  readonly loss: (x: number, y: number) => number;
  readonly x: Place;
  readonly y: Place;
  readonly paths?: readonly OptimiserPath[];
  /** Where all start; a point of `input.points` can be dragged: the ball is dropped there. */
  readonly start?: { readonly [name: string]: Place };
  /** Marked with a cross. */
  readonly minima?: readonly Place[];
  readonly title?: LocalizedText;
  /** Names of the two parameters. */
  readonly names?: readonly [LocalizedText, LocalizedText];
  /** Milliseconds of a step when played (default 60). */
  readonly pace?: number;
  /** Steps from one place of a path to the next (default 1). */
  readonly every?: number;
}

const looks = [
  { color: 'series-2', shape: 'circle' },
  { color: 'series-3', shape: 'square' },
  { color: 'series-4', shape: 'triangle' },
  { color: 'accent', shape: 'diamond' },
  { color: 'ink', shape: 'ring' },
] as const;

/** Said in place of a loss that is no number any more. */
const hasDiverged = t('发散了', 'diverged');

/** Contour lines of a loss and the way of each optimiser; with more than one step it can be played. */
export function optimiserRace(options: RaceOptions): Drawing<'application/vnd.stepwise.scene+json'> {
  const {
    loss,
    x,
    y,
    paths = [],
    start,
    minima = [],
    title,
    names = ['θ_{1}', 'θ_{2}'],
    pace = 60,
    every = 1,
  } = options;
  const grid = gridOf(loss, x, y);
  // Heights spread evenly over the picture, whatever the loss's range: each is its rank.
  const sorted = Float64Array.from(grid.values.filter(Number.isFinite)).sort();
  const low = sorted[0] ?? 0;
  const depth = (value: number): number => Math.log1p(Math.max(0, value - low));
  const most = depth(sorted.at(-1) ?? 1) || 1;
  const shades = Array.from(grid.values, (value) => depth(value) / most);
  const levels = Array.from({ length: 9 }, (_, index) => low + Math.expm1((most * (index + 1)) / 10));
  const steps = Math.max(1, ...paths.map(({ path }) => path.length));
  const marks: (SceneMark | readonly SceneMark[])[] = [
    draw.raster(shades, grid.columns, { box: [x[0], y[0], x[1], y[1]], range: [-1.4, 1.4], smooth: true }),
    levels.map((level) => {
      const { x: xs, y: ys } = contour(grid, level);
      return draw.line(xs, ys, { color: 'muted', width: 0.75, opacity: 0.7 });
    }),
    draw.dots(
      minima.map((place) => place[0]),
      minima.map((place) => place[1]),
      { color: 'ink', shape: 'cross', size: 6 },
    ),
    paths.map(({ path }, index) => {
      const look = looks[index % looks.length] ?? looks[0];
      const [xs, ys] = [path.map((place) => place[0]), path.map((place) => place[1])];
      return draw.line(xs, ys, { color: look.color, width: 2.25, grow: true });
    }),
    // Names above every way, none hidden under the next one's line; runners above the names.
    paths.map(({ name, path }, index) => {
      const { color } = looks[index % looks.length] ?? looks[0];
      const [xs, ys] = [path.map((place) => place[0]), path.map((place) => place[1])];
      return draw.line(xs, ys, { color, width: 0.01, grow: true, label: name });
    }),
    paths.map(({ path }, index) => {
      const look = looks[index % looks.length] ?? looks[0];
      const [xs, ys] = [path.map((place) => place[0]), path.map((place) => place[1])];
      return draw.dots(xs, ys, { ...look, size: 5.5, step: true });
    }),
  ];
  if (start) marks.push(draw.handles(start, { color: 'ink' }));
  const end = (path: readonly Place[]): number => {
    const last = path.at(-1);
    return last ? loss(last[0], last[1]) : Number.NaN;
  };
  const said = (locale: 'zh' | 'en', named: boolean): string =>
    paths
      .map(({ name, path }) => {
        const called = typeof name === 'string' ? name : (name[locale] ?? '');
        const height = end(path);
        const words = Number.isFinite(height) ? brief(height, 4) : textIn(hasDiverged, locale);
        return named ? `${called} ${words}` : words;
      })
      .join(locale === 'zh' ? '，' : ', ');
  const last = (steps - 1) * every;
  return scene({
    ...(title === undefined ? {} : { title }),
    alt:
      paths.length === 0
        ? t(
            `损失曲面的等高线，最低处约 ${brief(low, 4)}`,
            `Contour lines of a loss; its lowest is about ${brief(low, 4)}`,
          )
        : t(
            `损失曲面的等高线和 ${paths.length} 条下山的路；${last} 步后的损失：${said('zh', true)}`,
            `Contour lines of a loss and ${paths.length === 1 ? 'a way' : `${paths.length} ways`} down it; loss after ${last} steps: ${said('en', true)}`,
          ),
    ...(paths.length === 0
      ? {}
      : {
          caption: t(
            `${last} 步后的损失：${said('zh', paths.length > 1)}`,
            `loss after ${last} steps: ${said('en', paths.length > 1)}`,
          ),
        }),
    panels: [
      panel(
        {
          aspect: 1.45,
          x: { min: x[0], max: x[1], label: names[0] },
          y: { min: y[0], max: y[1], label: names[1] },
        },
        marks,
      ),
    ],
    ...(steps > 1
      ? {
          timeline: {
            count: steps,
            pace,
            labels: Array.from({ length: steps }, (_, step) =>
              t(`第 ${step * every} 步`, `step ${step * every}`),
            ),
          },
        }
      : {}),
  });
}
