/**
 * A run of training as pictures. Loss on the left, the first other metric on the right; training solid with dots,
 * validation dashed with diamonds, so that neither needs its colour to be told apart.
 */
import type { TrainingData } from '../runtime/output.ts';
import type { JsonObject } from '../text/json.ts';
import type { Locale } from '../text/locale.ts';
import type { Figure } from './figure.ts';
import { describeMetric, isAccuracy, type Metric, metricName, metricsOf } from './training.ts';
import { trainingWords as words } from './training-words.ts';

/** One plot of a run: a metric's curves, and in words what they show. */
export interface TrainingPlot {
  readonly metric: string;
  readonly figure: Figure;
  readonly alt: string;
}

/** A curve's look, for legends: the same in every plot of a run. */
export interface TrainingCurve {
  readonly name: string;
  readonly kind: 'training' | 'validation' | 'batches' | 'earlier';
}

/** The curves a run has, in the order a legend lists them. */
export function trainingCurves(
  data: TrainingData,
  locale: Locale,
  earlier: readonly TrainingData[] = [],
): readonly TrainingCurve[] {
  const say = words[locale];
  const validated = metricsOf(data).some((metric) => metric.validation);
  return [
    { name: say.training, kind: 'training' },
    ...(validated ? [{ name: say.validation, kind: 'validation' } as const] : []),
    ...(data.batches.at.length > 0 ? [{ name: say.batches, kind: 'batches' } as const] : []),
    ...(earlier.length > 0 ? [{ name: say.earlier, kind: 'earlier' } as const] : []),
  ];
}

/**
 * The run's plots: loss, and beside it the first other metric (accuracy where there is one).
 *
 * @param earlier runs whose curves are laid underneath, thin and grey: over the validation data where there are any
 */
export function trainingPlots(
  data: TrainingData,
  locale: Locale,
  earlier: readonly TrainingData[] = [],
): readonly TrainingPlot[] {
  const metrics = metricsOf(data);
  const loss = metrics.find((metric) => metric.name === 'loss') ?? { name: 'loss', training: [] };
  const other =
    metrics.find((metric) => isAccuracy(metric.name)) ?? metrics.find((metric) => metric !== loss);
  return [loss, ...(other ? [other] : [])].map((metric) => ({
    metric: metric.name,
    figure: {
      data: [
        ...earlierTraces(earlier, metric.name, locale),
        ...(metric.name === 'loss' ? batchTrace(data, locale) : []),
        ...metricTraces(metric, locale),
      ],
      layout: plotLayout(data, metric, locale),
    },
    alt: describeMetric(metric, locale),
  }));
}

function batchTrace(data: TrainingData, locale: Locale): readonly JsonObject[] {
  if (data.batches.at.length === 0) return [];
  return [
    {
      type: 'scatter',
      mode: 'lines',
      name: words[locale].batches,
      x: data.batches.at,
      y: data.batches.loss,
      line: { color: 'var(--category-1)', width: 1 },
      opacity: 0.65,
      hoverinfo: 'skip',
    },
  ];
}

function earlierTraces(
  earlier: readonly TrainingData[],
  metric: string,
  locale: Locale,
): readonly JsonObject[] {
  return earlier.flatMap((run, index) => {
    const column = run.history[`val_${metric}`] ?? run.history[metric];
    if (!column?.length) return [];
    return {
      type: 'scatter',
      mode: 'lines',
      name: `${words[locale].earlier} ${index + 1}`,
      x: column.map((_, epoch) => epoch + 1),
      y: column,
      line: { color: 'var(--category-8)', width: 1.5 },
      opacity: 0.4 + (0.5 * (index + 1)) / earlier.length,
    };
  });
}

function metricTraces(metric: Metric, locale: Locale): readonly JsonObject[] {
  const say = words[locale];
  const few = metric.training.length <= 30;
  const trace = (
    name: string,
    column: readonly number[],
    color: string,
    symbol: string,
    dash: string,
  ): JsonObject => ({
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x: column.map((_, epoch) => epoch + 1),
    y: column,
    line: { color, width: 2, dash },
    marker: { symbol, size: few ? 7 : 3 },
  });
  return [
    trace(say.training, metric.training, 'var(--category-1)', 'circle', 'solid'),
    ...(metric.validation
      ? [trace(say.validation, metric.validation, 'var(--category-6)', 'diamond', 'dash')]
      : []),
  ];
}

/** Fixed margins and no legend: Plotly measures neither again while the curves grow. */
function plotLayout(data: TrainingData, metric: Metric, locale: Locale): JsonObject {
  const accuracy = isAccuracy(metric.name);
  return {
    height: 260,
    margin: { l: 56, r: 12, t: 12, b: 44 },
    showlegend: false,
    hovermode: 'x unified',
    uirevision: 'training',
    xaxis: {
      automargin: false,
      exponentformat: 'none',
      title: { text: words[locale].epoch },
      range: [0, data.epochs + Math.max(0.15, data.epochs * 0.02)],
      zeroline: false,
      ...(data.epochs <= 12 ? { dtick: 1 } : { nticks: 8 }),
    },
    yaxis: {
      automargin: false,
      exponentformat: 'none',
      title: { text: metricName(metric.name, locale) },
      rangemode: accuracy ? 'normal' : 'tozero',
      ...(accuracy && { tickformat: '~%' }),
    },
  };
}
