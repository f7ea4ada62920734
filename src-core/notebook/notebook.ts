/** A notebook: what one document holds, without anything that running it brings. Immutable. */
import type { LocalizedText } from '../text/locale.ts';
import type { Cell } from './cell.ts';

/** A document's cells and what its front matter says. */
export interface Notebook {
  /** The document's title; where front matter has none, the first heading, else ''. */
  readonly title: LocalizedText;
  readonly cells: readonly Cell[];
  /** Front matter, as read (a YAML mapping as JSON); what the product does not know stays in it. */
  readonly metadata: { readonly [key: string]: unknown };
  /** What a format must remember of the file to give its bytes back: BOM, newline, front matter text, tail. Opaque elsewhere. */
  readonly layout?: unknown;
}

/** Something noticed while reading a document; reading itself never throws on content. */
export interface Warning {
  /** A stable name such as `duplicate-id`. */
  readonly code: string;
  /** One sentence in English that names what is wrong and what to do. */
  readonly message: string;
  /** Line in the file, from 1, where known. */
  readonly line?: number;
}

/** What reading a document gives: always a notebook, and what was odd about the file. */
export interface Parsed {
  readonly notebook: Notebook;
  readonly warnings: readonly Warning[];
}
