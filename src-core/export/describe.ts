/** Pictures in words: what someone who cannot see an output is told that it shows now. */
import type {
  ConfusionData,
  ImageGridData,
  PlotlyData,
  ProbabilitiesData,
  TensorData,
} from '../runtime/output.ts';
import { type Locale, textIn } from '../text/locale.ts';
import type { Figure } from './figure.ts';
import { grouped, percent, significant } from './numbers.ts';
import { outputWords } from './words.ts';

/** A chart: its author's own words, else its title, axes and what each trace spans. */
export function describeFigure(data: PlotlyData, figure: Figure, locale: Locale): string {
  if (data.alt !== undefined) return textIn(data.alt, locale);
  const words = outputWords[locale];
  const title = figureTitle(figure);
  const traces = figure.data.slice(0, 6).map((trace, index) => {
    const name = typeof trace.name === 'string' ? trace.name : String(index + 1);
    const column = Array.isArray(trace.y) ? trace.y : Array.isArray(trace.x) ? trace.x : [];
    const numbers = column.filter((value) => typeof value === 'number');
    if (!numbers.length) return name;
    const low = numbers.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
    const high = numbers.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    return `${name} ${significant(low, 3)} – ${significant(high, 3)}`;
  });
  const rest = figure.data.length > 6 ? [words.more(figure.data.length - 6)] : [];
  return `${words.chart}${words.colon}${[title, ...traces, ...rest].filter(Boolean).join(locale === 'zh' ? '；' : '; ')}`;
}

/** A chart's title without its markup; '' where it has none. */
export function figureTitle({ layout: { title } }: Figure): string {
  const text =
    typeof title === 'object' && title !== null && 'text' in title
      ? (title as { text: unknown }).text
      : title;
  return typeof text === 'string' ? text.replace(/<[^>]*>/g, '') : '';
}

/** A tensor's shape as mathematics writes it: `[4000, 784]`, or the word for a scalar. */
export function shapeText(shape: readonly number[], locale: Locale): string {
  return shape.length === 0 ? outputWords[locale].scalar : `[${shape.join(', ')}]`;
}

/** A tensor in one sentence. */
export function describeTensor(data: TensorData, locale: Locale): string {
  const words = outputWords[locale];
  const statistics = [
    data.min === undefined ? '' : `${words.minimum} ${significant(data.min)}`,
    data.mean === undefined ? '' : `${words.mean} ${significant(data.mean)}`,
    data.max === undefined ? '' : `${words.maximum} ${significant(data.max)}`,
  ].filter(Boolean);
  return [`${data.dtype} ${shapeText(data.shape, locale)}`, ...statistics].join(
    locale === 'zh' ? '，' : ', ',
  );
}

/** What a confusion matrix says in all: how many are right, and the pair most often confused. */
export interface ConfusionSummary {
  readonly total: number;
  readonly correct: number;
  readonly worst: { readonly actual: number; readonly predicted: number; readonly count: number } | null;
}

/** Sums up a confusion matrix. */
export function summarizeConfusion(data: ConfusionData): ConfusionSummary {
  let total = 0;
  let correct = 0;
  let worst: ConfusionSummary['worst'] = null;
  for (const [actual, row] of data.counts.entries()) {
    for (const [predicted, count] of row.entries()) {
      total += count;
      if (actual === predicted) correct += count;
      else if (count > (worst?.count ?? 0)) worst = { actual, predicted, count };
    }
  }
  return { total, correct, worst };
}

/** A confusion matrix in one sentence. */
export function describeConfusion(data: ConfusionData, locale: Locale): string {
  const { total, correct, worst } = summarizeConfusion(data);
  const share = total ? percent(correct / total) : '–';
  const label = (index: number): string => textIn(data.labels[index] ?? String(index), locale);
  if (locale === 'zh') {
    const pair = worst
      ? `；最常见的混淆：把 ${label(worst.actual)} 判为 ${label(worst.predicted)}（${worst.count} 次）`
      : '';
    return `${grouped(total)} 个样本中有 ${grouped(correct)} 个判断正确（${share}）${pair}。`;
  }
  const pair = worst
    ? `; most often confused: ${label(worst.actual)} taken for ${label(worst.predicted)} (${worst.count} times)`
    : '';
  return `${grouped(correct)} of ${grouped(total)} classified correctly (${share})${pair}.`;
}

/** The index of the largest probability; −1 where there is none. */
export function largest(values: readonly number[]): number {
  return values.reduce<number>(
    (best, value, index) => (value > (values[best] ?? Number.NEGATIVE_INFINITY) ? index : best),
    -1,
  );
}

/** Class probabilities in one sentence: the three largest. */
export function describeProbabilities(data: ProbabilitiesData, locale: Locale): string {
  const top = data.values
    .map((value, index) => ({ value, label: textIn(data.labels[index] ?? String(index), locale) }))
    .sort((one, other) => other.value - one.value)
    .slice(0, 3);
  return `${textIn(data.title, locale)}${outputWords[locale].colon}${top.map((entry) => `${entry.label} ${percent(entry.value)}`).join(locale === 'zh' ? '，' : ', ')}`;
}

/** A grid of small images in one sentence, with its captions. */
export function describeGrid(data: ImageGridData, locale: Locale): string {
  const captions = data.images.slice(0, 30).map((image) => textIn(image.caption, locale));
  return `${textIn(data.alt, locale)}${outputWords[locale].colon}${captions.join(locale === 'zh' ? '、' : ', ')}`;
}

/**
 * How strongly a square of a confusion matrix is coloured, from 0 to 1, and whether its number is light on that. Mistakes are
 * rare, so their shades are spread out. Between light and strong lie shades on which no ink can be read; none has them.
 */
export function squareShade(
  share: number,
  right: boolean,
): { readonly shade: number; readonly strong: boolean } {
  if (!right) return { shade: Math.min(1, Math.sqrt(share) * 1.2) * 0.55, strong: false };
  const strong = share > 0.5;
  return { shade: strong ? 0.8 + 0.2 * share : 0.9 * share, strong };
}
