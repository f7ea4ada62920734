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
    epoch: '轮次（epoch）',
    running: '正在训练',
    done: '训练完成',
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
    epoch: 'Epoch',
    running: 'Training',
    done: 'Training finished',
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
  return name === 'acc' || name === 'accuracy' ? words[locale].accuracy : name;
}

/** A metric's value as it is read: accuracy as a share of 100, others in four digits. */
export function metricValue(name: string, value: number): string {
  return name === 'acc' || name === 'accuracy' ? percent(value) : significant(value);
}

/** What state the run is in, in words. */
export function trainingState(data: TrainingData, locale: Locale): string {
  return words[locale][data.state];
}

/** How far the run has come: `epoch 3 of 5`, `5 of 5 epochs`. */
export function trainingProgress(data: TrainingData, locale: Locale): string {
  const say = words[locale];
  return data.state === 'running'
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
    const name = metricName(metric.name, locale);
    for (const [set, column] of [
      [say.training, metric.training],
      [say.validation, metric.validation],
    ] as const) {
      const first = column?.[0];
      const last = column?.at(-1);
      if (first === undefined || last === undefined) continue;
      const now = metricValue(metric.name, last);
      const from = column && column.length > 1 ? `${metricValue(metric.name, first)} → ` : '';
      parts.push(
        locale === 'zh'
          ? `${set}${name} ${from}${now}`
          : `${set.toLowerCase()} ${name.toLowerCase()} ${from}${now}`,
      );
    }
  }
  parts.push(duration(data.elapsed, locale));
  return parts.join(say.after) + say.end;
}

/** The run's chart. `narrow` puts the plots one above the other. */
export function trainingFigure(data: TrainingData, locale: Locale, narrow = false): Figure {
  const say = words[locale];
  const metrics = metricsOf(data);
  const loss = metrics.find((metric) => metric.name === 'loss') ?? { name: 'loss', training: [] };
  const other = metrics.find((metric) => metric.name === 'acc' || metric.name === 'accuracy') ?? metrics[1];
  const shown = other && other !== loss ? [loss, other] : [loss];
  const traces: JsonObject[] = [];
  if (data.batches.at.length > 0) {
    traces.push({
      type: 'scatter',
      mode: 'lines',
      name: say.batches,
      x: data.batches.at,
      y: data.batches.loss,
      line: { color: 'var(--category-1)', width: 1 },
      opacity: 0.4,
      hoverinfo: 'skip',
    });
  }
  for (const [index, metric] of shown.entries()) {
    const axes = index === 0 ? {} : { xaxis: 'x2', yaxis: 'y2' };
    const common = { type: 'scatter', mode: 'lines+markers', showlegend: index === 0, ...axes };
    const at = metric.training.map((_, epoch) => epoch + 1);
    const short = metric.training.length <= 30;
    traces.push({
      ...common,
      name: say.training,
      legendgroup: 'training',
      x: at,
      y: metric.training,
      line: { color: 'var(--category-1)', width: 2 },
      marker: { symbol: 'circle', size: short ? 7 : 3 },
    });
    if (metric.validation) {
      traces.push({
        ...common,
        name: say.validation,
        legendgroup: 'validation',
        x: at.slice(0, metric.validation.length),
        y: metric.validation,
        line: { color: 'var(--category-6)', width: 2, dash: 'dash' },
        marker: { symbol: 'diamond', size: short ? 8 : 3 },
      });
    }
  }
  return { data: traces, layout: trainingLayout(data, shown, locale, narrow) };
}

function trainingLayout(
  data: TrainingData,
  shown: readonly Metric[],
  locale: Locale,
  narrow: boolean,
): JsonObject {
  const two = shown.length > 1;
  const across: readonly [number, number][] =
    two && !narrow
      ? [
          [0, 0.46],
          [0.54, 1],
        ]
      : [
          [0, 1],
          [0, 1],
        ];
  const down: readonly [number, number][] =
    two && narrow
      ? [
          [0.6, 1],
          [0, 0.4],
        ]
      : [
          [0, 1],
          [0, 1],
        ];
  const few = data.epochs <= 12;
  const axes = shown.map((metric, index): JsonObject => {
    const suffix = index === 0 ? '' : '2';
    const accuracy = metric.name === 'acc' || metric.name === 'accuracy';
    return {
      [`xaxis${suffix}`]: {
        domain: across[index] ?? [0, 1],
        anchor: `y${suffix}`,
        title: { text: words[locale].epoch },
        range: [0, data.epochs + Math.max(0.15, data.epochs * 0.02)],
        zeroline: false,
        ...(few ? { dtick: 1 } : { nticks: 8 }),
      },
      [`yaxis${suffix}`]: {
        domain: down[index] ?? [0, 1],
        anchor: `x${suffix}`,
        title: { text: metricName(metric.name, locale) },
        rangemode: accuracy ? 'normal' : 'tozero',
        ...(accuracy && { tickformat: '.0%' }),
      },
    };
  });
  return Object.assign(
    {
      height: two && narrow ? 520 : 300,
      margin: { l: 56, r: 12, t: 34, b: 44 },
      legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1.02, yanchor: 'bottom' },
      hovermode: 'x unified',
      uirevision: 'training',
    },
    ...axes,
  ) as JsonObject;
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
