/** What the core's writers ask of the window, made ready for one document. */
import type { ExportTools } from '#core/export/context.ts';
import type { ExportDocument } from '#core/export/html.ts';
import { tokensOf } from '#core/export/tokens.ts';
import { escapeHtml } from '#core/prose/escape.ts';
import { proseToHtml } from '#core/prose/prose.ts';
import type { Output } from '#core/runtime/output.ts';
import { textIn } from '#core/text/locale.ts';
import { diagramStyle, diagramText } from '../outputs/diagram.ts';
import { highlight, loadHighlighter } from '../outputs/highlight.ts';
import { drawFormulasIn, formula, loadKatex } from '../outputs/katex.ts';
import { drawMermaid } from '../outputs/mermaid.ts';
import { type SafeHtml, sanitizeHtml } from '../outputs/sanitize.ts';
import type { Theme } from '../outputs/theme.ts';
import tokenStyle from '../styles/tokens.css?raw';

/** Loads the libraries the document needs, draws its diagrams in both themes, and gives the tools. */
export async function makeTools(document: ExportDocument): Promise<ExportTools> {
  const [highlighter] = await Promise.all([loadHighlighter(), loadKatex()]);
  const diagrams = new Map<string, string>();
  for (const source of diagramSources(document)) diagrams.set(source, await writeDiagram(source));
  const diagram = (source: string): string => diagrams.get(source) ?? escapeHtml(source);
  return {
    html: (html) => readyForPage(sanitizeHtml(html)),
    formula: (tex) => formula(tex, true),
    diagram,
    highlight: (code, language) => highlight(highlighter, code, language),
    prose: (markdown, idPrefix) => {
      const holder = window.document.createElement('template');
      holder.innerHTML = sanitizeHtml(proseToHtml(markdown, { idPrefix }));
      // Before the formulas, which hold no links: they are most of the nodes.
      tameLinks(holder.content);
      drawFormulasIn(holder.content);
      for (const figure of holder.content.querySelectorAll('figure.mermaid')) {
        const drawn = window.document.createElement('template');
        drawn.innerHTML = diagram(figure.querySelector('pre')?.textContent ?? '');
        figure.replaceWith(drawn.content);
      }
      for (const block of holder.content.querySelectorAll('pre > code[class*="language-"]')) {
        const language = /language-([\w+#-]+)/.exec(block.className)?.[1] ?? '';
        block.innerHTML = highlight(highlighter, block.textContent, language);
      }
      return holder.innerHTML;
    },
  };
}

/** Links open beside the page and tell the other side nothing; links to files beside the notebook lose their way. */
function readyForPage(html: SafeHtml): string {
  const holder = window.document.createElement('template');
  holder.innerHTML = html;
  tameLinks(holder.content);
  return holder.innerHTML;
}

function tameLinks(nodes: ParentNode): void {
  for (const link of nodes.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (/^(?:https?:|mailto:)/i.test(href)) {
      link.setAttribute('target', '_blank');
      link.setAttribute('rel', 'noreferrer noopener');
    } else if (!href.startsWith('#')) {
      link.removeAttribute('href');
    }
  }
}

/** Every diagram of the document, in every language that is exported. */
function diagramSources(document: ExportDocument): ReadonlySet<string> {
  const sources = new Set<string>();
  const ofProse = (markdown: string): void => {
    if (!markdown.includes('mermaid')) return;
    const holder = window.document.createElement('template');
    holder.innerHTML = sanitizeHtml(proseToHtml(markdown));
    for (const figure of holder.content.querySelectorAll('figure.mermaid > pre'))
      sources.add(figure.textContent);
  };
  const ofOutput = (output: Output): void => {
    for (const locale of document.locales) {
      if (output.mime === 'text/vnd.mermaid') sources.add(textIn(output.data.text, locale));
      if (output.mime === 'text/markdown') ofProse(textIn(output.data.text, locale));
    }
  };
  for (const cell of document.cells) {
    if (cell.kind === 'code') cell.outputs.forEach(ofOutput);
    else for (const locale of document.locales) ofProse(cell.text(locale));
  }
  return sources;
}

/**
 * A diagram drawn for each theme, each in a shadow tree of its own: its styles reach nothing else, and the
 * page's typeface reaches it.
 */
async function writeDiagram(source: string): Promise<string> {
  const alt = escapeHtml(diagramText(source));
  const drawings: string[] = [];
  for (const theme of ['light', 'dark'] as const satisfies readonly Theme[]) {
    const colours = tokensOf(tokenStyle, theme);
    const drawing = await drawMermaid(source, theme, (name) => colours.get(name) ?? '');
    if ('problem' in drawing) return `<figure class="diagram"><pre>${escapeHtml(source)}</pre></figure>`;
    drawings.push(
      `<div class="${theme}" role="img" aria-label="${alt}"><template shadowrootmode="open"><style>${diagramStyle}</style>${drawing.svg}</template></div>`,
    );
  }
  return `<figure class="diagram">${drawings.join('')}</figure>`;
}
