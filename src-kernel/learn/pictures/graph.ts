/**
 * A computation as boxes and arrows: values flow forward, gradients flow back. It is given as plain data, so any
 * autograd that a lesson writes can be drawn.
 */
import type { SceneMark } from '#core/runtime/scene.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import { panel, scene } from '../scene/scene.ts';
import { brief } from './plane.ts';

/** One number of a computation. */
export interface GraphNode {
  readonly id: string;
  /** What it is called: `w`, or the operation that made it, `×`. */
  readonly label: LocalizedText;
  readonly value: number;
  /** d loss / d this number, once it is known. */
  readonly gradient?: number;
  /** Ids of what it was made from. */
  readonly from?: readonly string[];
}

/** What `computationGraph` is told beside the nodes. */
export interface GraphOptions {
  readonly title?: LocalizedText;
  /** Milliseconds of a step when played (default 900). */
  readonly pace?: number;
}

/** How deep each node lies: inputs at 0, everything else one behind the deepest it was made from. */
function depths(nodes: readonly GraphNode[]): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const known = new Map<string, number>();
  const depth = (id: string, path: ReadonlySet<string>): number => {
    const already = known.get(id);
    if (already !== undefined) return already;
    if (path.has(id)) throw new RangeError(`computationGraph: '${id}' is made from itself.`);
    const from = byId.get(id)?.from ?? [];
    const inner = new Set(path).add(id);
    const found = Math.max(-1, ...from.map((before) => depth(before, inner))) + 1;
    known.set(id, found);
    return found;
  };
  for (const { id } of nodes) depth(id, new Set());
  return known;
}

/**
 * The graph of a computation as a film: first each value appears after those it is made from, then, where
 * gradients are known, each gradient from the last number back to the first. The last frame shows everything.
 */
export function computationGraph(
  nodes: readonly GraphNode[],
  options: GraphOptions = {},
): Drawing<'application/vnd.stepwise.scene+json'> {
  const { title, pace = 900 } = options;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const { id, from = [] } of nodes) {
    const missing = from.find((before) => !byId.has(before));
    if (missing !== undefined)
      throw new RangeError(
        `computationGraph: '${id}' is made from '${missing}', which is not among the nodes.`,
      );
  }
  const depth = depths(nodes);
  const deepest = Math.max(0, ...depth.values());
  // Inputs stand just before what uses them first, so that arrows stay short.
  const column = new Map(depth);
  for (const { id, from = [] } of nodes) {
    if (from.length > 0) continue;
    const users = nodes.filter((node) => node.from?.includes(id)).map((node) => depth.get(node.id) ?? 1);
    if (users.length > 0) column.set(id, Math.min(...users) - 1);
  }
  const columns = Array.from({ length: deepest + 1 }, (_, at) =>
    nodes.filter(({ id }) => column.get(id) === at),
  );
  const place = placeOf(columns);
  const hasGradients = nodes.some(({ gradient }) => gradient !== undefined);
  const count = (deepest + 1) * (hasGradients ? 2 : 1);
  const last = count - 1;
  const forward = (id: string): number => depth.get(id) ?? 0;
  const backward = (id: string): number => deepest + 1 + (deepest - (depth.get(id) ?? 0));
  const marks: (SceneMark | readonly SceneMark[])[] = [];
  const [wide, high] = [0.62, 0.62];
  for (const node of nodes) {
    const to = place.get(node.id) ?? [0, 0];
    for (const before of node.from ?? []) {
      const from = place.get(before) ?? [0, 0];
      const ends = [
        [from[0] + wide / 2, from[1]],
        [to[0] - wide / 2, to[1]],
      ] as const;
      marks.push(draw.arrow(ends[0], ends[1], { color: 'line', width: 1.5, gap: 2 }));
      marks.push(
        draw.arrow(ends[0], ends[1], {
          color: 'positive',
          width: 2.5,
          gap: 2,
          frames: [forward(node.id), forward(node.id)],
        }),
      );
      if (hasGradients && node.gradient !== undefined)
        marks.push(
          draw.arrow(ends[1], ends[0], {
            // Where nothing comes back the way is cut.
            ...(node.gradient === 0 || byId.get(before)?.gradient === 0
              ? { color: 'muted', width: 1.25 }
              : { color: 'negative', width: 2.5 }),
            gap: 2,
            dash: true,
            frames: [backward(before), last],
          }),
        );
    }
  }
  for (const node of nodes) {
    const [cx, cy] = place.get(node.id) ?? [0, 0];
    const leaf = (node.from ?? []).length === 0;
    marks.push(
      draw.rects([cx - wide / 2], [cy - high / 2], [wide], [high], { color: 'surface', radius: 6 }),
      draw.rects([cx - wide / 2], [cy - high / 2], [wide], [high], {
        color: leaf ? 'accent' : 'muted',
        fill: 0.07,
        outline: true,
        radius: 6,
      }),
      draw.text(cx, cy + high * 0.25, node.label, { strong: true, bare: true, shift: [0, -1] }),
      draw.text(cx, cy, brief(node.value, 3), {
        color: 'positive',
        frames: [forward(node.id), last],
        shift: [0, 2],
      }),
    );
    if (node.gradient !== undefined)
      marks.push(
        draw.text(cx, cy - high * 0.27, `∂ ${brief(node.gradient, 3)}`, {
          color: 'negative',
          bare: true,
          frames: [backward(node.id), last],
          shift: [0, 1],
        }),
      );
  }
  const tallest = Math.max(1, ...columns.map(({ length }) => length));
  const said = (locale: 'zh' | 'en'): string =>
    nodes
      .map(({ label, value, gradient }) => {
        const name = typeof label === 'string' ? label : (label[locale] ?? '');
        return `${name} = ${brief(value, 3)}${gradient === undefined ? '' : locale === 'zh' ? `（梯度 ${brief(gradient, 3)}）` : ` (gradient ${brief(gradient, 3)})`}`;
      })
      .join(locale === 'zh' ? '，' : ', ');
  return scene({
    ...(title === undefined ? {} : { title }),
    size: 'wide',
    alt: t(`计算图：${said('zh')}`, `Computation graph: ${said('en')}`),
    caption: hasGradients
      ? t(
          '蓝色：前向的值；橙色 ∂：损失对它的梯度',
          'blue: values, forward; orange ∂: the gradient of the loss, backward',
        )
      : t('蓝色：前向的值', 'blue: values, forward'),
    panels: [
      panel(
        {
          aspect: Math.max(0.9, Math.min(5, ((deepest + 1) * 1.5) / tallest)),
          x: { min: -0.45, max: deepest + 0.45, ticks: 'none' },
          y: { min: -(tallest - 1) / 2 - 0.5, max: (tallest - 1) / 2 + 0.5, ticks: 'none' },
        },
        marks,
      ),
    ],
    timeline: {
      count,
      pace,
      labels: Array.from({ length: count }, (_, frame) =>
        frame <= deepest
          ? t(`前向 ${frame + 1}/${deepest + 1}`, `forward ${frame + 1}/${deepest + 1}`)
          : t(`反向 ${frame - deepest}/${deepest + 1}`, `backward ${frame - deepest}/${deepest + 1}`),
      ),
    },
  });
}

/** Each column centred; within it, in the order of what its nodes lead to or come from. */
function placeOf(columns: readonly (readonly GraphNode[])[]): ReadonlyMap<string, readonly [number, number]> {
  const places = new Map<string, readonly [number, number]>();
  for (const [at, column] of columns.entries()) {
    const wanted = column.map((node) => {
      const before = (node.from ?? []).flatMap((id) => places.get(id)?.[1] ?? []);
      return { node, mean: before.length ? before.reduce((sum, y) => sum + y, 0) / before.length : null };
    });
    // Inputs keep the order they were given in, from the top.
    const sorted = wanted.some(({ mean }) => mean !== null)
      ? [...wanted].sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0))
      : wanted;
    for (const [row, { node }] of sorted.entries()) places.set(node.id, [at, (column.length - 1) / 2 - row]);
  }
  return places;
}
