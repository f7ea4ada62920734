/** Code as highlighted HTML, for cells that are not being edited. The highlighter is loaded beside the document. */
import type { HLJSApi } from 'highlight.js';

let highlighter: HLJSApi | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();
const cache = new Map<string, string>();

/** Loads the highlighter; until then {@link highlighted} gives plain text. */
export function loadHighlighter(): Promise<void> {
  loading ??= Promise.all([
    import('highlight.js/lib/core'),
    import('highlight.js/lib/languages/typescript'),
  ]).then(([{ default: core }, { default: typescript }]) => {
    core.registerLanguage('typescript', typescript);
    highlighter = core;
    for (const listener of [...listeners]) listener();
  });
  return loading;
}

/** Calls the listener once the highlighter is there. */
export function onHighlighter(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the highlighter is there. */
export function hasHighlighter(): boolean {
  return highlighter !== null;
}

/** Code as HTML in which every character of the code is escaped and only `<span class="hljs-…">` is added. */
export function highlighted(source: string): string | null {
  if (!highlighter) return null;
  const known = cache.get(source);
  if (known !== undefined) return known;
  const html = highlighter.highlight(source, { language: 'typescript', ignoreIllegals: true }).value;
  if (cache.size > 400) cache.clear();
  cache.set(source, html);
  return html;
}
