/** Which files are documents, by their names. */
import type { DocumentFormat } from '../host/documents.ts';

/** The format of a document of this name; `undefined` where it is none. */
export function formatOf(name: string): DocumentFormat | undefined {
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown';
  return /\.ipynb$/i.test(name) ? 'ipynb' : undefined;
}

/** Whether a file of this name is a program that can be imported. */
export function isScript(name: string): boolean {
  return /\.m?[tj]s$/i.test(name) && !/\.d\.m?ts$/i.test(name);
}

/** Extensions of all documents the app opens or imports, without dots. */
export const documentExtensions: readonly string[] = ['md', 'markdown', 'ipynb', 'ts', 'mts', 'js', 'mjs'];
