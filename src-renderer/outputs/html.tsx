/** HTML from a cell: sanitised always, and boxed so that it stays where it is. */
import { useMemo } from 'react';
import type { LocalizedText } from '#core/text/locale.ts';
import { useStrings, useText } from '../i18n/locale.tsx';
import { followLink } from './links.ts';
import styles from './output.module.css';
import { SafeHtmlView } from './safe-html.tsx';
import { sanitizeHtml } from './sanitize.ts';
import { useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';

/** Characters beyond which sanitising would hold up the window. */
const longest = 2_000_000;

/** HTML that neither runs, nor loads, nor covers anything. */
export function HtmlOutput({ data }: { readonly data: { readonly html: LocalizedText } }) {
  const html = useText()(data.html);
  const words = useStrings(outputStrings);
  const services = useOutputServices();
  const clean = useMemo(() => (html.length > longest ? null : sanitizeHtml(html)), [html]);
  if (clean === null) return <p className={styles.note}>{words.htmlTooLong(html.length)}</p>;
  return (
    <SafeHtmlView className={styles.html} html={clean} onClick={(event) => followLink(event, services)} />
  );
}
