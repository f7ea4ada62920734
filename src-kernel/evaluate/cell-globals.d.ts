/** Globals that every cell has beside those of a web worker, for the editor's language service. */

/**
 * Shows a value under the cell that is running, beside what else it shows.
 *
 * @param value anything: numbers, tensors, models, tables, charts, objects…
 * @param options `id`: a second display with this id in one run takes the place of the first; `mime`: draw the value
 * as this kind of output, such as `text/markdown`
 */
declare function display(value: unknown, options?: { readonly id?: string; readonly mime?: string }): void;
