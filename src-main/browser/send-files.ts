/** Sends pieces of the app's files. Short ones are kept in memory: every start of a window asks for the same dozen. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Bytes } from '#core/text/units.ts';
import type { FileAnswer } from '../serve/route.ts';

/** A longer file is read from the disk each time. */
const longestKept: Bytes = 1_000_000;

/** Sends files, whose list is made when the host starts and does not change. */
export class FileSender {
  readonly #read = new Map<string, Promise<Uint8Array>>();

  /** Ends a response, whose head is written, with a piece of a file. */
  async send(response: ServerResponse, { file, start, end }: NonNullable<FileAnswer['body']>): Promise<void> {
    if (end <= longestKept) {
      response.end((await this.#short(file)).subarray(start, end));
      return;
    }
    try {
      await pipeline(createReadStream(file, { start, end: end - 1 }), response);
    } catch (error) {
      // A browser that leaves in the middle is no failure.
      if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
        throw error;
    }
  }

  /** A short file's bytes. Rejects where it cannot be read; the next who asks tries again. */
  #short(file: string): Promise<Uint8Array> {
    const known = this.#read.get(file);
    if (known) return known;
    const reading = readFile(file);
    this.#read.set(file, reading);
    reading.catch(() => this.#read.delete(file));
    return reading;
  }
}
