/** What stands around a plot: grid, numbers, edges, title and labels of its axes. */
import { type Locale, textIn } from '../text/locale.ts';
import { colorOf } from './colors.ts';
import type { PlacedPanel } from './layout.ts';
import { axisText, round, type Shape } from './shape.ts';

/** The shapes of a panel's axes. */
export function* axisShapes(
  { panel, plot, x, y, xTicks, yTicks }: PlacedPanel,
  locale: Locale,
): Generator<Shape> {
  const bottom = plot.top + plot.height;
  const right = plot.left + plot.width;
  const grid = { stroke: 'var(--line)', 'stroke-width': 1 };
  for (const [index, tick] of xTicks.entries()) {
    const at = round(x.at(tick.at));
    if (panel.x.grid)
      yield {
        key: `gx${index}`,
        tag: 'line',
        attributes: { x1: at, x2: at, y1: plot.top, y2: bottom, ...grid },
        clip: false,
      };
    yield axisText(`tx${index}`, tick.text, at, bottom + 16, {
      'text-anchor': 'middle',
      fill: colorOf('muted'),
    });
  }
  for (const [index, tick] of yTicks.entries()) {
    const at = round(y.at(tick.at));
    if (panel.y.grid)
      yield {
        key: `gy${index}`,
        tag: 'line',
        attributes: { x1: plot.left, x2: right, y1: at, y2: at, ...grid },
        clip: false,
      };
    yield axisText(`ty${index}`, tick.text, plot.left - 7, at + 4, {
      'text-anchor': 'end',
      fill: colorOf('muted'),
    });
  }
  const edge = { stroke: colorOf('line'), 'stroke-width': 1 };
  if (panel.x.ticks !== 'none')
    yield {
      key: 'ax',
      tag: 'line',
      attributes: { x1: plot.left, x2: right, y1: bottom, y2: bottom, ...edge },
      clip: false,
    };
  if (panel.y.ticks !== 'none')
    yield {
      key: 'ay',
      tag: 'line',
      attributes: { x1: plot.left, x2: plot.left, y1: plot.top, y2: bottom, ...edge },
      clip: false,
    };
  if (panel.title !== undefined)
    yield axisText('title', textIn(panel.title, locale), 0, 13, {
      'font-size': 13,
      'font-weight': 600,
      fill: colorOf('ink'),
    });
  if (panel.x.label !== undefined) {
    const words = textIn(panel.x.label, locale);
    // Without numbers above it, it names the whole panel.
    yield panel.x.ticks === 'none'
      ? axisText('lx', words, (plot.left + right) / 2, bottom + 16, { 'text-anchor': 'middle' })
      : axisText('lx', words, right, bottom + 32, { 'text-anchor': 'end' });
  }
  if (panel.y.label !== undefined) yield axisText('ly', textIn(panel.y.label, locale), 0, plot.top - 13);
}
