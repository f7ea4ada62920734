/** The editor's lists, boxes and hints, and the keys that are theirs while they are open. */

/** What the keys of the rename box do. */
export const renameKeys: Readonly<Record<string, string>> = {
  Enter: 'acceptRenameInput',
  Escape: 'cancelRenameInput',
};

/** Keys that belong to a list, a box or a hint of the editor's own while one is open. */
const popupKeys = new Set(['Escape', 'ArrowUp', 'ArrowDown', 'Enter', 'Tab']);

/** What is open beside a hint, and takes Escape itself. */
const others =
  '.suggest-widget.visible, .rename-box, .parameter-hints-widget.visible, .peekview-widget, .action-widget';

/** Whether a key is for an open list of proposals, the rename box or a hint, and not for the notebook. */
export function popupTakes(key: string): boolean {
  if (key === 'Escape' && document.querySelector('.peekview-widget, .action-widget') !== null) return true;
  return (
    popupKeys.has(key) &&
    document.querySelector(
      '.suggest-widget.visible, .rename-box, .parameter-hints-widget.visible, .monaco-hover:not(.hidden) .hover-row',
    ) !== null
  );
}

/** Whether a key only sends a hint away, which the editor does without taking the key. */
export function hintTakes(key: string): boolean {
  return key === 'Escape' && popupTakes(key) && document.querySelector(others) === null;
}
