/** Plotly figures as data, and the one every lesson needs: how runs of training compare. */
import type { Output, PlotlyData } from '#core/runtime/output.ts';
import type { Json, JsonObject } from '#core/text/json.ts';
import type { Localized, LocalizedText } from '#core/text/locale.ts';
import { outputSymbol } from '../evaluate/services.ts';
import { LiveDisplay } from './live.ts';
import { Drawing, t } from './output.ts';

/** What `append` adds to a trace: one value or several, for each column. */
export interface PlotPoints {
  readonly [column: string]: unknown;
}

/** A figure that can go on growing after it is shown; the window is told at most once per frame. */
export class Plot extends Drawing<'application/vnd.plotly.v1+json'> {
  readonly #live: LiveDisplay;
  #figure: PlotlyData;

  constructor(figure: PlotlyData) {
    super('application/vnd.plotly.v1+json', figure);
    this.#figure = figure;
    this.#live = new LiveDisplay(() => ({ mime: 'application/vnd.plotly.v1+json', data: this.#figure }));
  }

  override [outputSymbol](): Output {
    return this.#live.place();
  }

  /**
   * Adds points to a trace: `chart.append(0, { x: step, y: loss })`, or columns of the same length.
   *
   * @param trace its place among the traces
   * @param keep how many points stay, the latest (default: all)
   */
  append(trace: number, points: PlotPoints, { keep }: { readonly keep?: number } = {}): this {
    const old = this.#figure.data[trace];
    if (old === undefined) {
      throw new RangeError(`append: there is no trace ${trace}; the plot has ${this.#figure.data.length}.`);
    }
    const columns = Object.entries(points).map(([name, added]) => {
      const before = Array.isArray(old[name]) ? old[name] : [];
      const value = plain(added);
      const after = Array.isArray(value) ? [...before, ...value] : [...before, value];
      return [name, keep === undefined ? after : after.slice(-keep)] as const;
    });
    return this.#show({
      ...this.#figure,
      data: this.#figure.data.with(trace, { ...old, ...Object.fromEntries(columns) }),
    });
  }

  /** Puts other traces in the place of all there are; the layout's keys are changed where given. */
  update(data: readonly object[], layout: object = {}): this {
    return this.#show({
      ...this.#figure,
      data: data.map((trace) => plain(trace) as JsonObject),
      layout: { ...this.#figure.layout, ...(plain(layout) as JsonObject) },
    });
  }

  #show(figure: PlotlyData): this {
    this.#figure = figure;
    this.#live.changed();
    return this;
  }
}

/**
 * A Plotly figure: traces and layout as in plotly.js, as plain data (typed arrays
 * become lists). Any label in it may be given in two languages with `t`.
 *
 *     const chart = plot([{ y: [] }], { title: { text: 'loss' } });
 *     display(chart);
 *     for (…) chart.append(0, { y: loss });
 *
 * @param alt what the chart shows, for those who cannot see it
 */
export function plot(data: readonly object[], layout: object = {}, alt?: LocalizedText): Plot {
  return new Plot({
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
 * Runs of training in one chart: training as solid lines, validation as dashed
 * ones, one colour for each run.
 *
 * @param metric which of tfjs's metrics to draw: `acc` (default) or `loss`
 */
export function compareRuns(runs: readonly NamedRun[], metric: 'acc' | 'loss' = 'acc'): Plot {
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
        line: { color: colours[index % colours.length], dash: validation ? 'dash' : 'solid', width: 2 },
      };
    }),
  );
  const quantity = metric === 'acc' ? t('准确率', 'Accuracy') : t('损失', 'Loss');
  const epochs = Math.max(0, ...traces.map(({ x }) => x.length));
  return plot(
    traces,
    {
      // Epochs are whole: no 1.5 between the first and the second.
      xaxis: { title: { text: t('轮次', 'Epoch') }, ...(epochs <= 10 ? { dtick: 1 } : { nticks: 10 }) },
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
