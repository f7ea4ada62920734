/** Names under which the app keeps what belongs to a document: its backup, its history, where the reader was. */
import { basename } from 'node:path';
import type { DocumentRef } from '#core/host/documents.ts';
import { placeOf } from '#core/host/place.ts';
import { versionOf } from './text.ts';

/** A file name for what is kept of a document. */
export function keyOf(ref: DocumentRef): string {
  return versionOf(ref.kind === 'file' ? ref.path : placeOf(ref));
}

/** What a document is called, as far as its reference says. */
export function nameOf(ref: DocumentRef): string {
  return ref.kind === 'file' ? basename(ref.path) : ref.id;
}

/** Whether two references name one document. */
export function sameRef(a: DocumentRef, b: DocumentRef): boolean {
  return placeOf(a) === placeOf(b);
}
