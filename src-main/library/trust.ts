/**
 * Which documents a person vouches for. A document is trusted where its
 * content is what this app last wrote, or what the person said they trust: an
 * HMAC of text and outputs, under a key that never leaves the app's data. Nothing
 * in a document can claim it, and one byte changed outside takes it away.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import type { DocumentRef, OpenedDocument } from '#core/host/documents.ts';
import { placeOf } from '#core/host/place.ts';
import { writeWhole } from './atomic.ts';
import { errorCode } from './files.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { keyOf } from './keys.ts';
import { readIfThere } from './text.ts';

/** What is vouched for: all that a document brings along. */
export interface TrustedContent {
  readonly text: string;
  /** '' where the document has none beside it. */
  readonly outputs: string;
  /** What the bytes were decoded from; default UTF-8. */
  readonly encoding?: string | undefined;
}

const signature = v.object({ mac: v.string() });

/** Bytes of a key. */
const keyLength = 32;

/** Signs documents and knows its own signatures. */
export class Trust {
  readonly #folder: string;
  readonly #keeping: Keeping;
  #key: Promise<Uint8Array> | undefined;
  /** The version of each document that was found or made trusted, by its place. */
  readonly #known = new Map<string, string>();

  constructor(folder: string, keeping: Keeping) {
    this.#folder = folder;
    this.#keeping = keeping;
  }

  /** Whether a document, as it was read, is trusted. A lesson is part of the app. */
  async judge(opened: OpenedDocument): Promise<boolean> {
    const { ref, version } = opened;
    if (ref.kind === 'lesson') return true;
    const { value } = await readKept(this.#keeping, this.#file(ref), signature);
    const trusted = value !== undefined && same(value.mac, await this.#mac(contentOf(opened)));
    if (trusted) this.#known.set(placeOf(ref), version);
    else this.#known.delete(placeOf(ref));
    return trusted;
  }

  /** Whether a version of a document, as the window has it, is trusted: what is saved over it is then, too. */
  holds(ref: DocumentRef, version: string): boolean {
    return ref.kind === 'lesson' || this.#known.get(placeOf(ref)) === version;
  }

  /** Vouches for a document's content, which is that version of it. */
  async vouch(ref: DocumentRef, content: TrustedContent, version: string): Promise<void> {
    if (ref.kind === 'lesson') return;
    this.#known.set(placeOf(ref), version);
    const mac = await this.#mac(content);
    await this.#keeping.files.makeFolder(this.#folder);
    await writeKept(this.#keeping, this.#file(ref), { mac });
  }

  /** The document has another place. */
  async move(from: DocumentRef, to: DocumentRef): Promise<void> {
    const version = this.#known.get(placeOf(from));
    this.#known.delete(placeOf(from));
    if (version !== undefined) this.#known.set(placeOf(to), version);
    await this.#keeping.files.rename(this.#file(from), this.#file(to)).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
    });
  }

  async #mac({ text, outputs, encoding = 'utf-8' }: TrustedContent): Promise<string> {
    this.#key ??= this.#readKey();
    // A key that could not be read or made is asked for again.
    const key = await this.#key.catch((error: unknown) => {
      this.#key = undefined;
      throw error;
    });
    const hmac = createHmac('sha256', key);
    for (const part of [encoding, text, outputs]) hmac.update(`${Buffer.byteLength(part)}\n`).update(part);
    return hmac.digest('base64url');
  }

  async #readKey(): Promise<Uint8Array> {
    const { files, write } = this.#keeping;
    const path = join(this.#folder, 'key');
    const kept = await readIfThere(files, path);
    if (kept?.byteLength === keyLength) return kept;
    await files.makeFolder(this.#folder);
    await writeWhole(files, path, randomBytes(keyLength), { ...write, mode: 0o600 });
    // Another process may have made one at the same moment: the one on the disk counts.
    return files.read(path);
  }

  #file(ref: DocumentRef): string {
    return join(this.#folder, `${keyOf(ref)}.json`);
  }
}

/** What an opened document brings along. */
export function contentOf({ text, copy, encoding }: OpenedDocument): TrustedContent {
  return { text: copy?.text ?? text, outputs: copy?.outputs ?? '', encoding };
}

function same(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
