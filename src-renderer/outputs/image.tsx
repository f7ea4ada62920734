/** A raster picture. */
import { isPictureUrl } from '#core/export/svg.ts';
import type { ImageData as Picture } from '#core/runtime/output.ts';
import { useText } from '../i18n/locale.tsx';
import styles from './output.module.css';

/** A picture with its text alternative and caption; only data addresses are shown. */
export function ImageOutput({ data }: { readonly data: Picture }) {
  const text = useText();
  if (!isPictureUrl(data.url)) return <p className={styles.note}>{text(data.alt)}</p>;
  return (
    <figure className={styles.figure}>
      <img
        className={`${styles.picture} ${data.pixelated ? styles.pixelated : ''}`}
        src={data.url}
        width={data.width}
        height={data.height}
        alt={text(data.alt)}
      />
      {data.caption !== undefined && <figcaption>{text(data.caption)}</figcaption>}
    </figure>
  );
}
