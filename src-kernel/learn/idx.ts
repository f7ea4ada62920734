/**
 * Reader of IDX, the file format of MNIST, from a file that the learner chose.
 *
 * Two zero bytes, a byte that says the type of the values (8 = unsigned byte), a
 * byte that says how many dimensions there are, each dimension's size as four bytes
 * (most significant first), then the values, the last dimension running fastest.
 * The first four bytes together are called the magic number: 2051 for images, 2049 for labels.
 *
 * Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits", section "File formats".
 */
import type { LabelledImages } from './digits.ts';
import { FileError } from './file-error.ts';
import { unpacked } from './gzip.ts';
import type { PickedFile } from './input.ts';

/** An array of unsigned bytes as an IDX file holds it. */
interface IdxArray {
  /** Size of each dimension, slowest first. */
  readonly shape: readonly number[];
  /** 0 … 255, as many as the sizes multiplied. */
  readonly values: Uint8Array;
}

/** Images and labels of one data set, as read from two IDX files. */
export interface IdxDigits extends LabelledImages {
  readonly rows: number;
  readonly columns: number;
}

const imagesMagic = 0x00000803;
const labelsMagic = 0x00000801;

/**
 * MNIST, or any set like it, from its two files, gzipped or not.
 *
 * @returns images `count × rows·columns` in [0, 1] (byte / 255) and labels `count` in 0 … 9
 * @throws {FileError} naming file, field and value, where a file is not what it should be or the two do not belong together
 */
export async function loadMnist(imagesFile: PickedFile, labelsFile: PickedFile): Promise<IdxDigits> {
  const images = parseIdx(await unpacked(imagesFile), imagesFile.name, 'images');
  const labels = parseIdx(await unpacked(labelsFile), labelsFile.name, 'labels');
  const [count = 0, rows = 0, columns = 0] = images.shape;
  const [labelCount = 0] = labels.shape;
  if (labelCount !== count) {
    throw new FileError(labelsFile.name, 'count', labelCount, {
      zh: `标签有 ${labelCount} 个，而“${imagesFile.name}”里有 ${count} 幅图像：两个文件不是一对（训练集配训练集，测试集配测试集）`,
      en: `it holds ${labelCount} labels, but “${imagesFile.name}” holds ${count} images: the two are not a pair (take both from the training set or both from the test set)`,
    });
  }
  const wrong = labels.values.findIndex((label) => label > 9);
  if (wrong >= 0) {
    const label = labels.values[wrong] ?? 0;
    throw new FileError(labelsFile.name, `label ${wrong}`, label, {
      zh: `第 ${wrong} 个标签（从 0 数起）是 ${label}，而数字只有 0 到 9`,
      en: `label ${wrong} (counted from 0) is ${label}, but digits are 0 to 9`,
    });
  }
  return {
    images: Float32Array.from(images.values, (byte) => byte / 255),
    labels: labels.values,
    count,
    rows,
    columns,
  };
}

/**
 * The array in an unpacked IDX file.
 *
 * @param name the file's name, for errors
 * @param kind whether images (three dimensions) or labels (one) are wanted
 * @throws {FileError} where the header is another's, a size is 0 or the values are fewer or more than it says
 */
function parseIdx(bytes: Uint8Array, name: string, kind: 'images' | 'labels'): IdxArray {
  const wanted = kind === 'images' ? imagesMagic : labelsMagic;
  const dimensions = kind === 'images' ? 3 : 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = 4 + 4 * dimensions;
  if (bytes.length >= 4 && view.getUint32(0) !== wanted) throw wrongMagic(name, kind, view.getUint32(0));
  if (bytes.length < headerLength) {
    throw new FileError(name, 'header', bytes.length, {
      zh: `文件头应有 ${headerLength} 字节，文件却只有 ${bytes.length} 字节：文件不完整`,
      en: `its header should be ${headerLength} bytes, but the whole file is ${bytes.length}: it is incomplete`,
    });
  }
  const shape = Array.from({ length: dimensions }, (_, index) => view.getUint32(4 + 4 * index));
  const fields = ['count', 'rows', 'columns'];
  const empty = shape.indexOf(0);
  if (empty >= 0) {
    const field = fields[empty] ?? 'size';
    throw new FileError(name, field, 0, {
      zh: `文件头里 ${field} 是 0，里面没有数据`,
      en: `its header says ${field} = 0, so there is nothing in it`,
    });
  }
  const expected = shape.reduce((product, size) => product * size, 1);
  const got = bytes.length - headerLength;
  if (got !== expected) {
    const sizes = shape.join(' × ');
    throw new FileError(name, 'data', got, {
      zh: `文件头说有 ${sizes} = ${expected} 字节数据，实际有 ${got} 字节：${got < expected ? `少了 ${expected - got} 字节，文件被截断了` : `多出 ${got - expected} 字节`}`,
      en: `its header promises ${sizes} = ${expected} bytes of data, but there are ${got}: ${got < expected ? `${expected - got} are missing, the file was cut short` : `${got - expected} too many`}`,
    });
  }
  return { shape, values: bytes.slice(headerLength) };
}

/** What a wrong magic number most likely means. */
function wrongMagic(name: string, kind: 'images' | 'labels', magic: number): FileError {
  const wanted = kind === 'images' ? imagesMagic : labelsMagic;
  const shown = `${magic} (0x${magic.toString(16).padStart(8, '0')})`;
  const swapped = magic === (kind === 'images' ? labelsMagic : imagesMagic);
  const zhKind = kind === 'images' ? '图像' : '标签';
  const zhReason = swapped
    ? `这是${kind === 'images' ? '标签' : '图像'}文件，却放在了${zhKind}文件的位置：两个文件选反了`
    : '这不是 MNIST 的 IDX 文件';
  const enReason = swapped
    ? `this is the ${kind === 'images' ? 'labels' : 'images'} file where the ${kind} file should be: the two are swapped`
    : 'this is not an IDX file of MNIST';
  return new FileError(name, 'magic number', magic, {
    zh: `magic number（魔数）是 ${shown}，${zhKind}文件应是 ${wanted}：${zhReason}`,
    en: `its magic number is ${shown}, and ${kind} files have ${wanted}: ${enReason}`,
  });
}
