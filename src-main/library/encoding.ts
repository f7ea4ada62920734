/**
 * Text of bytes whose encoding nobody declares. UTF-8 is what documents are
 * written in; what is not UTF-8 is recognised, so that it can be shown and is
 * never saved as something else unasked.
 */
import type { ForeignEncoding } from '#core/host/documents.ts';

/** Text, and what it was decoded from where that was not UTF-8. */
export interface DecodedText {
  readonly text: string;
  readonly encoding?: ForeignEncoding;
}

/** Decodes a document. A UTF-8 byte order mark stays in the text; nothing becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = utf16Order(bytes);
  const wideText = wide && tryDecode(wide, bytes, false);
  if (wide !== undefined && wideText !== undefined) return { text: wideText, encoding: wide };
  const text = tryDecode('utf-8', bytes, true);
  if (text !== undefined) return { text };
  const chinese = pairsOfHighBytes(bytes) ? tryDecode('gb18030', bytes, false) : undefined;
  if (chinese !== undefined) return { text: chinese, encoding: 'gb18030' };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

function tryDecode(encoding: string, bytes: Uint8Array, ignoreBOM: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16, by its mark, or because every other byte of Latin text is zero. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 4_096);
  if (bytes.length < 4 || bytes.length % 2 !== 0 || !sample.includes(0)) return undefined;
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte === 0 && index % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  const third = sample.length / 6;
  if (odd > third && even === 0) return 'utf-16le';
  return even > third && odd === 0 ? 'utf-16be' : undefined;
}

/** Whether bytes above ASCII come in pairs, as Chinese does in GB 18030; accented Latin letters mostly stand alone. */
function pairsOfHighBytes(bytes: Uint8Array): boolean {
  let paired = 0;
  let alone = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x81) continue;
    if ((bytes[at + 1] ?? 0) >= 0xa1) {
      paired += 1;
      at += 1;
    } else alone += 1;
  }
  return paired > alone * 2;
}
