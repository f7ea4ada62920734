/** Small images side by side, each with its caption; good and bad are told apart by a mark, not by colour alone. */
import { describeGrid } from '#core/export/describe.ts';
import { isPictureUrl } from '#core/export/svg.ts';
import type { ImageGridData } from '#core/runtime/output.ts';
import { useLocale, useText } from '../i18n/locale.tsx';
import styles from './image-grid.module.css';

/** Size in CSS pixels an image is enlarged towards, by a whole factor. */
const target = 64;

/** A grid of images such as digits with their labels. */
export function ImageGridOutput({ data }: { readonly data: ImageGridData }) {
  const text = useText();
  const locale = useLocale();
  const factor = Math.max(1, Math.round(target / Math.max(data.width, data.height, 1)));
  return (
    <figure className={styles.grid} aria-label={describeGrid(data, locale)}>
      {data.title !== undefined && <figcaption className={styles.title}>{text(data.title)}</figcaption>}
      <ul className={styles.images} aria-hidden="true">
        {data.images.map((image, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: images have no identity of their own.
          <li key={index} className={styles.cell} data-tone={image.tone}>
            {isPictureUrl(image.url) && (
              <img
                src={image.url}
                width={data.width * factor}
                height={data.height * factor}
                alt=""
                loading="lazy"
              />
            )}
            <span>{text(image.caption)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
