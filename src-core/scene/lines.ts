/** Lines and areas through points. */
import type { AreaMark, LineMark } from '../runtime/scene.ts';
import { type Locale, textIn } from '../text/locale.ts';
import { colorOf, textColorOf } from './colors.ts';
import { letterSize, type PlacedPanel } from './layout.ts';
import { round, type Shape, textShape } from './shape.ts';
import { textWidth } from './text.ts';

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

/** A line as far as it has grown, and its label at the last point that is seen. */
export function* lineShapes(
  mark: LineMark,
  placed: PlacedPanel,
  locale: Locale,
  frame: number,
): Generator<Shape> {
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
      // Round ends would fill the gaps of a wide dashed line.
      'stroke-linecap': mark.dash ? 'butt' : 'round',
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
    const end = px + 9 + wide > placed.width;
    yield textShape('t', words, end ? px - 4 : px + 9, end ? py - 8 : py + 4, {
      'text-anchor': end ? 'end' : 'start',
      'font-weight': 600,
      fill: textColorOf(mark.color),
    });
    return;
  }
}

/** What lies between a line and its base. */
export function areaShape(mark: AreaMark, placed: PlacedPanel): Shape {
  const base = mark.base ?? 0;
  const lower = typeof base === 'number' ? mark.x.map(() => base) : base;
  const path = `${pathOf(mark.x, mark.y, placed)}${pathOf([...mark.x].reverse(), [...lower].reverse(), placed).replace('M', 'L')}Z`;
  return {
    key: '',
    tag: 'path',
    attributes: { d: path, fill: colorOf(mark.color), 'fill-opacity': 0.18 },
    clip: true,
  };
}
