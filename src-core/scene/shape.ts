/** One SVG element of a scene as data, and the one way in which its words are written. */
import type { SceneLink } from '../runtime/scene.ts';
import { colorOf } from './colors.ts';
import { letterSize } from './layout.ts';
import { type Span, spansOf } from './text.ts';

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

/** A length in pixels as it is written: to a tenth. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/** A text of a scene: halo of the surface around it, so that it is read over anything. */
export function textShape(
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
export function axisText(key: string, text: string, x: number, y: number, more: Attributes = {}): Shape {
  return textShape(key, text, x, y, { ...more, halo: 0 });
}
