/** The text of another version of a document, as Markdown; lines that are not in the document now are marked. */
import { useMemo } from 'react';
import { convertDocument } from '#core/format/document.ts';
import type { OpenDocument } from '../session/open.ts';
import styles from './history-dialog.module.css';

/** Most lines that are shown. */
const most = 4_000;

/** The text, to be read and scrolled. */
export function VersionText(props: {
  readonly document: OpenDocument;
  readonly text: string;
  readonly label: string;
}) {
  const { document: open, text, label } = props;
  const lines = useMemo(() => {
    const linesOf = (source: string) =>
      convertDocument(open.format, 'markdown', source, '').text.split(/\r?\n/);
    const now = new Set(linesOf(open.copy().text));
    return linesOf(text)
      .slice(0, most)
      .map((line) => ({ line, differs: !now.has(line) }));
  }, [open, text]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is not for text.
    <pre
      className={styles.text}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can scroll must be reachable by key.
      tabIndex={0}
      aria-label={label}
    >
      {lines.map(({ line, differs }, at) =>
        differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line's place is what it is.
          <mark key={at}>{`${line}\n`}</mark>
        ) : (
          `${line}\n`
        ),
      )}
    </pre>
  );
}
