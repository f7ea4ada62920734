/** The shapes of what a site keeps. What is read was perhaps written by another version of the app: it is checked. */
import * as v from 'valibot';
import type { DocumentRef, SavedCopy } from '#core/host/documents.ts';
import { documentRef } from '#core/host/fields.ts';
import { savedCopySchema } from '#core/host/schemas.ts';

/** A visitor's copy of a document, or a document of their own. */
const kept = v.object({
  ref: documentRef,
  name: v.string(),
  copy: savedCopySchema,
  version: v.string(),
  /** Since when it lies in the bin, from which `document.untrash` brings it back. */
  gone: v.exactOptional(v.number()),
  /** It came from outside the site, and the visitor has not said that they trust it. */
  doubtful: v.exactOptional(v.boolean()),
});
/** See {@link readKept}. */
export type Kept = v.InferOutput<typeof kept>;

const backup = v.object({
  ref: documentRef,
  name: v.string(),
  copy: savedCopySchema,
  version: v.string(),
  at: v.number(),
});
/** A text that has not reached its document. */
export type Backup = v.InferOutput<typeof backup>;

const history = v.array(
  v.object({ id: v.string(), at: v.number(), since: v.number(), keep: v.boolean(), text: v.string() }),
);
/** The saved versions of a document, newest first. */
export type Versions = v.InferOutput<typeof history>;

const recent = v.array(v.object({ ref: documentRef, name: v.string(), at: v.number() }));
/** The documents opened last, newest first. */
export type Recent = v.InferOutput<typeof recent>;

function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | undefined {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}

/** A kept document, or `undefined` where there is none that can be read. */
export const readKept = (value: unknown): Kept | undefined => read(kept, value);
/** A backup, or `undefined`. */
export const readBackup = (value: unknown): Backup | undefined => read(backup, value);
/** Saved versions; none where they cannot be read. */
export const readVersions = (value: unknown): Versions => read(history, value) ?? [];
/** Documents opened last; none where they cannot be read. */
export const readRecent = (value: unknown): Recent => read(recent, value) ?? [];

/** A short name that none before it had. */
export function freshId(bytes = 6): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** What a document is called, as far as its reference says. */
export function nameOf(ref: DocumentRef): string {
  return ref.kind === 'file' ? ref.path.slice(ref.path.lastIndexOf('/') + 1) : ref.id;
}

/** A copy that is its own original. */
export function ownCopy(text: string, outputs: string, savedAt: number): SavedCopy {
  return { base: text, text, outputs, savedAt };
}
