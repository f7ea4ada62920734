/** Points, each class with a shape of its own. */
import type { PointShape, PointsMark } from '../runtime/scene.ts';
import { colorOf } from './colors.ts';
import type { PlacedPanel } from './layout.ts';
import { round, type Shape } from './shape.ts';

/** All points of a class as one path. */
export function pointsShape(mark: PointsMark, { x, y, plot }: PlacedPanel, frame: number): Shape {
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
