/** The editor's lists, boxes and hints, and the keys that are theirs while they are open. */

/** What the keys of the rename box do. */
export const renameKeys: Readonly<Record<string, string>> = {
  Enter: 'acceptRenameInput',
  Escape: 'cancelRenameInput',
};

/** Keys that belong to a list, a box or a hint of the editor's own while one is open. */
const popupKeys = new Set(['Escape', 'ArrowUp', 'ArrowDown', 'Enter', 'Tab']);

/** Whether a key is for an open list of proposals, the rename box or a hint, and not for the notebook. */
export function popupTakes(key: string): boolean {
  return (
    popupKeys.has(key) &&
    document.querySelector(
      '.suggest-widget.visible, .rename-box, .parameter-hints-widget.visible, .monaco-hover:not(.hidden) .hover-row',
    ) !== null
  );
}
