/**
 * Jupyter's format, `.ipynb`, nbformat 4.
 *
 * ## Laws (`test/laws`)
 *
 * 1. `printIpynb` of what `parseIpynb` read, with its outputs, is the text: every byte.
 * 2. Editing one cell changes no byte of another, and in the cell only the members that changed.
 * 3. What is written validates against the official schema of nbformat 4.5, or is of the file's own minor version.
 *
 * What the product does not know survives because it is never written anew: metadata, cell types, attachments,
 * raw cells, widgets, outputs of other programs. TypeScript and JavaScript run, whatever kernel they were written
 * for; other languages are code cells of the language `text`, which are shown and kept. Attributes of cells lie in
 * `editable` (locked), `jupyter.source_hidden` (folded) and `stepwise.attributes` of the cell's metadata; front matter in
 * `stepwise.front` of the notebook's.
 */
export { type AroundCells, Assembly, type CellApart, readApart } from './apart.ts';
export { withAttachments } from './attachments.ts';
export { faultInIpynb, parseIpynb, readingIpynb } from './parse.ts';
export { ipynbParts, printIpynb } from './print.ts';
export { upgradeNotebook } from './upgrade.ts';
