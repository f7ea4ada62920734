/** A Mermaid diagram. */
import { useLayoutEffect, useRef } from 'react';
import type { LocalizedText } from '#core/text/locale.ts';
import { useStrings, useText } from '../i18n/locale.tsx';
import { showDiagram } from './diagram.ts';
import styles from './output.module.css';
import { outputStrings } from './strings.ts';
import { useTheme } from './theme.ts';

/** A diagram, drawn in the window's theme; its labels are its text alternative. */
export function MermaidOutput({ data }: { readonly data: { readonly text: LocalizedText } }) {
  const figure = useRef<HTMLElement>(null);
  const theme = useTheme();
  const words = useStrings(outputStrings);
  const source = useText()(data.text);
  useLayoutEffect(() => {
    if (!figure.current) return;
    void showDiagram(figure.current, source, theme, { label: words.diagram, failed: words.diagramFailed });
  }, [source, theme, words]);
  return <figure ref={figure} className={styles.diagram} />;
}
