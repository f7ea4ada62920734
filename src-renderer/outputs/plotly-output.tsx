/** A Plotly figure from a cell. */
import { useMemo } from 'react';
import { describeFigure, figureTitle } from '#core/export/describe.ts';
import { safeFigure } from '#core/export/figure.ts';
import { outputWords } from '#core/export/words.ts';
import type { PlotlyData } from '#core/runtime/output.ts';
import { useLocale } from '../i18n/locale.tsx';
import { Chart } from './chart.tsx';

/** A chart of the author's, held to the schema. Updates in place are drawn at most ten times a second. */
export function PlotlyOutput({ data }: { readonly data: PlotlyData }) {
  const locale = useLocale();
  const figure = useMemo(() => safeFigure(data, locale), [data, locale]);
  const alt = useMemo(() => describeFigure(data, figure, locale), [data, figure, locale]);
  const name = figureTitle(figure) || outputWords[locale].chart;
  return <Chart figure={figure} alt={alt} name={name} pace={100} />;
}
