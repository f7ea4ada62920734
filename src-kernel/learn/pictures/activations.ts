/** Activation functions and their slopes, side by side. */
import type { LocalizedText } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import type { Place } from '../scene/points.ts';
import { panel, scene } from '../scene/scene.ts';
import { brief } from './plane.ts';

/** A function to draw, by its name. */
export interface NamedFunction {
  readonly name: string;
  readonly of: (z: number) => number;
  /** Its derivative (default: by differences). */
  readonly slope?: (z: number) => number;
}

/** What `activationCurves` is told. */
export interface ActivationOptions {
  /** Where it is looked at: a value of z that is marked on every curve. */
  readonly at?: number;
  readonly x?: Place;
  readonly title?: LocalizedText;
}

const small = 1e-4;

/** Each function in a panel of its own: the curve, its derivative dashed, and both values at `at`. */
export function activationCurves(
  functions: readonly NamedFunction[],
  options: ActivationOptions = {},
): Drawing<'application/vnd.stepwise.scene+json'> {
  const { at, x = [-4, 4], title } = options;
  const slopes = functions.map(
    ({ of, slope }) => slope ?? ((z: number) => (of(z + small) - of(z - small)) / (2 * small)),
  );
  const said = functions.map(({ name, of }, index) => {
    if (at === undefined) return name;
    return `${name}(${brief(at)}) = ${brief(of(at), 3)}, ${name}′(${brief(at)}) = ${brief(slopes[index]?.(at) ?? 0, 3)}`;
  });
  return scene({
    ...(title === undefined ? {} : { title }),
    columns: Math.min(functions.length, functions.length === 4 ? 4 : 3),
    size: 'wide',
    alt: t(
      `激活函数（实线）和导数（虚线）：${said.join('；')}`,
      `Activation functions (solid) and derivatives (dashed): ${said.join('; ')}`,
    ),
    caption: t('实线：函数；虚线：导数', 'solid: the function; dashed: its derivative'),
    panels: functions.map(({ name, of }, index) => {
      const slope = slopes[index] ?? (() => 0);
      const samples = Array.from({ length: 81 }, (_, i) => x[0] + ((x[1] - x[0]) * i) / 80);
      const values = samples.flatMap((z) => [of(z), slope(z)]).filter(Number.isFinite);
      const low = Math.max(-3, Math.min(-0.2, ...values));
      const high = Math.min(3, Math.max(1.2, ...values));
      return panel(
        {
          title: at === undefined ? name : `${name}(${brief(at)}) = ${brief(of(at), 3)}`,
          aspect: 1.25,
          x: { min: x[0], max: x[1], label: 'z' },
          y: { min: low, max: high },
        },
        [
          draw.rule({ y: 0 }, { color: 'line' }),
          draw.rule({ x: 0 }, { color: 'line' }),
          draw.curve(slope, x, { color: 'series-2', dash: true, width: 1.75 }),
          draw.curve(of, x, { color: 'series-1', width: 2.5 }),
          ...(at === undefined
            ? []
            : [
                draw.rule({ x: at }, { color: 'muted', dash: true }),
                draw.dots([at], [slope(at)], { color: 'series-2', shape: 'diamond', size: 5 }),
                draw.dots([at], [of(at)], { color: 'series-1', size: 5 }),
              ]),
        ],
      );
    }),
  });
}
