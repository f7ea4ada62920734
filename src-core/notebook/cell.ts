/**
 * A cell as it is saved. What happens to it while it runs (outputs, validity,
 * status) is another type: `CellState` in `session/`.
 */
import type { JsonObject } from '../text/json.ts';
import type { CellId } from './ids.ts';

/** Languages a code cell may be written in. `text` is any other language: shown and kept, never run. */
export type CodeLanguage = 'ts' | 'js' | 'text';

/**
 * What an author may say of a cell, beside its id.
 *
 * - `locked`: a scaffold cell the learner sees but does not edit (default false)
 * - `folded`: its code starts folded, only its output showing (default false)
 * - `seconds`: time budget for one run on two slow cores (default: the lesson's)
 * - `title`: a short name shown in lists and in the outline
 *
 * Attributes the product does not know are kept under `other` as they were written.
 */
export interface CellAttributes {
  readonly locked?: boolean;
  readonly folded?: boolean;
  readonly seconds?: number;
  readonly title?: string;
  readonly other?: JsonObject;
}

interface CellBase {
  readonly id: CellId;
  /** The cell's text, lines joined by `\n`, without a final newline that belongs to its fence. */
  readonly source: string;
  readonly attributes: CellAttributes;
  /**
   * How the cell stood in the file it was read from. A format's printer gives
   * these bytes back while the cell is as it was read. Opaque to everyone else.
   */
  readonly written?: Written;
}

/** A piece of a file, and the fields it was read as; owned by `format/`. */
export interface Written {
  readonly text: string;
  readonly of: string;
  /** The same in UTF-8, where the file is held as bytes: what is kept need not be read as text to be written again. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** Prose: Markdown with formulas, diagrams and per-locale blocks (see `format/markdown`). */
export interface MarkdownCell extends CellBase {
  readonly kind: 'markdown';
}

/** A program, or a part of one. */
export interface CodeCell extends CellBase {
  readonly kind: 'code';
  readonly language: CodeLanguage;
}

/** One cell of a notebook. */
export type Cell = MarkdownCell | CodeCell;
