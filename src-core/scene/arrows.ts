/** Arrows: a stem, straight or bent, and a head. */
import type { ArrowMark } from '../runtime/scene.ts';
import { colorOf } from './colors.ts';
import type { PlacedPanel } from './layout.ts';
import { round, type Shape } from './shape.ts';

/** An arrow's stem and head; nothing where both ends are one place. */
export function* arrowShapes(mark: ArrowMark, { x, y }: PlacedPanel): Generator<Shape> {
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
