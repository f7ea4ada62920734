/**
 * What a placed panel is drawn with: SVG elements as data, in panel pixels. The window makes elements of
 * them, an export writes them; neither decides anything about looks.
 */
import type { PointsMark, RectsMark, RuleMark, SceneMark, TextMark } from '../runtime/scene.ts';
import { type Locale, textIn } from '../text/locale.ts';
import { arrowShapes } from './arrows.ts';
import { axisShapes } from './axes.ts';
import { colorOf, textColorOf } from './colors.ts';
import { pointsShape } from './dots.ts';
import { letterSize, type PlacedPanel } from './layout.ts';
import { areaShape, lineShapes } from './lines.ts';
import { round, type Shape, textShape } from './shape.ts';
import { textWidth } from './text.ts';

/** A place in a panel, in its pixels. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The shapes of a panel at one frame of its timeline; rasters and handles are drawn by others. */
export function shapesOf(placed: PlacedPanel, locale: Locale, frame: number): readonly Shape[] {
  const shapes: Shape[] = [...axisShapes(placed, locale)];
  const labels: Spot[] = [];
  const runners = placed.panel.marks.flatMap((mark) =>
    mark.kind === 'points' && mark.step && isSeen(mark, frame) ? [runnerOf(mark, placed, frame)] : [],
  );
  placed.panel.marks.forEach((mark, index) => {
    if (!isSeen(mark, frame)) return;
    for (const drawn of markShapes(mark, placed, locale, frame)) {
      const shape = mark.kind === 'line' && drawn.tag === 'text' ? apart(drawn, labels, runners) : drawn;
      const attributes =
        mark.opacity === undefined ? shape.attributes : { ...shape.attributes, opacity: mark.opacity };
      shapes.push({ ...shape, attributes, key: `${index}${shape.key}` });
    }
  });
  return shapes;
}

/** A line's label, moved down until it is clear of those of other lines, and of runners, which would hide its letters. */
function apart(label: Shape, taken: Spot[], runners: readonly Spot[]): Shape {
  const x = Number(label.attributes.x);
  const wide = textWidth((label.spans ?? []).map(({ text }) => text).join(''), letterSize);
  const left = label.attributes['text-anchor'] === 'end' ? x - wide : x;
  const hidden = (y: number): boolean =>
    taken.some((other) => Math.abs(other.x - x) < 90 && Math.abs(other.y - y) < 14) ||
    runners.some(
      (spot) => spot.x > left - 6 && spot.x < left + wide + 6 && spot.y > y - 17 && spot.y < y + 9,
    );
  let y = Number(label.attributes.y);
  while (hidden(y)) y += 7;
  taken.push({ x, y });
  return { ...label, attributes: { ...label.attributes, y } };
}

/** Where the one point of a way is at a frame. */
function runnerOf(mark: PointsMark, { x, y }: PlacedPanel, frame: number): Spot {
  const at = Math.min(frame, mark.x.length - 1);
  return { x: x.at(mark.x[at] ?? Number.NaN), y: y.at(mark.y[at] ?? Number.NaN) };
}

/** Whether a mark is seen at a frame. */
export function isSeen(mark: SceneMark, frame: number): boolean {
  return mark.frames === undefined || (frame >= mark.frames[0] && frame <= mark.frames[1]);
}

function* markShapes(mark: SceneMark, placed: PlacedPanel, locale: Locale, frame: number): Generator<Shape> {
  switch (mark.kind) {
    case 'line':
      yield* lineShapes(mark, placed, locale, frame);
      break;
    case 'area':
      yield areaShape(mark, placed);
      break;
    case 'points':
      yield pointsShape(mark, placed, frame);
      break;
    case 'rects':
      yield* rectShapes(mark, placed);
      break;
    case 'text':
      yield wordsShape(mark, placed, locale);
      break;
    case 'arrow':
      yield* arrowShapes(mark, placed);
      break;
    case 'rule':
      yield* ruleShapes(mark, placed, locale);
      break;
    case 'raster':
    case 'handle':
      break;
  }
}

function wordsShape(mark: TextMark, { x, y }: PlacedPanel, locale: Locale): Shape {
  const size = { small: 11, normal: letterSize, large: 15 }[mark.size ?? 'normal'];
  return textShape(
    '',
    textIn(mark.text, locale),
    x.at(mark.x) + (mark.shift?.[0] ?? 0),
    y.at(mark.y) + (mark.shift?.[1] ?? 0) + size * 0.35,
    {
      'font-size': size,
      'text-anchor': mark.anchor ?? 'middle',
      fill: textColorOf(mark.color ?? 'ink'),
      ...(mark.strong ? { 'font-weight': 600 } : {}),
      ...(mark.bare ? { halo: 0 } : {}),
    },
  );
}

function* ruleShapes(mark: RuleMark, { plot, x, y }: PlacedPanel, locale: Locale): Generator<Shape> {
  const upright = mark.x !== undefined;
  const at = round(upright ? x.at(mark.x) : y.at(mark.y ?? 0));
  const ends = upright
    ? { x1: at, x2: at, y1: plot.top, y2: plot.top + plot.height }
    : { x1: plot.left, x2: plot.left + plot.width, y1: at, y2: at };
  yield {
    key: '',
    tag: 'line',
    attributes: {
      ...ends,
      stroke: colorOf(mark.color),
      'stroke-width': 1.5,
      ...(mark.dash ? { 'stroke-dasharray': '5 4' } : {}),
    },
    clip: true,
  };
  if (mark.label !== undefined) {
    const words = textIn(mark.label, locale);
    yield upright
      ? textShape('t', words, at + 5, plot.top + 11, { fill: textColorOf(mark.color) })
      : textShape('t', words, plot.left + plot.width - 4, at - 5, {
          'text-anchor': 'end',
          fill: textColorOf(mark.color),
        });
  }
}

function* rectShapes(mark: RectsMark, { x, y }: PlacedPanel): Generator<Shape> {
  for (let index = 0; index < mark.x.length; index += 1) {
    const left = x.at(mark.x[index] ?? Number.NaN);
    const right = x.at((mark.x[index] ?? 0) + (mark.width[index] ?? 0));
    const low = y.at(mark.y[index] ?? Number.NaN);
    const high = y.at((mark.y[index] ?? 0) + (mark.height[index] ?? 0));
    if (![left, right, low, high].every(Number.isFinite)) continue;
    yield {
      key: `-${index}`,
      tag: 'rect',
      attributes: {
        x: round(Math.min(left, right)),
        y: round(Math.min(low, high)),
        width: round(Math.abs(right - left)),
        height: round(Math.abs(high - low)),
        ...(mark.radius ? { rx: mark.radius } : {}),
        fill: colorOf(mark.color),
        'fill-opacity': mark.fill ?? 1,
        ...(mark.outline ? { stroke: colorOf(mark.color), 'stroke-width': 1.5 } : {}),
      },
      clip: mark.link === undefined,
      ...(mark.link ? { link: mark.link } : {}),
    };
  }
}
