/** Documents and cells as Markdown, whatever their format: what a person can compare. */
import { convertDocument } from '#core/format/document.ts';
import type { DocumentFormat } from '#core/host/documents.ts';
import type { Cell } from '#core/notebook/cell.ts';

/** A document's text in words; the text itself where it cannot be read. */
export function readableText(format: DocumentFormat, text: string): string {
  return convertDocument(format, 'markdown', text, '').text;
}

/** One cell in words; '' where there is none. */
export function readableCell(cell: Cell | undefined): string {
  if (!cell) return '';
  return cell.kind === 'code' ? `\`\`\`${cell.language}\n${cell.source}\n\`\`\`` : cell.source;
}
