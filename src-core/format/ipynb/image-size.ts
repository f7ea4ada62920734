/** The natural size of a raster picture, read from its first bytes: what an `.ipynb` often leaves out. */

/** A size in pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a picture is taken to be that does not tell: the size of a common plot. */
const unknown: Size = { width: 640, height: 480 };

/** The six bits of each letter of base64, by its code. */
const values: readonly (number | undefined)[] = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].reduce<(number | undefined)[]>((made, letter, value) => {
  made[letter.charCodeAt(0)] = value;
  return made;
}, []);

/** The size of a PNG, GIF, WebP or JPEG picture given as base64; a common size where it cannot be read. */
export function imageSize(base64: string): Size {
  // A JPEG's size may stand behind a preview; the others tell at once.
  const bytes = decode(base64.slice(0, base64.startsWith('/9j/') ? 200_000 : 80));
  const at = (index: number) => bytes[index] ?? 0;
  const big = (index: number) => at(index) * 256 + at(index + 1);
  const little = (index: number) => at(index + 1) * 256 + at(index);
  if (at(0) === 0x89 && at(1) === 0x50) return sized(big(16) * 65_536 + big(18), big(20) * 65_536 + big(22));
  if (at(0) === 0x47 && at(1) === 0x49) return sized(little(6), little(8));
  if (at(0) === 0x52 && at(8) === 0x57) {
    if (at(15) === 0x58) return sized(little(24) + at(26) * 65_536 + 1, little(27) + at(29) * 65_536 + 1);
    return at(15) === 0x20 ? sized(little(26) & 0x3fff, little(28) & 0x3fff) : unknown;
  }
  if (at(0) !== 0xff || at(1) !== 0xd8) return unknown;
  for (let index = 2; index + 8 < bytes.length && at(index) === 0xff; index += 2 + big(index + 2)) {
    const marker = at(index + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return sized(big(index + 7), big(index + 5));
  }
  return unknown;
}

function sized(width: number, height: number): Size {
  return width > 0 && height > 0 ? { width, height } : unknown;
}

function decode(base64: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((base64.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (let index = 0; index < base64.length; index += 1) {
    const value = values[base64.charCodeAt(index)];
    if (value === undefined) break;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (held >> bits) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}
