/** A small dense network as circles and lines: how strong each weight is, and what each unit says now. */
import type { SceneMark } from '#core/runtime/scene.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import { panel, scene } from '../scene/scene.ts';
import { brief } from './plane.ts';

/** One layer of weights: `w[from][to]`, and a bias for each unit it leads to. */
export interface DenseWeights {
  readonly w: readonly (readonly number[])[];
  readonly b?: readonly number[];
}

/** What `networkPicture` is told beside the weights. */
export interface NetworkPictureOptions {
  /** What each unit of each layer says, inputs first: written in its circle, and shaded. */
  readonly activations?: readonly (readonly number[])[];
  /** What the inputs and outputs are called. */
  readonly inputs?: readonly LocalizedText[];
  readonly outputs?: readonly LocalizedText[];
  /** What stands above each column, inputs first. */
  readonly layers?: readonly LocalizedText[];
  /** Writes each weight beside its line (default: where there are at most 12). */
  readonly numbers?: boolean;
  readonly title?: LocalizedText;
}

/**
 * A dense network of up to some twenty units in a layer. A weight's line is as wide as the weight is large: solid
 * where it is positive, dashed where it is negative, and so told apart without colour.
 */
export function networkPicture(
  weights: readonly DenseWeights[],
  options: NetworkPictureOptions = {},
): Drawing<'application/vnd.stepwise.scene+json'> {
  const { activations, inputs, outputs, layers, title } = options;
  const sizes = [weights[0]?.w.length ?? 0, ...weights.map(({ w }) => w[0]?.length ?? 0)];
  const total = weights.reduce((sum, { w, b }) => sum + w.length * (w[0]?.length ?? 0) + (b?.length ?? 0), 0);
  const lines = weights.reduce((sum, { w }) => sum + w.length * (w[0]?.length ?? 0), 0);
  const { numbers = lines <= 12 } = options;
  const most = Math.max(1e-9, ...weights.flatMap(({ w }) => w.flat().map(Math.abs)));
  const tallest = Math.max(1, ...sizes);
  const height = (layer: number, unit: number): number => ((sizes[layer] ?? 1) - 1) / 2 - unit;
  const radius = tallest > 10 ? 9 : tallest > 6 ? 13 : 18;
  const marks: (SceneMark | readonly SceneMark[])[] = [];
  const words: SceneMark[] = [];
  for (const [layer, { w, b }] of weights.entries()) {
    for (const [from, row] of w.entries()) {
      for (const [to, weight] of row.entries()) {
        const [y0, y1] = [height(layer, from), height(layer + 1, to)];
        marks.push(
          draw.line([layer, layer + 1], [y0, y1], {
            color: weight < 0 ? 'negative' : 'positive',
            dash: weight < 0,
            width: 0.5 + (Math.abs(weight) / most) * 4.5,
            opacity: 0.3 + 0.6 * (Math.abs(weight) / most),
          }),
        );
        const along = 0.34 + 0.12 * (to % 2);
        if (numbers)
          words.push(
            draw.text(layer + along, y0 + (y1 - y0) * along, brief(weight), {
              size: 'small',
              color: weight < 0 ? 'negative' : 'positive',
              shift: [0, -8],
            }),
          );
      }
    }
    for (const [unit, bias] of (b ?? []).entries()) {
      if (numbers)
        words.push(
          draw.text(layer + 1, height(layer + 1, unit), `b ${brief(bias)}`, {
            size: 'small',
            color: 'soft',
            shift: [0, radius + 9],
          }),
        );
    }
  }
  const strongest = Math.max(1e-9, ...(activations ?? []).flat().map(Math.abs).filter(Number.isFinite));
  for (const [layer, size] of sizes.entries()) {
    for (let unit = 0; unit < size; unit += 1) {
      const at = height(layer, unit);
      const value = activations?.[layer]?.[unit];
      marks.push(draw.dots([layer], [at], { color: 'surface', size: radius }));
      if (value !== undefined)
        marks.push(
          draw.dots([layer], [at], {
            color: value < 0 ? 'negative' : 'positive',
            size: radius,
            opacity: 0.08 + 0.5 * Math.min(1, Math.abs(value) / strongest),
          }),
        );
      marks.push(draw.dots([layer], [at], { color: 'soft', shape: 'ring', size: radius }));
      if (value !== undefined && radius > 12)
        words.push(
          draw.text(layer, at, brief(value, radius > 14 ? 2 : 1), {
            size: 'small',
            strong: true,
            bare: true,
          }),
        );
      const name = layer === 0 ? inputs?.[unit] : layer === sizes.length - 1 ? outputs?.[unit] : undefined;
      if (name !== undefined)
        words.push(
          draw.text(layer, at, name, {
            anchor: layer === 0 ? 'end' : 'start',
            shift: [layer === 0 ? -radius - 7 : radius + 7, 0],
          }),
        );
    }
    const head = layers?.[layer];
    if (head !== undefined)
      words.push(draw.text(layer, (tallest - 1) / 2, head, { color: 'soft', shift: [0, -radius - 16] }));
  }
  const last = activations?.at(-1);
  const shape = sizes.join('–');
  const said = last ? last.map((value) => brief(value, 3)).join(', ') : '';
  return scene({
    ...(title === undefined ? {} : { title }),
    alt: t(
      `${shape} 的全连接网络，${total} 个参数${said ? `；输出 ${said}` : ''}`,
      `A dense ${shape} network of ${total} parameters${said ? `; output ${said}` : ''}`,
    ),
    caption: t(
      '实线：正权重；虚线：负权重；越粗越大',
      'solid: positive weight; dashed: negative; wider is larger',
    ),
    panels: [
      panel(
        {
          aspect: Math.max(1.3, Math.min(2.6, (sizes.length * 1.9) / Math.min(7, tallest + 0.6))),
          x: { min: -0.45, max: sizes.length - 0.55, ticks: 'none' },
          y: { min: -(tallest - 1) / 2 - 0.7, max: (tallest - 1) / 2 + 0.7, ticks: 'none' },
        },
        [...marks, words],
      ),
    ],
  });
}
