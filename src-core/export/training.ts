/**
 * A run of training as a picture and in words. Loss on the left, the first other
 * metric on the right; training solid with dots, validation dashed with
 * diamonds, so that neither needs its colour to be told apart.
 */
import type { TrainingData } from '../runtime/output.ts';
import type { JsonObject } from '../text/json.ts';
import type { Locale } from '../text/locale.ts';
import { textIn } from '../text/locale.ts';
import type { Figure } from './figure.ts';
import { duration, grouped, percent, significant } from './numbers.ts';

/** A metric's columns: over the training data, and over the validation data where there are any. */
export interface Metric {
  readonly name: string;
  readonly training: readonly number[];
  readonly validation?: readonly number[];
}

/** The metrics of a history: loss first, then the others in their own order. */
export function metricsOf(data: TrainingData): readonly Metric[] {
  const names = Object.keys(data.history).filter((name) => !name.startsWith('val_'));
  const sorted = [...names.filter((name) => name === 'loss'), ...names.filter((name) => name !== 'loss')];
  return sorted.map((name) => {
    const validation = data.history[`val_${name}`];
    return { name, training: data.history[name] ?? [], ...(validation && { validation }) };
  });
}

const words = {
  zh: {
    loss: '损失',
    accuracy: '准确率',
    training: '训练',
    validation: '验证',
    batches: '训练（逐批）',
    earlier: '之前的训练',
    epoch: '轮次（epoch）',
    running: '正在训练',
    done: '训练完成',
    paused: '训练已暂停',
    stopped: '训练已停止',
    failed: '训练失败',
    epochOf: (epoch: number, epochs: number) => `第 ${epoch} 轮，共 ${epochs} 轮`,
    ended: (epoch: number, epochs: number) => `完成 ${epoch}/${epochs} 轮`,
    after: '，',
    end: '。',
  },
  en: {
    loss: 'Loss',
    accuracy: 'Accuracy',
    training: 'Training',
    validation: 'Validation',
    batches: 'Training, per batch',
    earlier: 'Earlier runs',
    epoch: 'Epoch',
    running: 'Training',
    done: 'Training finished',
    paused: 'Training paused',
    stopped: 'Training stopped',
    failed: 'Training failed',
    epochOf: (epoch: number, epochs: number) => `epoch ${epoch} of ${epochs}`,
    ended: (epoch: number, epochs: number) => `${epoch} of ${epochs} epochs`,
    after: ', ',
    end: '.',
  },
};

/** A metric's name as it is read: `acc` is accuracy, others stand as they are. */
export function metricName(name: string, locale: Locale): string {
  if (name === 'loss') return words[locale].loss;
  return isAccuracy(name) ? words[locale].accuracy : name;
}

/** A metric's value as it is read: accuracy as a share of 100, others in four digits. */
export function metricValue(name: string, value: number): string {
  return isAccuracy(name) ? percent(value) : significant(value);
}

/** What state the run is in, in words. */
export function trainingState(data: TrainingData, locale: Locale): string {
  return words[locale][data.state];
}

/** How far the run has come: `epoch 3 of 5`, `5 of 5 epochs`. */
export function trainingProgress(data: TrainingData, locale: Locale): string {
  const say = words[locale];
  return data.state === 'running' || data.state === 'paused'
    ? say.epochOf(Math.min(data.epoch + 1, data.epochs), data.epochs)
    : say.ended(data.epoch, data.epochs);
}

/** The share of the run that is done, in [0, 1]. */
export function trainingShare(data: TrainingData): number {
  if (data.epochs === 0) return 0;
  const within = data.batchesPerEpoch ? Math.min(1, data.batch / data.batchesPerEpoch) : 0;
  return Math.min(1, data.epoch >= data.epochs ? 1 : (data.epoch + within) / data.epochs);
}

/** Samples per second so far, or null where they are not known. */
export function trainingRate(data: TrainingData): number | null {
  if (!data.elapsed || data.samples === null) return null;
  const within = data.batchesPerEpoch ? Math.min(1, data.batch / data.batchesPerEpoch) : 0;
  const epochs = data.epoch >= data.epochs ? data.epochs : data.epoch + within;
  return (epochs * data.samples) / (data.elapsed / 1000);
}

/** What is known of the run as a sentence: the chart's text alternative. */
export function describeTraining(data: TrainingData, locale: Locale): string {
  const say = words[locale];
  const parts = [`${textIn(data.title, locale)}: ${say[data.state]}`, trainingProgress(data, locale)];
  for (const metric of metricsOf(data).slice(0, 2)) {
    if (metric.training.length > 0) parts.push(describeMetric(metric, locale));
  }
  parts.push(duration(data.elapsed, locale));
  return parts.join(say.after) + say.end;
}

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

function isAccuracy(name: string): boolean {
  return name === 'acc' || name === 'accuracy';
}

/** A metric's way so far: `Training accuracy 74.0% → 96.2%, validation accuracy 83.0% → 95.4%`. */
function describeMetric(metric: Metric, locale: Locale): string {
  const say = words[locale];
  const name = metricName(metric.name, locale);
  const parts = (
    [
      [say.training, metric.training],
      [say.validation, metric.validation ?? []],
    ] as const
  ).flatMap(([set, column]) => {
    const last = column.at(-1);
    if (last === undefined) return [];
    const first = column[0] ?? last;
    const from = column.length > 1 ? `${metricValue(metric.name, first)} → ` : '';
    const called = locale === 'zh' ? `${set}${name}` : `${set.toLowerCase()} ${name.toLowerCase()}`;
    return [`${called} ${from}${metricValue(metric.name, last)}`];
  });
  return parts.length ? parts.join(say.after) : name;
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
      opacity: 0.45,
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
      ...(accuracy && { tickformat: '.0%' }),
    },
  };
}

/** One line of what the run worked on: `4,000 samples · batches of 32 · wasm`. */
export function trainingFacts(data: TrainingData, locale: Locale): readonly string[] {
  const zh = locale === 'zh';
  const rate = trainingRate(data);
  const left = data.state === 'running' ? timeLeft(data) : null;
  return [
    ...(data.samples === null
      ? []
      : [zh ? `${grouped(data.samples)} 个样本` : `${grouped(data.samples)} samples`]),
    ...(data.batchSize === null ? [] : [zh ? `每批 ${data.batchSize} 个` : `batches of ${data.batchSize}`]),
    ...(rate === null
      ? []
      : [zh ? `每秒 ${grouped(Math.round(rate))} 个样本` : `${grouped(Math.round(rate))} samples/s`]),
    zh ? `用时 ${duration(data.elapsed, locale)}` : duration(data.elapsed, locale),
    ...(left === null
      ? []
      : [zh ? `还需约 ${duration(left, locale)}` : `about ${duration(left, locale)} left`]),
    data.backend.toUpperCase() === 'WEBGL' ? 'WebGL' : data.backend.toUpperCase(),
  ];
}

/** Time the rest will take at the rate so far, once that can be told. */
function timeLeft(data: TrainingData): number | null {
  const share = trainingShare(data);
  return share < 0.02 || data.elapsed < 500 ? null : (data.elapsed * (1 - share)) / share;
}
