/**
 * Underlines stretches of text without touching the document: the CSS Custom
 * Highlight API paints ranges, so highlighted code keeps its nodes.
 */
import type { Problem } from './language/protocol.ts';

/** Underlines problems in an element's text; gives a function that takes the lines away. */
export function underline(element: HTMLElement, problems: readonly Problem[]): () => void {
  const drawn = problems.flatMap((problem): [string, Range][] => {
    const range = rangeOf(element, problem.start, problem.start + Math.max(1, problem.length));
    return range ? [[nameOf(problem), range]] : [];
  });
  for (const [name, range] of drawn) {
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    CSS.highlights.set(name, highlight.add(range));
  }
  return () => {
    for (const [name, range] of drawn) CSS.highlights.get(name)?.delete(range);
  };
}

/** The highlight's name in the style sheet. */
function nameOf(problem: Problem): string {
  if (problem.unnecessary) return 'code-unnecessary';
  return problem.severity === 'hint' ? 'code-hint' : `code-${problem.severity}`;
}

/** The range between two offsets of an element's text; nothing where the text is shorter. */
function rangeOf(element: HTMLElement, start: number, end: number): Range | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let passed = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!begun && start < passed + length) {
      range.setStart(node, start - passed);
      begun = true;
    }
    if (begun && end <= passed + length) {
      range.setEnd(node, end - passed);
      return range;
    }
    passed += length;
  }
  return null;
}
