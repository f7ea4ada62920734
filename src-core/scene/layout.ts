/** Where the panels of a scene stand and how large their plots are, for a given width. */
import type { SceneAxis, SceneData, ScenePanel } from '../runtime/scene.ts';
import { type Locale, textIn } from '../text/locale.ts';
import { type Scale, scaleOf, type Tick, ticksOf } from './scale.ts';
import { textWidth } from './text.ts';

/** Size of axis numbers and labels in pixels. */
export const letterSize = 12;

/** A panel in place; lengths in pixels. */
export interface PlacedPanel {
  readonly panel: ScenePanel;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The plot within the panel. */
  readonly plot: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** A scene in place. */
export interface SceneLayout {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly PlacedPanel[];
}

/** Widest a scene may be, in pixels. */
export const widthOf: Readonly<Record<NonNullable<SceneData['size']>, number>> = {
  small: 420,
  medium: 640,
  wide: 1_200,
};

const gap = 20;

/** Lays a scene out in `available` pixels of width. */
export function layoutScene(scene: SceneData, available: number, locale: Locale): SceneLayout {
  const count = Math.max(1, scene.panels.length);
  const wanted = Math.min(scene.columns ?? Math.min(count, 3), count);
  const width = Math.max(160, Math.min(available, widthOf[scene.size ?? (wanted > 1 ? 'wide' : 'medium')]));
  // Narrow windows put panels below each other.
  const columns = Math.max(
    1,
    Math.min(wanted, Math.floor((width + gap) / (gap + (wanted > 4 ? 64 : wanted > 2 ? 120 : 200)))),
  );
  const each = (width - gap * (columns - 1)) / columns;
  const panels: PlacedPanel[] = [];
  let top = 0;
  for (let row = 0; row * columns < scene.panels.length; row += 1) {
    const inRow = scene.panels.slice(row * columns, (row + 1) * columns);
    const placed = inRow.map((panel, index) => place(panel, index * (each + gap), top, each, locale));
    panels.push(...placed);
    top += Math.max(0, ...placed.map(({ height }) => height)) + gap;
  }
  return { width, height: Math.max(0, top - gap), panels };
}

function place(panel: ScenePanel, left: number, top: number, width: number, locale: Locale): PlacedPanel {
  const bare = (axis: SceneAxis) => axis.ticks === 'none';
  // As many as are drawn below: finer ticks have longer numbers.
  const count = Math.max(2, Math.floor(width / (panel.aspect ?? 1.6) / 50));
  const likely = [...ticks(panel.y, count, locale), ...ticks(panel.y, Math.max(2, count - 1), locale)];
  const wide = Math.max(0, ...likely.map(({ text }) => textWidth(text, letterSize)));
  const before = bare(panel.y) ? 2 : Math.ceil(wide) + 10;
  const above = (panel.title === undefined ? 0 : 22) + (panel.y.label === undefined ? 8 : 26);
  const below = (bare(panel.x) ? 2 : 20) + (panel.x.label === undefined ? 0 : 16);
  const after = bare(panel.x) ? 2 : 12;
  const plotWidth = Math.max(20, width - before - after);
  const plotHeight = Math.max(20, plotWidth / (panel.aspect ?? 1.6));
  const plot = { left: before, top: above, width: plotWidth, height: plotHeight };
  return {
    panel,
    left,
    top,
    width,
    height: above + plotHeight + below,
    plot,
    x: scaleOf(panel.x, before, before + plotWidth),
    y: scaleOf(panel.y, above + plotHeight, above),
    xTicks: ticks(panel.x, Math.max(2, Math.floor(plotWidth / 80)), locale),
    yTicks: ticks(panel.y, Math.max(2, Math.floor(plotHeight / 50)), locale),
  };
}

function ticks(axis: SceneAxis, wanted: number, locale: Locale): readonly Tick[] {
  if (axis.ticks === 'none') return [];
  if (axis.ticks) return axis.ticks.map(({ at, text }) => ({ at, text: textIn(text, locale) }));
  return ticksOf(axis, wanted);
}
