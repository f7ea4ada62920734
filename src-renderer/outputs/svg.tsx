/** SVG from a cell, shown as an image: nothing in it runs, loads or touches the document. */
import { useMemo } from 'react';
import { svgDataUrl } from '#core/export/svg.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { useText } from '../i18n/locale.tsx';
import styles from './output.module.css';

/** A vector picture with its text alternative. */
export function SvgOutput({
  data,
}: {
  readonly data: { readonly svg: string; readonly alt: LocalizedText };
}) {
  const text = useText();
  const url = useMemo(() => svgDataUrl(data.svg), [data.svg]);
  return <img className={styles.picture} src={url} alt={text(data.alt)} />;
}
