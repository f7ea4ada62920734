/** Places in a text: an offset in UTF-16 units, or line and column from 1. */

/** What is selected in a text: two offsets, `to` being where the caret is. */
export interface TextSelection {
  readonly from: number;
  readonly to: number;
}

/** Where an editor's caret starts: a selection, one of the ends, or a line and column. */
export type Caret = TextSelection | 'start' | 'end' | { readonly line: number; readonly column: number };

/** The selection a caret means in a text; what lies outside is moved to the nearest place inside. */
export function selectionOf(caret: Caret, text: string): TextSelection {
  if (caret === 'start') return { from: 0, to: 0 };
  if (caret === 'end') return { from: text.length, to: text.length };
  if ('line' in caret) {
    const offset = offsetOf(text, caret.line, caret.column);
    return { from: offset, to: offset };
  }
  const clamp = (offset: number) => Math.max(0, Math.min(text.length, offset));
  return { from: clamp(caret.from), to: clamp(caret.to) };
}

/** The offset of a line and column, both from 1; the nearest there is. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const at = Math.max(0, Math.min(lines.length - 1, line - 1));
  let offset = 0;
  for (const before of lines.slice(0, at)) offset += before.length + 1;
  return offset + Math.max(0, Math.min(lines[at]?.length ?? 0, column - 1));
}

/** The code of a line, counted from 1, without what it is indented by: what to select to show it. */
export function codeOfLine(text: string, line: number): TextSelection {
  const from = offsetOf(text, line, 1);
  const code = text.slice(from).split('\n', 1)[0] ?? '';
  return { from: from + code.length - code.trimStart().length, to: from + code.trimEnd().length };
}

/** The offset in an element's text of a point on the screen, or `null` where the browser cannot say. */
export function offsetAtPoint(element: HTMLElement, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint?.(x, y);
  return caret ? offsetIn(element, caret.offsetNode, caret.offset) : null;
}

/** What is selected with the pointer inside an element, as offsets in its text. */
export function selectionIn(element: HTMLElement): TextSelection | null {
  const selection = getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return null;
  const from = offsetIn(element, selection.anchorNode, selection.anchorOffset);
  const to = offsetIn(element, selection.focusNode, selection.focusOffset);
  return from === null || to === null ? null : { from, to };
}

function offsetIn(element: HTMLElement, node: Node, offset: number): number | null {
  if (!element.contains(node)) return null;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}
