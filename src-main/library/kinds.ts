/** What may be done with a file, by its name. */
import { formatOf, isScript } from '#core/format/names.ts';
import type { DocumentFormat } from '#core/host/documents.ts';
import { Failure } from './failure.ts';

/** Whether the app opens or imports a file of this name. */
export function opens(name: string): boolean {
  return formatOf(name) !== undefined || isScript(name);
}

/** The format of a document to be written under this name; fails where it would be none. */
export function formatToWrite(name: string): DocumentFormat {
  const format = formatOf(name);
  if (format !== undefined) return format;
  throw new Failure('bad-request', 'The name of a notebook ends in .md or .ipynb.');
}
