/** Sizes that differ by powers of ten, on one logarithmic ruler. */
import type { LocalizedText } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import type { Place } from '../scene/points.ts';
import { panel, scene } from '../scene/scene.ts';

/** Something of a size. */
export interface Sized {
  readonly name: LocalizedText;
  readonly value: number;
  /** Marked as the learner's own. */
  readonly mine?: boolean;
}

/** Things on a logarithmic ruler, the largest at the top: each step to the right is ten times as much. */
export function logRuler(
  things: readonly Sized[],
  options: { readonly title?: LocalizedText; readonly unit?: LocalizedText; readonly range?: Place } = {},
): Drawing<'application/vnd.stepwise.scene+json'> {
  const { title, unit } = options;
  const wrong = things.find(({ value }) => !(value > 0 && Number.isFinite(value)));
  if (wrong) throw new RangeError(`logRuler: a size is above 0, not ${wrong.value}.`);
  const sorted = [...things].sort((a, b) => a.value - b.value);
  const values = sorted.map(({ value }) => value);
  const range = options.range ?? [
    10 ** Math.floor(Math.log10(Math.min(...values)) - 0.2),
    10 ** Math.ceil(Math.log10(Math.max(...values)) + 0.2),
  ];
  const middle = Math.sqrt(range[0] * range[1]);
  const said = (locale: 'zh' | 'en'): string =>
    [...sorted]
      .reverse()
      .map(
        ({ name, value }) =>
          `${typeof name === 'string' ? name : (name[locale] ?? '')} ${sizeText(value, locale)}`,
      )
      .join(locale === 'zh' ? '，' : ', ');
  return scene({
    ...(title === undefined ? {} : { title }),
    size: 'medium',
    alt: t(`对数尺，从大到小：${said('zh')}`, `A logarithmic ruler, from large to small: ${said('en')}`),
    panels: [
      panel(
        {
          aspect: Math.max(0.8, 18 / (things.length + 1)),
          x: {
            min: range[0],
            max: range[1],
            scale: 'log',
            grid: true,
            ...(unit === undefined ? {} : { label: unit }),
          },
          y: { min: -0.6, max: things.length - 0.4, ticks: 'none' },
        },
        sorted.flatMap(({ name, value, mine }, index) => {
          const left = value < middle;
          const color = mine ? 'accent' : 'positive';
          return [
            draw.line([range[0], value], [index, index], { color, width: 2, opacity: 0.35 }),
            draw.dots([value], [index], { color, shape: mine ? 'diamond' : 'circle', size: 5.5 }),
            draw.text(
              value,
              index,
              t(
                `${typeof name === 'string' ? name : (name.zh ?? '')}  ${sizeText(value, 'zh')}`,
                `${typeof name === 'string' ? name : (name.en ?? '')}  ${sizeText(value, 'en')}`,
              ),
              {
                anchor: left ? 'start' : 'end',
                shift: [left ? 11 : -11, left ? 0 : -9],
                strong: mine === true,
              },
            ),
          ];
        }),
      ),
    ],
  });
}

/** A size as people say it: `671 B`, `101,770`; 万 and 亿 in Chinese. */
function sizeText(value: number, locale: 'zh' | 'en'): string {
  const units: readonly (readonly [number, string])[] =
    locale === 'zh'
      ? [
          [1e12, ' 万亿'],
          [1e8, ' 亿'],
          [1e4, ' 万'],
        ]
      : [
          [1e12, 'T'],
          [1e9, 'B'],
          [1e6, 'M'],
        ];
  for (const [size, name] of units) {
    if (value >= size * (locale === 'zh' && size === 1e4 ? 100 : 1))
      return `${Number((value / size).toPrecision(3))}${name}`;
  }
  return Number.isInteger(value) ? value.toLocaleString('en') : String(Number(value.toPrecision(3)));
}
