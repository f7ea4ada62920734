/** Pictures of data and of a classifier's answers: digits in a grid, a confusion matrix, class probabilities. */
import type { LocalizedText } from '#core/text/locale.ts';
import type { LabelledImages } from '../digits.ts';
import { confusionCounts } from '../metrics.ts';
import { Drawing, t } from '../output.ts';
import { pngUrl } from '../png.ts';

/** The ten digits as class names. */
export const digitNames: readonly string[] = Array.from({ length: 10 }, (_, digit) => String(digit));

/** What `digitGrid` can be told. */
export interface DigitGridOptions {
  readonly title?: LocalizedText;
  /** Which examples, by index (default: the first 30). */
  readonly indices?: ArrayLike<number>;
  /** The predicted class of every example of the data; captions then read `7 → 1` and mistakes are marked. */
  readonly predicted?: ArrayLike<number>;
  /** Pixels in each row of an image (default: images are square). */
  readonly columns?: number;
}

/** Examples side by side, each with its label. */
export function digitGrid(
  data: LabelledImages,
  options: DigitGridOptions = {},
): Drawing<'application/vnd.stepwise.images+json'> {
  const {
    title,
    indices = Array.from({ length: Math.min(30, data.count) }, (_, index) => index),
    predicted,
  } = options;
  const pixels = data.images.length / data.count;
  const width = options.columns ?? Math.round(Math.sqrt(pixels));
  const height = Math.round(pixels / width);
  const images = Array.from(indices, (index) => {
    const label = data.labels[index] ?? 0;
    const guess = predicted?.[index];
    const url = pngUrl(imageAt(data, index), width, height);
    if (guess === undefined) return { url, caption: String(label) };
    return {
      url,
      caption: `${label} → ${guess}`,
      tone: guess === label ? ('good' as const) : ('bad' as const),
    };
  });
  const listed = images.map(({ caption }) => caption).join(', ');
  const alt = t(`${images.length} 个手写数字：${listed}`, `${images.length} handwritten digits: ${listed}`);
  return new Drawing('application/vnd.stepwise.images+json', {
    ...(title === undefined ? {} : { title }),
    alt,
    images,
    width,
    height,
  });
}

/** What `confusion` is made of. */
export interface ConfusionOptions {
  readonly actual: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  /** Class names, in order (default: the ten digits). */
  readonly labels?: readonly LocalizedText[];
  readonly title?: LocalizedText;
  /** The examples themselves: a few are kept behind each square. */
  readonly data?: LabelledImages;
}

/** Examples kept behind each square of a confusion matrix. */
const examplesPerSquare = 8;

/** A table of actual (rows) against predicted (columns) classes. */
export function confusion(options: ConfusionOptions): Drawing<'application/vnd.stepwise.confusion+json'> {
  const { actual, predicted, labels = digitNames, data } = options;
  const title =
    options.title ??
    t('混淆矩阵：行是真实类别，列是预测类别', 'Confusion matrix: rows are actual, columns predicted');
  const counts = confusionCounts(actual, predicted, labels.length);
  const examples: Record<string, string[]> = {};
  if (data) {
    const side = Math.round(Math.sqrt(data.images.length / data.count));
    for (let index = 0; index < actual.length; index++) {
      const square = `${actual[index]},${predicted[index]}`;
      const kept = examples[square] ?? [];
      examples[square] = kept;
      if (kept.length < examplesPerSquare) kept.push(pngUrl(imageAt(data, index), side, side));
    }
  }
  return new Drawing('application/vnd.stepwise.confusion+json', {
    title,
    labels,
    counts,
    ...(data ? { examples } : {}),
  });
}

/** Class probabilities as bars. `values` are in [0, 1], one per label (default labels: the ten digits). */
export function probabilities(
  values: ArrayLike<number>,
  options: { readonly title?: LocalizedText; readonly labels?: readonly LocalizedText[] } = {},
): Drawing<'application/vnd.stepwise.probabilities+json'> {
  const { title = t('各类别的概率', 'Probability of each class'), labels = digitNames } = options;
  if (values.length !== labels.length) {
    throw new RangeError(`probabilities: ${values.length} values for ${labels.length} classes.`);
  }
  return new Drawing('application/vnd.stepwise.probabilities+json', {
    title,
    labels,
    values: Array.from(values),
  });
}

function imageAt(data: LabelledImages, index: number): Float32Array {
  const pixels = data.images.length / data.count;
  return data.images.subarray(index * pixels, (index + 1) * pixels);
}
