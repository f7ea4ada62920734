import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FileError, loadMnist } from '../../src-kernel/learn/index.ts';

/** An IDX file of unsigned bytes with the given sizes. */
function idx(sizes: readonly number[], values: readonly number[], magic = 0x800 + sizes.length): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  sizes.forEach((size, index) => {
    view.setUint32(4 + 4 * index, size);
  });
  bytes.set(values, 4 + 4 * sizes.length);
  return bytes;
}

const pixels = Array.from({ length: 2 * 3 * 4 }, (_, index) => index * 10);
const images = { name: 'images.idx', bytes: idx([2, 3, 4], pixels) };
const labels = { name: 'labels.idx', bytes: idx([2], [7, 0]) };

/** The error that reading the two files rejects with. */
async function failure(
  imagesFile: { name: string; bytes: Uint8Array },
  labelsFile: { name: string; bytes: Uint8Array },
): Promise<FileError> {
  const error = await loadMnist(imagesFile, labelsFile).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FileError);
  return error as FileError;
}

describe('loadMnist', () => {
  it('reads images in [0, 1] and labels', async () => {
    const read = await loadMnist(images, labels);
    expect([read.count, read.rows, read.columns]).toEqual([2, 3, 4]);
    expect([...read.labels]).toEqual([7, 0]);
    expect(read.images).toEqual(Float32Array.from(pixels, (pixel) => pixel / 255));
  });

  it('unpacks gzip whatever the name says', async () => {
    const packed = { name: 'images.idx', bytes: gzipSync(images.bytes) };
    const read = await loadMnist(packed, { name: 'l.gz', bytes: gzipSync(labels.bytes) });
    expect(read.images).toEqual((await loadMnist(images, labels)).images);
  });

  it('reads a file that is a view into a larger buffer', async () => {
    const buffer = new Uint8Array(images.bytes.length + 5);
    buffer.set(images.bytes, 5);
    const read = await loadMnist({ name: 'i', bytes: buffer.subarray(5) }, labels);
    expect(read.count).toBe(2);
  });
});

describe('a wrong file is named with its field and value, in both languages', () => {
  it('when the two are swapped', async () => {
    const error = await failure({ ...labels }, { ...images });
    expect([error.file, error.field, error.value]).toEqual(['labels.idx', 'magic number', 2049]);
    expect(error.message).toContain('the two are swapped');
    expect(error.localized.zh).toContain('选反了');
    expect(error.localized.zh).toContain('2051');
  });

  it('when it is no IDX file', async () => {
    const picture = { name: 'cat.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) };
    const error = await failure(picture, labels);
    expect([error.file, error.field, error.value]).toEqual(['cat.png', 'magic number', 0x89504e47]);
    expect(error.message).toContain('0x89504e47');
  });

  it('when it is empty or ends within its header', async () => {
    for (const length of [0, 3, 15]) {
      const error = await failure({ name: 'short', bytes: images.bytes.slice(0, length) }, labels);
      expect([error.file, error.field, error.value]).toEqual(['short', 'header', length]);
    }
  });

  it('when values are missing', async () => {
    const error = await failure({ name: 'cut', bytes: images.bytes.slice(0, -5) }, labels);
    expect([error.file, error.field, error.value]).toEqual(['cut', 'data', 19]);
    expect(error.message).toContain('2 × 3 × 4 = 24 bytes');
    expect(error.message).toContain('5 are missing');
    expect(error.localized.zh).toContain('少了 5 字节');
  });

  it('when there are too many values', async () => {
    const bytes = new Uint8Array([...labels.bytes, 1, 2, 3]);
    const error = await failure(images, { name: 'long', bytes });
    expect([error.field, error.value]).toEqual(['data', 5]);
    expect(error.message).toContain('3 too many');
  });

  it('when a size is zero', async () => {
    const error = await failure({ name: 'none', bytes: idx([0, 28, 28], []) }, labels);
    expect([error.field, error.value]).toEqual(['count', 0]);
    expect((await failure({ name: 'flat', bytes: idx([2, 3, 0], []) }, labels)).field).toBe('columns');
  });

  it('when a size is absurd, without making room for it', async () => {
    const error = await failure({ name: 'huge', bytes: idx([0xffffffff, 28, 28], [1]) }, labels);
    expect([error.field, error.value]).toEqual(['data', 1]);
  });

  it('when a label is no digit', async () => {
    const error = await failure(images, { name: 'odd', bytes: idx([2], [3, 12]) });
    expect([error.file, error.field, error.value]).toEqual(['odd', 'label 1', 12]);
  });

  it('when images and labels are not a pair', async () => {
    const error = await failure(images, { name: 'train-labels', bytes: idx([3], [1, 2, 3]) });
    expect([error.file, error.field, error.value]).toEqual(['train-labels', 'count', 3]);
    expect(error.message).toContain('“images.idx” holds 2 images');
  });

  it('when gzip data breaks off or is damaged', async () => {
    const packed = gzipSync(images.bytes);
    const cut = await failure({ name: 'cut.gz', bytes: packed.slice(0, packed.length - 9) }, labels);
    expect([cut.file, cut.field, cut.value]).toEqual(['cut.gz', 'gzip', packed.length - 9]);
    expect(cut.localized.zh).toContain('文件不完整');
    const damaged = Uint8Array.from(packed, (byte, index) => (index === 20 ? byte ^ 0xff : byte));
    expect((await failure({ name: 'bad.gz', bytes: damaged }, labels)).field).toBe('gzip');
  });
});
