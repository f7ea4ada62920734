/**
 * Prose in the window: Markdown as sanitised HTML at once; formulas, diagrams
 * and coloured code as soon as their libraries have come.
 */
import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { defaultIdPrefix, isExternal, proseToHtml } from '#core/prose/prose.ts';
import { useStrings } from '../i18n/locale.tsx';
import { diagramSource, showDiagram } from './diagram.ts';
import { highlightIn } from './highlight.ts';
import { drawFormulas, hasFormulas, useKatex } from './katex.ts';
import styles from './prose.module.css';
import { SafeHtmlView } from './safe-html.tsx';
import { sanitizeHtml } from './sanitize.ts';
import { type OutputServices, useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';
import { useTheme } from './theme.ts';

/** Markdown as a reader sees it. Nothing in it runs, and no link leaves without the window's leave. */
export function Prose({ markdown }: { readonly markdown: string }) {
  const theme = useTheme();
  const words = useStrings(outputStrings);
  const services = useOutputServices();
  const element = useRef<HTMLDivElement>(null);
  const clean = useMemo(() => sanitizeHtml(proseToHtml(markdown)), [markdown]);
  const withFormulas = useKatex(hasFormulas(clean));
  const html = useMemo(() => (withFormulas ? drawFormulas(clean) : clean), [clean, withFormulas]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new HTML has new code blocks.
  useEffect(() => {
    if (element.current) void highlightIn(element.current);
  }, [html]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new HTML has new figures.
  useLayoutEffect(() => {
    const figures = element.current?.querySelectorAll<HTMLElement>('figure.mermaid') ?? [];
    for (const figure of figures) {
      void showDiagram(figure, diagramSource(figure), theme, {
        label: words.diagram,
        failed: words.diagramFailed,
      });
    }
  }, [html, theme, words]);

  return (
    <SafeHtmlView
      ref={element}
      className={styles.prose}
      html={html}
      onClick={(event) => followLink(event, services)}
    />
  );
}

/** Follows a link by the window's services: the address bar belongs to the app. */
function followLink(event: MouseEvent<HTMLElement>, services: OutputServices): void {
  const link = (event.target as Element).closest('a[href]');
  const href = link?.getAttribute('href');
  if (!href) return;
  event.preventDefault();
  if (href.startsWith('#')) showFragment(href.slice(1), services);
  else if (isExternal(href)) services.openLink(href);
}

function showFragment(encoded: string, services: OutputServices): void {
  let fragment = encoded;
  try {
    fragment = decodeURIComponent(encoded);
  } catch {
    // Not percent-encoded after all.
  }
  const target = document.getElementById(defaultIdPrefix + fragment);
  if (!target) {
    services.showFragment?.(fragment);
    return;
  }
  target.scrollIntoView({ block: 'center' });
  target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
}
