/** Boxes joined by arrows, such as the shapes a batch takes through a network; boxes may lead to cells and lessons. */
import type { SceneLink, SceneMark } from '#core/runtime/scene.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import { panel, scene } from '../scene/scene.ts';

/** One box. */
export interface FlowBox {
  readonly id: string;
  readonly label: LocalizedText;
  /** A second, smaller line: a shape such as `[32, 784]`. */
  readonly note?: LocalizedText;
  /** Where it stands: column from 0 at the left, row from 0 at the top. Default: the next column of row 0. */
  readonly at?: readonly [number, number];
  /** Where a click leads: a cell's id or a lesson's. */
  readonly cell?: string;
  readonly lesson?: string;
  /** Where one is now. */
  readonly here?: boolean;
}

/** What `flow` is told beside the boxes. */
export interface FlowOptions {
  /** Pairs of ids and what is written on the arrow between (default: each box to the next). */
  readonly arrows?: readonly (readonly [string, string] | readonly [string, string, LocalizedText])[];
  readonly title?: LocalizedText;
  readonly alt?: LocalizedText;
}

/** A diagram of boxes and arrows. */
export function flow(
  boxes: readonly FlowBox[],
  options: FlowOptions = {},
): Drawing<'application/vnd.stepwise.scene+json'> {
  const { title } = options;
  const places = new Map(boxes.map((box, index) => [box.id, box.at ?? ([index, 0] as const)]));
  const arrows =
    options.arrows ?? boxes.slice(1).map((box, index) => [boxes[index]?.id ?? '', box.id] as const);
  const unknown = [...arrows.map(([from]) => from), ...arrows.map(([, to]) => to)].find(
    (id) => !places.has(id),
  );
  if (unknown !== undefined)
    throw new RangeError(`flow: an arrow goes to or from '${unknown}', which is no box.`);
  const labelled = arrows.some(([, , label]) => label !== undefined);
  const [wide, high] = [labelled ? 0.62 : 0.78, 0.56];
  const columns = Math.max(0, ...[...places.values()].map(([column]) => column)) + 1;
  const rows = Math.max(0, ...[...places.values()].map(([, row]) => row)) + 1;
  const lines = arrows.flatMap(([from, to, label]): SceneMark[] => {
    const [a, b] = [places.get(from) ?? [0, 0], places.get(to) ?? [0, 0]];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const across = Math.abs(dx) >= 0.5;
    const start = across
      ? ([a[0] + (Math.sign(dx) * wide) / 2, -a[1]] as const)
      : ([a[0], -a[1] - (Math.sign(dy) * high) / 2] as const);
    const end = across
      ? ([b[0] - (Math.sign(dx) * wide) / 2, -b[1]] as const)
      : ([b[0], -b[1] + (Math.sign(dy) * high) / 2] as const);
    return [
      draw.arrow(start, end, { color: 'muted', width: 1.75, gap: 2 }),
      ...(label === undefined
        ? []
        : [
            draw.text((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, label, {
              size: 'small',
              color: 'soft',
              shift: [0, -9],
            }),
          ]),
    ];
  });
  const drawn = boxes.flatMap((box): SceneMark[] => {
    const [column, row] = places.get(box.id) ?? [0, 0];
    const link: SceneLink | undefined =
      box.lesson !== undefined
        ? { lesson: box.lesson, label: box.label }
        : box.cell !== undefined
          ? { cell: box.cell, label: box.label }
          : undefined;
    const frame = [[column - wide / 2], [-row - high / 2], [wide], [high]] as const;
    return [
      draw.rects(...frame, { color: 'surface', radius: 8 }),
      draw.rects(...frame, {
        color: box.here || link ? 'accent' : 'muted',
        fill: box.here ? 0.22 : 0.07,
        outline: true,
        radius: 8,
        ...(link ? { link } : {}),
      }),
      draw.text(column, -row, box.label, {
        strong: true,
        bare: true,
        shift: [0, box.note === undefined ? 0 : -8],
      }),
      ...(box.note === undefined
        ? []
        : [draw.text(column, -row, box.note, { size: 'small', color: 'soft', bare: true, shift: [0, 9] })]),
    ];
  });
  const name = (id: string, locale: 'zh' | 'en'): string => {
    const label = boxes.find((box) => box.id === id)?.label ?? id;
    return typeof label === 'string' ? label : (label[locale] ?? '');
  };
  const said = (locale: 'zh' | 'en'): string =>
    arrows
      .map(([from, to]) => `${name(from, locale)} → ${name(to, locale)}`)
      .join(locale === 'zh' ? '；' : '; ');
  return scene({
    ...(title === undefined ? {} : { title }),
    size: columns > 3 ? 'wide' : 'medium',
    alt: options.alt ?? t(`流程图：${said('zh')}`, `Flow: ${said('en')}`),
    panels: [
      panel(
        {
          aspect: Math.max(0.8, Math.min(9, (columns * 1.9) / rows)),
          x: { min: -0.5, max: columns - 0.5, ticks: 'none' },
          y: { min: -rows + 0.5, max: 0.5, ticks: 'none' },
        },
        [...lines, ...drawn],
      ),
    ],
  });
}
