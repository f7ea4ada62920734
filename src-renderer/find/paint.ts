/**
 * Paints what was found over the text that is shown, without touching its
 * nodes: the CSS Custom Highlight API. Only what is mounted is painted; what
 * scrolls into view is painted as it comes.
 */
import type { Match } from './matches.ts';
import { spansIn } from './pattern.ts';

/** Names of the highlights in the style sheet. */
const all = 'find-match';
const one = 'find-current';

/** Elements whose text is no running text of the reader's. */
const skipped = '.katex, svg, [aria-hidden="true"]';

/** Elements between which no match reaches. */
const block = 'p, li, h1, h2, h3, h4, h5, h6, td, th, pre, blockquote, dt, dd, summary, figcaption';

/** Paints the matches in `root`, the current one apart, until the function it gives is called. */
export function paintMatches(root: HTMLElement, pattern: RegExp, current: Match | null): () => void {
  let frame = 0;
  const paint = () => {
    frame = 0;
    const matches = new Highlight();
    const here = new Highlight();
    here.priority = 1;
    for (const cell of root.querySelectorAll<HTMLElement>('[data-cell]')) {
      const found = rangesIn(cell, pattern);
      for (const range of found) matches.add(range);
      const range = current && cell.dataset.cell === current.cell ? found[current.ordinal] : undefined;
      if (range) here.add(range);
    }
    CSS.highlights.set(all, matches);
    CSS.highlights.set(one, here);
  };
  const soon = () => {
    frame ||= requestAnimationFrame(paint);
  };
  const observer = new MutationObserver(soon);
  observer.observe(root, { childList: true, subtree: true, characterData: true });
  paint();
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    CSS.highlights.delete(all);
    CSS.highlights.delete(one);
  };
}

/** Ranges of the matches in the text that a cell shows: its code, or its prose as it reads. */
function rangesIn(cell: HTMLElement, pattern: RegExp): Range[] {
  const element = cell.querySelector<HTMLElement>('[data-static] code, [data-prose]');
  if (!element) return [];
  const { text, nodes } = textOf(element);
  return spansIn(text, pattern).flatMap(({ from, to }) => {
    const start = nodes.findLast((node) => node.at <= from);
    const end = nodes.findLast((node) => node.at < to);
    if (!start || !end) return [];
    const range = document.createRange();
    range.setStart(start.node, Math.min(from - start.at, start.node.data.length));
    range.setEnd(end.node, Math.min(to - end.at, end.node.data.length));
    return range.collapsed ? [] : [range];
  });
}

/** An element's text, and where each of its text nodes begins in it. */
function textOf(element: HTMLElement): { text: string; nodes: { node: Text; at: number }[] } {
  const walker = document.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) => {
      if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
      return (node as Element).matches(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  );
  const nodes: { node: Text; at: number }[] = [];
  let text = '';
  let within: Element | null | undefined;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const now = node.parentElement?.closest(block);
    if (within !== undefined && now !== within) text += '\n';
    within = now;
    nodes.push({ node, at: text.length });
    text += node.data;
  }
  return { text, nodes };
}

/** Frames that a cell which was just scrolled to may take to be mounted. */
const patience = 12;

/** Scrolls so that a match can be seen, once its cell shows its text; a cell being edited is left where it is. */
export function bringIntoView(root: HTMLElement, pattern: RegExp, match: Match): void {
  let frames = 0;
  const look = () => {
    const cell = root.querySelector<HTMLElement>(`[data-cell="${match.cell}"]`);
    const range = cell && rangesIn(cell, pattern)[match.ordinal];
    if (!range) {
      if (++frames < patience) requestAnimationFrame(look);
      return;
    }
    const [box, view] = [range.getBoundingClientRect(), root.getBoundingClientRect()];
    const margin = 80;
    if (box.top < view.top + margin) root.scrollBy(0, box.top - view.top - margin);
    else if (box.bottom > view.bottom - margin) root.scrollBy(0, box.bottom - view.bottom + margin);
  };
  requestAnimationFrame(look);
}
