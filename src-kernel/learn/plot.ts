/** Plotly figures as data, and the one every lesson needs: how runs of training compare. */
import type { Json, JsonObject } from '#core/text/json.ts';
import type { Localized, LocalizedText } from '#core/text/locale.ts';
import { Drawing, t } from './output.ts';

/**
 * A Plotly figure: traces and layout as in plotly.js, as plain data (typed arrays
 * become lists). Any label in it may be given in two languages with `t`.
 *
 * @param alt what the chart shows, for those who cannot see it
 */
export function plot(
  data: readonly object[],
  layout: object = {},
  alt?: LocalizedText,
): Drawing<'application/vnd.plotly.v1+json'> {
  return new Drawing('application/vnd.plotly.v1+json', {
    data: data.map((trace) => plain(trace) as JsonObject),
    layout: plain(layout) as JsonObject,
    ...(alt === undefined ? {} : { alt }),
  });
}

/** A value as JSON: typed arrays become lists, what JSON lacks becomes null. */
function plain(value: unknown): Json {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as unknown as number[]);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(
      ([, item]) => item !== undefined && typeof item !== 'function',
    );
    return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]));
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** What `fit` resolves to, as far as charts need it. */
export interface TrainingHistory {
  /** One number per epoch under tfjs's own names: `loss`, `acc`, `val_loss`, `val_acc`. */
  readonly history: { readonly [metric: string]: readonly unknown[] };
}

/** One run of training and what to call it. */
export interface NamedRun {
  readonly name: LocalizedText;
  readonly history: TrainingHistory;
}

/** Colours that people with any colour vision tell apart (Okabe and Ito, 2008). */
const colours = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'];

/**
 * Runs of training in one chart: training as solid lines, validation as dotted
 * ones, one colour for each run.
 *
 * @param metric which of tfjs's metrics to draw: `acc` (default) or `loss`
 */
export function compareRuns(
  runs: readonly NamedRun[],
  metric: 'acc' | 'loss' = 'acc',
): Drawing<'application/vnd.plotly.v1+json'> {
  const traces = runs.flatMap(({ name, history }, index) =>
    [metric, `val_${metric}`].flatMap((key) => {
      const values = history.history[key]?.map(Number);
      if (!values) return [];
      const validation = key.startsWith('val_');
      return {
        type: 'scatter',
        mode: 'lines',
        name: validation
          ? joined(name, t(' · 验证', ' · validation'))
          : joined(name, t(' · 训练', ' · training')),
        x: values.map((_, epoch) => epoch + 1),
        y: values,
        line: { color: colours[index % colours.length], dash: validation ? 'dot' : 'solid', width: 2 },
      };
    }),
  );
  const quantity = metric === 'acc' ? t('准确率', 'Accuracy') : t('损失', 'Loss');
  return plot(
    traces,
    {
      xaxis: { title: { text: t('轮次', 'Epoch') } },
      yaxis: {
        title: { text: quantity },
        ...(metric === 'acc' ? { range: [0, 1.02] } : { rangemode: 'tozero' }),
      },
      legend: { orientation: 'h', y: -0.25 },
    },
    summary(traces, metric),
  );
}

function joined(name: LocalizedText, ending: Localized): Localized {
  const zh = typeof name === 'string' ? name : (name.zh ?? name.en ?? '');
  const en = typeof name === 'string' ? name : (name.en ?? name.zh ?? '');
  return t(`${zh}${ending.zh}`, `${en}${ending.en}`);
}

function summary(
  traces: readonly { name: Localized; y: readonly number[] }[],
  metric: 'acc' | 'loss',
): Localized {
  const last = ({ y }: { y: readonly number[] }) => (y.at(-1) ?? 0).toFixed(3);
  const quantity = metric === 'acc' ? t('准确率', 'accuracy') : t('损失', 'loss');
  return t(
    `各次训练的${quantity.zh}，末轮：${traces.map((trace) => `${trace.name.zh} ${last(trace)}`).join('；')}`,
    `${quantity.en} of each run, at the last epoch: ${traces.map((trace) => `${trace.name.en} ${last(trace)}`).join('; ')}`,
  );
}
