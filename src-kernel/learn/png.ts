/**
 * A grey image as a PNG, written by hand: a worker's own encoder is asynchronous,
 * and a cell's last expression is not.
 * Source: PNG specification, third edition (W3C, 2025): chunks, filter type 0, zlib.
 */
import { zlibSync } from 'fflate';

/**
 * The image as `data:image/png;base64,…`, 8-bit greyscale.
 *
 * @param pixels `width × height` intensities, row by row; below 0 counts as 0, above 1 as 1
 * @param inverted whether 0 is drawn white and 1 black, as ink on paper (default false: 0 black, as in MNIST)
 */
export function pngUrl(pixels: ArrayLike<number>, width: number, height: number, inverted = false): string {
  return bytesUrl(greyPng(pixels, width, height, inverted));
}

/** The bytes of a PNG file as an address an image can have. */
export function bytesUrl(png: Uint8Array): string {
  return `data:image/png;base64,${base64(png)}`;
}

/** The bytes of such a PNG file. */
export function greyPng(
  pixels: ArrayLike<number>,
  width: number,
  height: number,
  inverted = false,
): Uint8Array {
  const scanlines = new Uint8Array(height * (width + 1));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = Math.max(0, Math.min(1, pixels[row * width + column] ?? 0));
      scanlines[row * (width + 1) + 1 + column] = Math.round(255 * (inverted ? 1 - value : value));
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8;
  return concatenate([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(scanlines)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index++) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/** The cyclic redundancy check of PNG and zlib (ISO 3309), bit by bit: images here are small. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}
