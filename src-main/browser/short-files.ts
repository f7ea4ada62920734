/** Files of the app that are kept in memory once they were asked for: every start of a window asks for the same dozen. */
import { readFile } from 'node:fs/promises';
import type { Bytes } from '#core/text/units.ts';

/** A longer file is read from the disk each time. */
export const longestKept: Bytes = 1_000_000;

/** The files asked for so far. They are the app's own, whose list is made when the host starts and does not change. */
export class ShortFiles {
  readonly #read = new Map<string, Promise<Uint8Array>>();

  /** A file's bytes. Rejects where it cannot be read; the next who asks tries again. */
  read(file: string): Promise<Uint8Array> {
    const known = this.#read.get(file);
    if (known) return known;
    const reading = readFile(file);
    this.#read.set(file, reading);
    reading.catch(() => this.#read.delete(file));
    return reading;
  }
}
