/** Unpacks a chosen file where it is gzipped, whatever its name ends in. */
import { FileError } from './file-error.ts';
import type { PickedFile } from './input.ts';

/** Bytes a file may unpack to: ten times the training images of MNIST (47 MB). */
const limit = 512 * 1024 * 1024;

/** The file's bytes, unpacked where they begin with gzip's mark `1f 8b` (RFC 1952); unpacking ends at `most` bytes. */
export async function unpacked(file: PickedFile, most: number = limit): Promise<Uint8Array> {
  const { bytes } = file;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const reader = new Blob([new Uint8Array(bytes)])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
      if (length > most) throw tooLarge(file.name, most);
    }
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(file.name, 'gzip', bytes.length, {
      zh: `gzip 数据（${bytes.length} 字节）解压到 ${length} 字节时中断：文件不完整或已损坏，请重新下载`,
      en: `its gzip data (${bytes.length} bytes) broke off after unpacking ${length} bytes: the file is incomplete or damaged; download it again`,
    });
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function tooLarge(name: string, most: number): FileError {
  return new FileError(name, 'gzip', most, {
    zh: `解压后超过 ${most} 字节，不会是 MNIST 文件`,
    en: `it unpacks to more than ${most} bytes, which no MNIST file does`,
  });
}
