/** Images before and after something was done to them, and a point's place in a data set. */
import type { LocalizedText } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import { panel, scene } from '../scene/scene.ts';

/** A grey image: intensities in [0, 1], row by row. */
export interface GreyImage {
  readonly pixels: ArrayLike<number>;
  readonly label?: LocalizedText;
}

/** What `beforeAfter` is told. */
export interface BeforeAfterOptions {
  readonly before: readonly GreyImage[];
  readonly after: readonly GreyImage[];
  /** Pixels in a row (default: images are square). */
  readonly columns?: number;
  /** What the two rows are called. */
  readonly names?: readonly [LocalizedText, LocalizedText];
  readonly title?: LocalizedText;
  /** How many in a row (default: all, at most 8). */
  readonly most?: number;
}

/** Two rows of images: each as it was, and below it as it is now. The text alternative says how many pixels changed. */
export function beforeAfter(options: BeforeAfterOptions): Drawing<'application/vnd.stepwise.scene+json'> {
  const { before, after, title, most = 8, names = [t('之前', 'before'), t('之后', 'after')] } = options;
  const count = Math.min(before.length, after.length, most);
  const pixels = before[0]?.pixels.length ?? 1;
  const columns = options.columns ?? Math.max(1, Math.round(Math.sqrt(pixels)));
  const aspect = Math.max(0.1, columns / Math.max(1, pixels / columns));
  let changed = 0;
  for (let index = 0; index < count; index += 1) {
    const [one, other] = [before[index]?.pixels ?? [], after[index]?.pixels ?? []];
    for (let pixel = 0; pixel < pixels; pixel += 1) {
      if (Math.abs((one[pixel] ?? 0) - (other[pixel] ?? 0)) > 0.1) changed += 1;
    }
  }
  const share = count === 0 ? 0 : (changed / (count * pixels)) * 100;
  // One panel holds a pair, so that it stays together where the window is narrow.
  const gap = 0.06;
  const panels = before.slice(0, count).map((image, index) =>
    panel(
      {
        aspect: aspect / (2 + gap),
        x: { min: 0, max: 1, ticks: 'none', ...(image.label === undefined ? {} : { label: image.label }) },
        y: { min: 0, max: 2 + gap, ticks: 'none' },
      },
      [
        draw.raster(image.pixels, columns, { box: [0, 1 + gap, 1, 2 + gap], scale: 'grey', range: [0, 1] }),
        draw.raster(after[index]?.pixels ?? [], columns, { box: [0, 0, 1, 1], scale: 'grey', range: [0, 1] }),
      ],
    ),
  );
  const [first, second] = names;
  const named = (name: LocalizedText, locale: 'zh' | 'en'): string =>
    typeof name === 'string' ? name : (name[locale] ?? '');
  return scene({
    ...(title === undefined ? {} : { title }),
    columns: Math.max(1, count),
    size: count > 4 ? 'wide' : 'medium',
    alt: t(
      `${count} 张图片的前后对比，${share.toFixed(1)}% 的像素变了`,
      `${count} images before and after; ${share.toFixed(1)}% of pixels changed`,
    ),
    caption: t(
      `上：${named(first, 'zh')}；下：${named(second, 'zh')}`,
      `above: ${named(first, 'en')}; below: ${named(second, 'en')}`,
    ),
    panels,
  });
}
