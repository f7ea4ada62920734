/** How the values of each layer are spread, side by side on one scale. */
import type { LocalizedText } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import type { Place } from '../scene/points.ts';
import { panel, scene } from '../scene/scene.ts';
import { brief } from './plane.ts';

/** The values of one layer. */
export interface LayerValues {
  readonly name: LocalizedText;
  readonly values: ArrayLike<number>;
}

/** What `layerHistograms` is told beside the layers. */
export interface HistogramOptions {
  readonly title?: LocalizedText;
  /** One scale for all (default: what holds 99% of all values). */
  readonly range?: Place;
  readonly bins?: number;
}

/** A histogram for each layer on one scale, with its standard deviation: where signals die or explode. */
export function layerHistograms(
  layers: readonly LayerValues[],
  options: HistogramOptions = {},
): Drawing<'application/vnd.stepwise.scene+json'> {
  const { title, bins = 31 } = options;
  const all = layers
    .flatMap(({ values }) => Array.from(values).filter(Number.isFinite))
    .map(Math.abs)
    .sort((a, b) => a - b);
  const reach = all[Math.floor((all.length - 1) * 0.99)] || 1;
  const range = options.range ?? ([-reach, reach] as const);
  const marked = roundTicks(range);
  const deviations = layers.map(({ values }) => deviation(values));
  const said = (locale: 'zh' | 'en'): string =>
    layers
      .map(
        ({ name }, index) =>
          `${typeof name === 'string' ? name : (name[locale] ?? '')} ${scientific(deviations[index] ?? 0)}`,
      )
      .join(locale === 'zh' ? '，' : ', ');
  return scene({
    ...(title === undefined ? {} : { title }),
    size: 'wide',
    columns: Math.min(layers.length, layers.length > 6 ? 5 : layers.length),
    alt: t(
      `${layers.length} 层数值的分布，各层标准差：${said('zh')}`,
      `How the values of ${layers.length} layers are spread; standard deviations: ${said('en')}`,
    ),
    caption: t(
      '每层一幅，横轴相同；σ 是标准差，截短的柱子旁边写着它的占比',
      'one picture for each layer, on one scale; σ is the standard deviation; beside a bar cut short stands its share',
    ),
    panels: layers.map(({ name, values }, index) => {
      const counts = new Array<number>(bins).fill(0);
      const width = (range[1] - range[0]) / bins;
      for (const value of Array.from(values)) {
        const bin = Math.floor((value - range[0]) / width);
        if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] ?? 0) + 1;
      }
      const [most = 0, next = 0] = [...counts].sort((a, b) => b - a);
      // One bin that dwarfs the others (the zeros of ReLU) is cut off, and its share written beside it.
      const spike = next > 0 && most > 2.5 * next ? counts.indexOf(most) : -1;
      const top = Math.max(1, spike < 0 ? most : 1.6 * next);
      const sigma = deviations[index] ?? 0;
      // Neither dead nor exploded: the middle of the scale.
      const healthy = sigma > (range[1] - range[0]) * 0.01 && Number.isFinite(sigma);
      return panel(
        {
          title: name,
          aspect: 1.5,
          x: {
            min: range[0],
            max: range[1],
            ticks: marked.map((at) => ({ at, text: roundText(at) })),
          },
          y: { min: 0, max: top * 1.25, ticks: 'none' },
        },
        [
          draw.rects(
            counts.map((_, bin) => range[0] + bin * width),
            counts.map(() => 0),
            counts.map(() => width),
            counts.map((count) => Math.min(count, top)),
            { color: healthy ? 'positive' : 'negative', fill: 0.75 },
          ),
          draw.text(range[1], top * 1.14, `σ ${scientific(sigma)}`, {
            anchor: 'end',
            size: 'small',
            color: 'soft',
          }),
          ...(spike < 0
            ? []
            : [
                draw.text(
                  range[0] + spike * width,
                  top * 0.92,
                  `${Math.round((100 * most) / values.length)}%`,
                  {
                    anchor: 'end',
                    size: 'small',
                    color: 'soft',
                    shift: [-4, 0],
                  },
                ),
              ]),
        ],
      );
    }),
  });
}

/** A round value on either side of 0, where the scale has room for its number; else its ends. */
function roundTicks([low, high]: Place): readonly number[] {
  const reach = 0.8 * Math.min(-low, high);
  if (!(reach > 0)) return [low, high];
  const power = 10 ** Math.floor(Math.log10(reach));
  const round = ([5, 2, 1].find((step) => step * power <= reach) ?? 1) * power;
  return [-round, 0, round];
}

function roundText(value: number): string {
  const size = Math.abs(value);
  return size !== 0 && (size < 0.01 || size >= 1e4)
    ? scientific(value)
    : String(Number(value.toPrecision(3))).replace('-', '−');
}

function deviation(values: ArrayLike<number>): number {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);
  return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, list.length));
}

function scientific(value: number): string {
  const size = Math.abs(value);
  return size !== 0 && (size < 0.001 || size >= 1e4)
    ? value.toExponential(0).replace('e+', 'e').replace('-', '−')
    : brief(value, size < 0.1 ? 3 : 2);
}
