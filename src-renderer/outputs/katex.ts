/** KaTeX, loaded when the first formula appears. Never trusts the TeX and always answers. */

import { escapeHtml } from '#core/prose/escape.ts';
import type { RenderMath } from '#core/prose/math.ts';
import { useSubscribed } from '../session/subscribed.ts';
import { type SafeHtml, sanitizeFormula } from './sanitize.ts';

let render: ((tex: string, display: boolean) => string) | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();
const cache = new Map<string, SafeHtml>();

/** Loads KaTeX and its style once. */
export function loadKatex(): Promise<void> {
  loading ??= import('./katex-bundle.ts').then(({ katex }) => {
    render = (tex, displayMode) =>
      katex.renderToString(tex, {
        displayMode,
        throwOnError: false,
        strict: 'ignore',
        trust: false,
        maxExpand: 1000,
        maxSize: 50,
        output: 'htmlAndMathml',
      });
    for (const listener of listeners) listener();
  });
  return loading;
}

/** Longest TeX that is drawn; beyond it the source is shown. */
const longest = 20_000;

/** A formula as sanitised HTML. Only after {@link loadKatex}; before it, and on any failure, the TeX itself. */
export const formula: (...of: Parameters<RenderMath>) => SafeHtml = (tex, display) => {
  const key = `${display ? 'd' : 'i'}${tex}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (!render) return `<code>${escapeHtml(tex)}</code>` as SafeHtml;
  let html: SafeHtml;
  try {
    html = tex.length > longest ? failed(tex) : sanitizeFormula(render(tex, display));
  } catch {
    // Deeply nested braces overflow the stack (RangeError), which throwOnError does not cover.
    html = failed(tex);
  }
  if (cache.size > 2000) cache.clear();
  cache.set(key, html);
  return html;
};

function failed(tex: string): SafeHtml {
  const shown = tex.length > 200 ? `${tex.slice(0, 200)}…` : tex;
  return `<code>${escapeHtml(shown)}</code>` as SafeHtml;
}

/** Whether KaTeX is there; asks for it where `needed`. */
export function useKatex(needed: boolean): boolean {
  return useSubscribed(
    (changed) => {
      listeners.add(changed);
      if (needed) void loadKatex();
      return () => listeners.delete(changed);
    },
    () => render !== null,
    // A host draws none.
    () => false,
  );
}

/** Whether sanitised prose holds formulas still to be drawn. */
export function hasFormulas(html: SafeHtml): boolean {
  return html.includes('class="math"');
}

/** The HTML with every formula's placeholder replaced by the formula. */
export function drawFormulas(html: SafeHtml): SafeHtml {
  if (!hasFormulas(html)) return html;
  const holder = document.createElement('template');
  holder.innerHTML = html;
  drawFormulasIn(holder.content);
  return holder.innerHTML as SafeHtml;
}

/** Puts every formula in its place among nodes made of sanitised HTML. */
export function drawFormulasIn(nodes: ParentNode): void {
  for (const place of nodes.querySelectorAll<HTMLElement>('span.math')) {
    place.innerHTML = formula(place.textContent, 'display' in place.dataset);
  }
}
