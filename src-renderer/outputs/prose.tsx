/**
 * Prose in the window: Markdown as sanitised HTML at once; formulas, diagrams
 * and coloured code as soon as their libraries have come.
 */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { proseToHtml } from '#core/prose/prose.ts';
import { useStrings } from '../i18n/locale.tsx';
import { diagramSource, showDiagram } from './diagram.ts';
import { highlightIn } from './highlight.ts';
import { drawFormulas, hasFormulas, useKatex } from './katex.ts';
import { followLink } from './links.ts';
import styles from './prose.module.css';
import { SafeHtmlView } from './safe-html.tsx';
import { type SafeHtml, sanitizeHtml } from './sanitize.ts';
import { useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';
import { useTheme } from './theme.ts';

/** Prose that was drawn lately: a cell that is scrolled out of view and back is not read and sanitised again. */
const drawn = new Map<string, SafeHtml>();
/** How many pieces of prose are kept, and how long each may be. */
const kept = { pieces: 500, characters: 20_000 };

function proseOf(markdown: string): SafeHtml {
  const known = drawn.get(markdown);
  if (known !== undefined) return known;
  const html = sanitizeHtml(proseToHtml(markdown));
  keepProse(markdown, html);
  return html;
}

/** Keeps prose that is drawn: a host that drew the first picture sanitised it just as the window would. */
export function keepProse(markdown: string, html: SafeHtml): void {
  if (markdown.length > kept.characters) return;
  if (drawn.size >= kept.pieces) drawn.clear();
  drawn.set(markdown, html);
}

/** Markdown as a reader sees it. Nothing in it runs, and no link leaves without the window's leave. */
export function Prose({ markdown }: { readonly markdown: string }) {
  const theme = useTheme();
  const words = useStrings(outputStrings);
  const services = useOutputServices();
  const element = useRef<HTMLDivElement>(null);
  const clean = useMemo(() => proseOf(markdown), [markdown]);
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
