/** Which files are documents, by their names. */
import { extname } from 'node:path';
import type { DocumentFormat } from '#core/host/documents.ts';
import { Failure } from './failure.ts';

const formats: Readonly<Record<string, DocumentFormat>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.ipynb': 'ipynb',
};
const scripts = new Set(['.ts', '.mts', '.js', '.mjs']);

/** The format of a document of this name; `undefined` where it is none. */
export function formatOf(name: string): DocumentFormat | undefined {
  return formats[extname(name).toLowerCase()];
}

/** Whether a file of this name is a program that can be imported. */
export function isScript(name: string): boolean {
  return scripts.has(extname(name).toLowerCase()) && !/\.d\.m?ts$/i.test(name);
}

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

/** Extensions of all documents the app opens or imports, without dots. */
export const documentExtensions: readonly string[] = [...Object.keys(formats), ...scripts].map((dotted) =>
  dotted.slice(1),
);
