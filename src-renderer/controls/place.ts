/** Where something that opens from a control goes: below it where there is room, else above, never off the window. */

/** Places a panel in the top layer by the control it belongs to; `align` says which edges meet. */
export function placeBy(panel: HTMLElement, control: HTMLElement, align: 'start' | 'end'): void {
  const from = control.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const below = from.bottom + 6 + size.height <= innerHeight;
  const left = align === 'end' ? from.right - size.width : from.left;
  panel.style.top = `${below ? from.bottom + 6 : Math.max(8, from.top - 6 - size.height)}px`;
  panel.style.left = `${Math.max(8, Math.min(left, innerWidth - size.width - 8))}px`;
}
