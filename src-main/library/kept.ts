/**
 * Small JSON files the app keeps for the learner: settings, and the overlay of
 * each lesson. One that cannot be read is set aside under another name, never overwritten.
 */
import * as v from 'valibot';
import type { Timestamp } from '#core/text/units.ts';
import { type WriteOptions, writeWhole } from './atomic.ts';
import type { FileSystem } from './files.ts';
import { absent, readIfThere, versionOf } from './text.ts';

/** What the keeping needs of its surroundings. */
export interface Keeping {
  readonly files: FileSystem;
  readonly now: () => Timestamp;
  readonly write?: WriteOptions;
}

/** A kept value and the version of the file that holds it. */
export interface Kept<T> {
  readonly value: T | undefined;
  readonly version: string;
}

/** Reads a kept value; what is not JSON or does not fit the schema is moved aside and counts as absent. */
export async function readKept<T>(
  keeping: Keeping,
  path: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<Kept<T>> {
  const bytes = await readIfThere(keeping.files, path);
  if (bytes === undefined) return { value: undefined, version: absent };
  const parsed = v.safeParse(schema, parseJson(bytes));
  if (parsed.success) return { value: parsed.output, version: versionOf(bytes) };
  await keeping.files.rename(path, `${path}.damaged-${Math.trunc(keeping.now())}`);
  return { value: undefined, version: absent };
}

/** Writes a value for {@link readKept} and gives the new version. */
export async function writeKept(keeping: Keeping, path: string, value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(value)}\n`);
  await writeWhole(keeping.files, path, bytes, { mode: 0o600, ...keeping.write });
  return versionOf(bytes);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
