/** Colours code in prose, once highlight.js has come. */
import type { HLJSApi } from 'highlight.js';
import { escapeHtml } from '#core/prose/escape.ts';
import type { SafeHtml } from './sanitize.ts';

let loading: Promise<HLJSApi> | null = null;

/** highlight.js with the languages lessons show. */
export function loadHighlighter(): Promise<HLJSApi> {
  loading ??= import('./highlight-bundle.ts').then(({ highlighter }) => highlighter);
  return loading;
}

/** Code as HTML with `hljs-…` classes; plain where the language is not known. */
export function highlight(highlighter: HLJSApi, code: string, language: string): SafeHtml {
  if (!highlighter.getLanguage(language) || code.length > 100_000) return escapeHtml(code) as SafeHtml;
  return highlighter.highlight(code, { language, ignoreIllegals: true }).value as SafeHtml;
}

/** Colours every fenced block inside an element that has not been coloured yet. */
export async function highlightIn(root: HTMLElement): Promise<void> {
  const blocks = [
    ...root.querySelectorAll<HTMLElement>('pre > code[class*="language-"]:not([data-coloured])'),
  ];
  if (!blocks.length) return;
  const highlighter = await loadHighlighter();
  for (const block of blocks) {
    const language = /language-([\w+#-]+)/.exec(block.className)?.[1] ?? '';
    block.innerHTML = highlight(highlighter, block.textContent, language);
    block.dataset.coloured = '';
  }
}
