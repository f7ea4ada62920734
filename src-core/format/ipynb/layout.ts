/** How an `.ipynb` file is written: what belongs to no cell, and the style in which new parts are. */
import type { Json, JsonObject } from '../../text/json.ts';
import { firstNewline, type Newline } from '../../text/lines.ts';

/** The rest of a file around its cells, kept in `Notebook.layout`. */
export interface IpynbLayout extends JsonStyle {
  readonly format: 'ipynb';
  /** The text up to the first cell's white space, behind the bracket that opens the list; with a byte order mark. */
  readonly head: string;
  /** The text behind the last cell. */
  readonly tail: string;
  /** White space before a cell. */
  readonly lead: string;
  /** White space to put behind the last cell where the file had none. */
  readonly closing: string;
  readonly minor: number;
  /** What code cells are written in that do not say it themselves: `typescript`, `python`… */
  readonly language: string;
  /** The notebook's own metadata as it stands in the file. */
  readonly metadata: JsonObject;
}

/** How JSON is laid out. */
export interface JsonStyle {
  /** One level of indentation; '' where the file has no line breaks. */
  readonly indent: string;
  readonly newline: Newline;
  /** Whether characters beyond ASCII are escaped. */
  readonly ascii: boolean;
}

/** The style of new files, which is Jupyter's own. */
export const jupyterStyle: JsonStyle = { indent: ' ', newline: '\n', ascii: false };

/** The style of a file. `inner`: the text of an object one level deep in it. */
export function styleOf(text: string): JsonStyle {
  const indent = /^\s*\{\r?\n([ \t]+)"/.exec(text.slice(0, 1_000))?.[1] ?? '';
  // Only a file that escapes something, and leaves nothing unescaped, escapes on purpose.
  const sample = text.slice(0, 1_000_000);
  const ascii = /\\u[0-9a-f]{4}/i.test(sample) && !/[^\0-\x7f]/.test(sample);
  return { indent, newline: firstNewline(text) ?? '\n', ascii };
}

/** The layout this format left in a notebook, or `undefined` where it came from elsewhere. */
export function layoutOf(layout: unknown): IpynbLayout | undefined {
  const ours =
    typeof layout === 'object' && layout !== null && 'format' in layout && layout.format === 'ipynb';
  return ours ? (layout as IpynbLayout) : undefined;
}

/** A value in a style, as it stands behind `margin` white space. */
export function printJson(value: Json, style: JsonStyle, margin: string): string {
  const text = style.indent === '' ? JSON.stringify(value) : JSON.stringify(value, null, style.indent);
  const placed = text.replaceAll('\n', `${style.newline}${margin}`);
  if (!style.ascii) return placed;
  return placed.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
