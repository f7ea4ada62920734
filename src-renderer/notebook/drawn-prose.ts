/** Prose that stands in the page already: the host drew it, and sanitised it as the window would. */
import type { Notebook } from '#core/notebook/notebook.ts';
import type { Locale } from '#core/text/locale.ts';
import { drawnByHost, keepProse } from '../outputs/index.tsx';
import { shownProse } from './markdown-cell.tsx';

/** Keeps the prose of a drawn notebook's cells, so that it is not read and sanitised once more. */
export function keepDrawnProse(drawn: Element, { cells }: Notebook, locale: Locale): void {
  const places = new Map(
    [...drawn.querySelectorAll<HTMLElement>('[data-kind="markdown"][data-cell]')].map((cell) => [
      cell.dataset.cell ?? '',
      cell.querySelector('[data-prose] > div'),
    ]),
  );
  for (const cell of cells) {
    const prose = cell.kind === 'markdown' ? places.get(cell.id) : undefined;
    if (cell.kind === 'markdown' && prose) keepProse(shownProse(cell, locale), drawnByHost(prose));
  }
}
