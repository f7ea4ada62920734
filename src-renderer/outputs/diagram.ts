/**
 * Puts a Mermaid drawing into a figure: in a shadow tree of its own, so that its
 * styles reach nothing else, with its source as the text alternative.
 */
import { drawMermaid } from './mermaid.ts';
import type { Theme } from './theme.ts';

/** The words a diagram needs, in the window's language. */
export interface DiagramWords {
  /** Says that the figure is a diagram and what it contains. */
  readonly label: (contents: string) => string;
  readonly failed: string;
}

const sources = new WeakMap<Element, string>();

/** The source a figure from prose came with; it stays known when the drawing has taken its place. */
export function diagramSource(figure: HTMLElement): string {
  const source = sources.get(figure) ?? figure.querySelector('pre')?.textContent ?? '';
  sources.set(figure, source);
  return source;
}

/** The labels in a diagram's source, as one line: what someone who cannot see it is told. */
export function diagramText(source: string): string {
  const labels = [...source.matchAll(/[[({>|]+"?([^\][(){}<>|"]+)"?[\])}|]+/g)].map((found) =>
    found[1]?.trim(),
  );
  const words = labels.filter((label) => label !== undefined && label !== '');
  return words.length ? words.join(' · ') : source.replace(/\s+/g, ' ').slice(0, 300);
}

/** The style of the shadow tree a drawing stands in: nothing of the drawing leaves its box. */
export const diagramStyle =
  ':host{display:block;contain:layout paint;overflow-x:auto;text-align:center}svg{display:block;margin-inline:auto;max-width:100%;height:auto;background:none!important}';

/** Draws the diagram `source` into `figure`; a later call for the same figure wins. */
export async function showDiagram(
  figure: HTMLElement,
  source: string,
  theme: Theme,
  words: DiagramWords,
): Promise<void> {
  const wanted = `${theme}\n${source}`;
  if (figure.dataset.drawn === wanted) return;
  figure.dataset.drawn = wanted;
  const drawing = await drawMermaid(source, theme);
  if (figure.dataset.drawn !== wanted || !figure.isConnected) return;
  if ('problem' in drawing) {
    const code = document.createElement('pre');
    code.textContent = source;
    const note = document.createElement('figcaption');
    note.textContent = `${words.failed} ${drawing.problem.split('\n').slice(0, 3).join(' ')}`;
    figure.replaceChildren(code, note);
    return;
  }
  const host = document.createElement('div');
  host.setAttribute('role', 'img');
  host.setAttribute('aria-label', words.label(diagramText(source)));
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = `<style>${diagramStyle}</style>${drawing.svg}`;
  figure.replaceChildren(host);
}
