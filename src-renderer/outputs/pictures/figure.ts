/** Charts drawn for files: in the light theme, on white, as SVG text. */
import { type Figure, painted, withLook } from '#core/export/figure.ts';
import { tokensOf } from '#core/export/tokens.ts';
import tokenStyle from '../../styles/tokens.css?raw';
import { loadPlotly } from '../plotly.ts';

/** Height of a chart whose author says nothing, in CSS pixels. */
const usualHeight = 380;

/** The chart as an SVG element that can stand in a page or in a file. Rejects where Plotly cannot draw it. */
export async function figureSvg(figure: Figure, width = 800): Promise<string> {
  const plotly = await loadPlotly(figure);
  const tokens = tokensOf(tokenStyle, 'light');
  const { data, layout } = painted(withLook(figure), (name) => tokens.get(name) ?? '');
  const height = typeof layout.height === 'number' ? layout.height : usualHeight;
  const holder = document.createElement('div');
  // Plotly measures words, which it can only do in the document.
  holder.style.cssText = `position:fixed;inset-inline-start:-10000px;width:${width}px;height:${height}px`;
  document.body.append(holder);
  try {
    const white = { paper_bgcolor: tokens.get('--surface') ?? '' };
    await plotly.react(
      holder,
      data,
      { ...layout, ...white, width, height, autosize: false },
      { staticPlot: true },
    );
    const url = await plotly.toImage(holder, { width, height, format: 'svg' });
    return decodeURIComponent(url.slice(url.indexOf(',') + 1)).replace(/^<\?xml[^>]*>\s*/, '');
  } finally {
    plotly.purge(holder);
    holder.remove();
  }
}
