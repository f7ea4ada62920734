/**
 * Plotly, loaded when the first chart appears: the cartesian bundle (1.5 MB) where
 * that draws everything, else the strict one (5 MB). Both run without eval.
 */
/// <reference path="./plotly-bundles.d.ts" />
import { type Figure, isCartesian } from '#core/export/figure.ts';
import type { Locale } from '#core/text/locale.ts';

/** What the window uses of Plotly. */
export type Plotly = typeof import('plotly.js/dist/plotly-cartesian.min.js').default;

let cartesian: Promise<Plotly> | null = null;
let strict: Promise<Plotly> | null = null;

/** The bundle that can draw the figure. Once the whole is there, it draws everything. */
export function loadPlotly(figure: Figure): Promise<Plotly> {
  if (strict || !isCartesian(figure)) {
    strict ??= import('plotly.js/dist/plotly-strict.min.js').then(({ default: bundle }) =>
      withChinese(bundle),
    );
    return strict;
  }
  cartesian ??= import('plotly.js/dist/plotly-cartesian.min.js').then(({ default: bundle }) =>
    withChinese(bundle),
  );
  return cartesian;
}

async function withChinese(bundle: Plotly): Promise<Plotly> {
  const { default: chinese } = await import('plotly.js/lib/locales/zh-cn.js');
  bundle.register(chinese);
  return bundle;
}

/** What every chart may do: zoom, pan, be saved as a picture. Nothing leaves the machine. */
export function plotlyConfig(locale: Locale): object {
  return {
    responsive: false,
    displaylogo: false,
    displayModeBar: 'hover',
    scrollZoom: false,
    showSendToCloud: false,
    plotlyServerURL: '',
    topojsonURL: '',
    typesetMath: false,
    locale: locale === 'zh' ? 'zh-CN' : 'en-US',
    modeBarButtonsToRemove: ['lasso2d', 'select2d', 'sendDataToCloud', 'toImage'],
  };
}
