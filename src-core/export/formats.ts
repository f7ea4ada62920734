/** What a notebook can be exported as. */

/** Formats, in the order menus list them. `zip` is everything there is. */
export const exportFormats = ['html', 'pdf', 'md', 'ipynb', 'ts', 'models', 'zip'] as const;

/** One of {@link exportFormats}. */
export type ExportFormat = (typeof exportFormats)[number];
