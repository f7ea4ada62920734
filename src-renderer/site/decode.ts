/** Text of a file that a visitor chose. */
import { Refusal } from './refusal.ts';

/** Text of bytes in base64: UTF-8, UTF-16 by its mark, else Chinese or Western; nothing becomes U+FFFD. */
export function decodeBase64(content: string): string {
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  } catch {
    throw new Refusal('bad-request', 'The content is not base64.');
  }
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  for (const encoding of [marked, 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === 'utf-8' }).decode(bytes);
    } catch {}
  }
  return new TextDecoder('windows-1252').decode(bytes);
}
