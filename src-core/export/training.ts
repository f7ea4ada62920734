/** A run of training in words and numbers: its metrics, its state, how far it has come and what it worked on. */
import type { TrainingData } from '../runtime/output.ts';
import { type Locale, textIn } from '../text/locale.ts';
import { duration, grouped, percent, significant } from './numbers.ts';
import { trainingWords as words } from './training-words.ts';

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

/** Which batch of its epoch a run that goes on has done last: `batch 12 of 32`; nothing where that is not known. */
export function trainingBatch(data: TrainingData, locale: Locale): string {
  const { state, batch, batchesPerEpoch } = data;
  if ((state !== 'running' && state !== 'paused') || !batchesPerEpoch) return '';
  const [done, all] = [grouped(Math.min(batch, batchesPerEpoch)), grouped(batchesPerEpoch)];
  return locale === 'zh' ? `第 ${done}/${all} 批` : `batch ${done} of ${all}`;
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

/** Whether a metric is a share of what is right, as tfjs names it. */
export function isAccuracy(name: string): boolean {
  return name === 'acc' || name === 'accuracy';
}

/** A metric's way so far: `Training accuracy 74.0% → 96.2%, validation accuracy 83.0% → 95.4%`. */
export function describeMetric(metric: Metric, locale: Locale): string {
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
