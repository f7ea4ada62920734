/**
 * What a placed panel is drawn with: SVG elements as data, in panel pixels. The window makes elements of
 * them, an export writes them; neither decides anything about looks.
 */
import type {
  ArrowMark,
  LineMark,
  PointShape,
  PointsMark,
  RectsMark,
  SceneLink,
  SceneMark,
} from '../runtime/scene.ts';
import { type Locale, textIn } from '../text/locale.ts';
import { colorOf, textColorOf } from './colors.ts';
import { letterSize, type PlacedPanel } from './layout.ts';
import { type Span, spansOf, textWidth } from './text.ts';

/** One SVG element. */
export interface Shape {
  readonly key: string;
  readonly tag: 'path' | 'line' | 'rect' | 'text' | 'circle';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly spans?: readonly Span[];
  /** Cut off at the plot's edge. */
  readonly clip: boolean;
  readonly link?: SceneLink;
}

type Attributes = Shape['attributes'];

/** The shapes of a panel at one frame of its timeline; rasters and handles are drawn by others. */
export function shapesOf(placed: PlacedPanel, locale: Locale, frame: number): readonly Shape[] {
  const shapes: Shape[] = [...axisShapes(placed, locale)];
  const labels: { readonly x: number; readonly y: number }[] = [];
  placed.panel.marks.forEach((mark, index) => {
    if (!isSeen(mark, frame)) return;
    for (const drawn of markShapes(mark, placed, locale, frame)) {
      const shape = mark.kind === 'line' && drawn.tag === 'text' ? apart(drawn, labels) : drawn;
      const attributes =
        mark.opacity === undefined ? shape.attributes : { ...shape.attributes, opacity: mark.opacity };
      shapes.push({ ...shape, attributes, key: `${index}${shape.key}` });
    }
  });
  return shapes;
}

/** A line's label, moved down until it is clear of those of other lines. */
function apart(label: Shape, taken: { readonly x: number; readonly y: number }[]): Shape {
  const x = Number(label.attributes.x);
  let y = Number(label.attributes.y);
  while (taken.some((other) => Math.abs(other.x - x) < 90 && Math.abs(other.y - y) < 14)) y += 7;
  taken.push({ x, y });
  return { ...label, attributes: { ...label.attributes, y } };
}

/** Whether a mark is seen at a frame. */
export function isSeen(mark: SceneMark, frame: number): boolean {
  return mark.frames === undefined || (frame >= mark.frames[0] && frame <= mark.frames[1]);
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A text of a scene: halo of the surface around it, so that it is read over anything. */
function textShape(
  key: string,
  text: string,
  x: number,
  y: number,
  more: Attributes & { readonly halo?: number } = {},
): Shape {
  const { halo = 3, ...rest } = more;
  return {
    key,
    tag: 'text',
    attributes: {
      x: round(x),
      y: round(y),
      'font-size': letterSize,
      fill: colorOf('soft'),
      ...(halo > 0
        ? {
            stroke: colorOf('surface'),
            'stroke-width': halo,
            'stroke-linejoin': 'round',
            'paint-order': 'stroke',
          }
        : {}),
      ...rest,
    },
    spans: spansOf(text),
    clip: false,
  };
}

/** A text beside the plot, where no line crosses it. */
function axisText(key: string, text: string, x: number, y: number, more: Attributes = {}): Shape {
  return textShape(key, text, x, y, { ...more, halo: 0 });
}

function* axisShapes({ panel, plot, x, y, xTicks, yTicks }: PlacedPanel, locale: Locale): Generator<Shape> {
  const bottom = plot.top + plot.height;
  const right = plot.left + plot.width;
  const grid = { stroke: 'var(--line)', 'stroke-width': 1 };
  for (const [index, tick] of xTicks.entries()) {
    const at = round(x.at(tick.at));
    if (panel.x.grid)
      yield {
        key: `gx${index}`,
        tag: 'line',
        attributes: { x1: at, x2: at, y1: plot.top, y2: bottom, ...grid },
        clip: false,
      };
    yield axisText(`tx${index}`, tick.text, at, bottom + 16, {
      'text-anchor': 'middle',
      fill: colorOf('muted'),
    });
  }
  for (const [index, tick] of yTicks.entries()) {
    const at = round(y.at(tick.at));
    if (panel.y.grid)
      yield {
        key: `gy${index}`,
        tag: 'line',
        attributes: { x1: plot.left, x2: right, y1: at, y2: at, ...grid },
        clip: false,
      };
    yield axisText(`ty${index}`, tick.text, plot.left - 7, at + 4, {
      'text-anchor': 'end',
      fill: colorOf('muted'),
    });
  }
  const edge = { stroke: colorOf('line'), 'stroke-width': 1 };
  if (panel.x.ticks !== 'none')
    yield {
      key: 'ax',
      tag: 'line',
      attributes: { x1: plot.left, x2: right, y1: bottom, y2: bottom, ...edge },
      clip: false,
    };
  if (panel.y.ticks !== 'none')
    yield {
      key: 'ay',
      tag: 'line',
      attributes: { x1: plot.left, x2: plot.left, y1: plot.top, y2: bottom, ...edge },
      clip: false,
    };
  if (panel.title !== undefined)
    yield axisText('title', textIn(panel.title, locale), 0, 13, {
      'font-size': 13,
      'font-weight': 600,
      fill: colorOf('ink'),
    });
  if (panel.x.label !== undefined)
    yield axisText(
      'lx',
      textIn(panel.x.label, locale),
      right,
      bottom + (panel.x.ticks === 'none' ? 16 : 32),
      { 'text-anchor': 'end' },
    );
  if (panel.y.label !== undefined) yield axisText('ly', textIn(panel.y.label, locale), 0, plot.top - 13);
}

function* markShapes(mark: SceneMark, placed: PlacedPanel, locale: Locale, frame: number): Generator<Shape> {
  const { plot, x, y } = placed;
  switch (mark.kind) {
    case 'line':
      yield* lineShapes(mark, placed, locale, frame);
      break;
    case 'area': {
      const base = mark.base ?? 0;
      const lower = typeof base === 'number' ? mark.x.map(() => base) : base;
      const path = `${pathOf(mark.x, mark.y, placed)}${pathOf([...mark.x].reverse(), [...lower].reverse(), placed).replace('M', 'L')}Z`;
      yield {
        key: '',
        tag: 'path',
        attributes: { d: path, fill: colorOf(mark.color), 'fill-opacity': 0.18 },
        clip: true,
      };
      break;
    }
    case 'points':
      yield pointsShape(mark, placed, frame);
      break;
    case 'rects':
      yield* rectShapes(mark, placed);
      break;
    case 'text': {
      const size = { small: 11, normal: letterSize, large: 15 }[mark.size ?? 'normal'];
      yield textShape(
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
      break;
    }
    case 'arrow':
      yield* arrowShapes(mark, placed);
      break;
    case 'rule': {
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
      break;
    }
    case 'raster':
    case 'handle':
      break;
  }
}

function pathOf(xs: readonly number[], ys: readonly number[], { x, y }: PlacedPanel): string {
  let path = '';
  let pen = 'M';
  for (let index = 0; index < xs.length; index += 1) {
    const px = x.at(xs[index] ?? Number.NaN);
    const py = y.at(ys[index] ?? Number.NaN);
    if (Number.isFinite(px) && Number.isFinite(py)) {
      // Far outside nothing is seen, and huge numbers break drawing.
      path += `${pen}${round(Math.max(-9_999, Math.min(9_999, px)))} ${round(Math.max(-9_999, Math.min(9_999, py)))}`;
      pen = 'L';
    } else pen = 'M';
  }
  return path;
}

function* lineShapes(mark: LineMark, placed: PlacedPanel, locale: Locale, frame: number): Generator<Shape> {
  const shown = mark.grow ? Math.min(mark.x.length, frame + 1) : mark.x.length;
  const xs = mark.x.slice(0, shown);
  const ys = mark.y.slice(0, shown);
  const width = mark.width ?? 2;
  yield {
    key: '',
    tag: 'path',
    attributes: {
      d: `${pathOf(xs, ys, placed)}${mark.closed ? 'Z' : ''}`,
      fill: mark.fill === undefined ? 'none' : colorOf(mark.color),
      ...(mark.fill === undefined ? {} : { 'fill-opacity': mark.fill }),
      stroke: colorOf(mark.color),
      'stroke-width': width,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'round',
      ...(mark.dash ? { 'stroke-dasharray': '6 4' } : {}),
    },
    clip: true,
  };
  if (mark.label === undefined) return;
  const { plot } = placed;
  // The label stands at the last point that is seen.
  for (let index = shown - 1; index >= 0; index -= 1) {
    const px = placed.x.at(xs[index] ?? Number.NaN);
    const py = placed.y.at(ys[index] ?? Number.NaN);
    if (
      !(
        px >= plot.left - 1 &&
        px <= plot.left + plot.width + 1 &&
        py >= plot.top - 1 &&
        py <= plot.top + plot.height + 1
      )
    )
      continue;
    const words = textIn(mark.label, locale);
    const wide = textWidth(words, letterSize);
    const end = px + 6 + wide > placed.width;
    yield textShape('t', words, end ? px - 4 : px + 6, end ? py - 8 : py + 4, {
      'text-anchor': end ? 'end' : 'start',
      'font-weight': 600,
      fill: textColorOf(mark.color),
    });
    return;
  }
}

function pointsShape(mark: PointsMark, { x, y, plot }: PlacedPanel, frame: number): Shape {
  const size = mark.size ?? 4;
  const shape = mark.shape ?? 'circle';
  let path = '';
  for (let index = 0; index < mark.x.length; index += 1) {
    if (mark.step && index !== Math.min(frame, mark.x.length - 1)) continue;
    const px = x.at(mark.x[index] ?? Number.NaN);
    const py = y.at(mark.y[index] ?? Number.NaN);
    const inside =
      px > plot.left - 6 &&
      px < plot.left + plot.width + 6 &&
      py > plot.top - 6 &&
      py < plot.top + plot.height + 6;
    if (inside) path += pointPath(shape, round(px), round(py), size);
  }
  const line = shape === 'cross' || shape === 'ring';
  return {
    key: '',
    tag: 'path',
    attributes: {
      d: path,
      fill: line ? 'none' : colorOf(mark.color),
      stroke: line ? colorOf(mark.color) : colorOf('surface'),
      'stroke-width': line ? 2 : 1,
    },
    clip: false,
  };
}

function pointPath(shape: PointShape, x: number, y: number, size: number): string {
  const s = size;
  switch (shape) {
    case 'circle':
    case 'ring':
      return `M${x - s} ${y}a${s} ${s} 0 1 0 ${2 * s} 0a${s} ${s} 0 1 0 ${-2 * s} 0Z`;
    case 'square': {
      const h = round(s * 0.9);
      return `M${round(x - h)} ${round(y - h)}h${2 * h}v${2 * h}h${-2 * h}Z`;
    }
    case 'triangle': {
      const h = round(s * 1.15);
      return `M${x} ${round(y - h)}L${round(x + h)} ${round(y + h * 0.8)}H${round(x - h)}Z`;
    }
    case 'diamond': {
      const h = round(s * 1.25);
      return `M${x} ${round(y - h)}L${round(x + h)} ${y}L${x} ${round(y + h)}L${round(x - h)} ${y}Z`;
    }
    case 'cross': {
      const h = round(s * 0.85);
      return `M${round(x - h)} ${round(y - h)}l${2 * h} ${2 * h}m0 ${-2 * h}l${-2 * h} ${2 * h}`;
    }
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

function* arrowShapes(mark: ArrowMark, { x, y }: PlacedPanel): Generator<Shape> {
  const from = [x.at(mark.x[0]), y.at(mark.y[0])] as const;
  const to = [x.at(mark.x[1]), y.at(mark.y[1])] as const;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (!(length > 0.5)) return;
  const width = mark.width ?? 2;
  const way = [(to[0] - from[0]) / length, (to[1] - from[1]) / length] as const;
  const gap = Math.min(mark.gap ?? 0, length * 0.4);
  const start = [from[0] + way[0] * gap, from[1] + way[1] * gap] as const;
  const tip = [to[0] - way[0] * gap, to[1] - way[1] * gap] as const;
  const bend = (mark.bend ?? 0) * length;
  const middle = [
    (start[0] + tip[0]) / 2 + way[1] * bend * 2,
    (start[1] + tip[1]) / 2 - way[0] * bend * 2,
  ] as const;
  const last = bend === 0 ? way : unit(tip[0] - middle[0], tip[1] - middle[1]);
  const head = Math.min(5 + width * 1.4, length * 0.6);
  const neck = [tip[0] - last[0] * head, tip[1] - last[1] * head] as const;
  const side = [-last[1] * head * 0.45, last[0] * head * 0.45] as const;
  const at = ([px, py]: readonly [number, number]): string => `${round(px)} ${round(py)}`;
  const stem = [neck[0] + last[0], neck[1] + last[1]] as const;
  yield {
    key: 's',
    tag: 'path',
    attributes: {
      d: bend === 0 ? `M${at(start)}L${at(stem)}` : `M${at(start)}Q${at(middle)} ${at(stem)}`,
      fill: 'none',
      stroke: colorOf(mark.color),
      'stroke-width': width,
      ...(mark.dash ? { 'stroke-dasharray': '5 4' } : {}),
    },
    clip: false,
  };
  yield {
    key: 'h',
    tag: 'path',
    attributes: {
      d: `M${at(tip)}L${at([neck[0] + side[0], neck[1] + side[1]])}L${at([neck[0] - side[0], neck[1] - side[1]])}Z`,
      fill: colorOf(mark.color),
    },
    clip: false,
  };
}

function unit(x: number, y: number): readonly [number, number] {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}
