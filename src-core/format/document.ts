/**
 * Reads and writes a document's text in whichever format it has, so that no one
 * else needs to know which formats there are.
 */
import type { DocumentFormat, RawReason } from '../host/documents.ts';
import type { CellId } from '../notebook/ids.ts';
import type { Notebook, Warning } from '../notebook/notebook.ts';
import { finish, type Steps } from '../text/steps.ts';
import { faultInIpynb, printIpynb, readingIpynb } from './ipynb/index.ts';
import { parseMarkdown, printMarkdown } from './markdown/index.ts';
import { parseOutputs, type SavedOutputs, serializeOutputs } from './outputs.ts';

/** A document as read: a notebook with its outputs, or why the text cannot be read. */
export type ReadText =
  | {
      readonly notebook: Notebook;
      readonly outputs: ReadonlyMap<CellId, SavedOutputs>;
      readonly warnings: readonly Warning[];
    }
  | { readonly raw: RawReason };

/** Reads a text. `outputs` is the sidecar's text, which `.ipynb` has no use for. Never throws. */
export function readDocument(format: DocumentFormat, text: string, outputs = ''): ReadText {
  return finish(readingDocument(format, text, outputs));
}

/** {@link readDocument} a little at a time. */
export function* readingDocument(format: DocumentFormat, text: string, outputs = ''): Steps<ReadText> {
  if (format === 'ipynb') return yield* readingIpynb(text);
  const { notebook, warnings } = parseMarkdown(text);
  const saved = parseOutputs(outputs);
  return { notebook, outputs: saved.outputs, warnings: [...warnings, ...saved.warnings] };
}

/** Writes a notebook: the document's text, and the sidecar's ('' where the format holds its outputs itself). */
export function printDocument(
  format: DocumentFormat,
  notebook: Notebook,
  outputs: ReadonlyMap<CellId, SavedOutputs>,
): { readonly text: string; readonly outputs: string } {
  if (format === 'ipynb') return { text: printIpynb(notebook, outputs), outputs: '' };
  return { text: printMarkdown(notebook), outputs: serializeOutputs(outputs) };
}

/** Why a text cannot be read in a format, or `undefined` where it can: every text is Markdown. */
export function rawReason(format: DocumentFormat, text: string): RawReason | undefined {
  return format === 'markdown' ? undefined : faultInIpynb(text);
}

/** The text of a new, empty document. */
export function emptyDocument(format: DocumentFormat, reactive = false): string {
  return printDocument(format, { title: '', metadata: reactive ? { reactive } : {}, cells: [] }, new Map())
    .text;
}

/** A document's texts in another format; as they are where it is the same, or where they cannot be read. */
export function convertDocument(
  from: DocumentFormat,
  to: DocumentFormat,
  text: string,
  outputs: string,
): { readonly text: string; readonly outputs: string } {
  const read = from === to ? undefined : readDocument(from, text, outputs);
  if (read === undefined || 'raw' in read) return { text, outputs };
  return printDocument(to, read.notebook, read.outputs);
}
