/**
 * Reads a layers model that was saved, here or by any TensorFlow.js: a `model.json` with its weights files,
 * or the ZIP that this app saves a model as.
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import { unzipSync } from 'fflate';
import { kernel } from '../evaluate/services.ts';
import { FileError } from './file-error.ts';
import type { PickedFile } from './input.ts';

/** Bytes a ZIP may unpack to, and files that may be in it. Each is looked at before anything is unpacked. */
const limits = { bytes: 512 * 1024 * 1024, files: 1_000 };

/** Which model to read. */
export interface LoadModelOptions {
  /** The model's folder, where a ZIP holds several. */
  readonly name?: string;
}

/**
 * The model in a chosen ZIP, or in a chosen `model.json` and its weights files: ready to predict, and to be compiled
 * and trained on.
 *
 *     const file = input.file({ label: t('模型', 'model'), accept: ['.zip'] });
 *     const model = file ? await loadModel(file) : null;
 *
 * @throws {FileError} naming the file and what is wrong with it
 */
export async function loadModel(
  chosen: PickedFile | readonly PickedFile[],
  { name }: LoadModelOptions = {},
): Promise<Tensorflow.LayersModel> {
  const files = ('bytes' in chosen ? [chosen] : chosen).flatMap(unpacked);
  const topology = onlyModel(files, ('bytes' in chosen ? [chosen] : chosen)[0]?.name ?? '', name);
  const { weightsManifest, ...model } = modelJson(topology);
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  const parts = weightsManifest.flatMap(({ paths }) => paths).map((path) => beside(topology, path, files));
  const weightData = joined(parts);
  const expected = bytesOf(weightSpecs);
  if (expected !== null && expected !== weightData.byteLength) {
    throw new FileError(topology.name, 'weights', weightData.byteLength, {
      zh: `它的权重应有 ${expected} 字节，权重文件里却有 ${weightData.byteLength} 字节：文件不完整，或者不是同一个模型的`,
      en: `its weights should be ${expected} bytes, but there are ${weightData.byteLength}: the weights file is incomplete or belongs to another model`,
    });
  }
  const tf = await kernel().tensorflow();
  return await tf.loadLayersModel(tf.io.fromMemory({ ...model, weightSpecs, weightData }));
}

/** A ZIP's files by their paths in it; any other file as it is. */
function unpacked(file: PickedFile): readonly PickedFile[] {
  const { bytes } = file;
  // A ZIP begins with a local header, `PK\3\4`.
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 3 || bytes[3] !== 4) return [file];
  let length = 0;
  let count = 0;
  try {
    const entries = unzipSync(bytes, {
      // What an entry holds beyond the size it names is not unpacked.
      filter({ originalSize }) {
        length += originalSize;
        count += 1;
        if (length > limits.bytes || count > limits.files) throw tooLarge(file.name);
        return true;
      },
    });
    return Object.entries(entries).map(([name, content]) => ({ name, bytes: content }));
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(file.name, 'zip', bytes.length, {
      zh: '这个 ZIP 读不出来：文件不完整或已损坏',
      en: 'this ZIP cannot be read: it is incomplete or damaged',
    });
  }
}

function tooLarge(name: string): FileError {
  return new FileError(name, 'zip', limits.bytes, {
    zh: `这个 ZIP 解压后超过 ${limits.bytes} 字节或 ${limits.files} 个文件，没有解压`,
    en: `this ZIP would unpack to more than ${limits.bytes} bytes or ${limits.files} files, so it was not unpacked`,
  });
}

/** The one `model.json` there is, or the one in the folder asked for. */
function onlyModel(files: readonly PickedFile[], chosen: string, name: string | undefined): PickedFile {
  const models = files.filter((file) => /(?:^|\/)[^/]*\.json$/.test(file.name) && isModelJson(file));
  const wanted = name === undefined ? models : models.filter((file) => folderOf(file.name).endsWith(name));
  const [only] = wanted;
  if (only && wanted.length === 1) return only;
  const names = models.map((file) => folderOf(file.name).split('/').at(-1) || file.name).join(', ');
  throw new FileError(
    chosen,
    'model.json',
    wanted.length,
    models.length === 0
      ? {
          zh: '里面没有 TensorFlow.js 的 model.json；请选择本应用保存的 ZIP，或同时选择 model.json 和它的权重文件',
          en: 'there is no model.json of TensorFlow.js in it; choose the ZIP that this app saved, or model.json together with its weights files',
        }
      : {
          zh: `里面的模型是 ${names}；请用 { name: '…' } 指明要哪一个`,
          en: `the models in it are ${names}; say which one with { name: '…' }`,
        },
  );
}

function isModelJson(file: PickedFile): boolean {
  return new TextDecoder().decode(file.bytes).includes('"modelTopology"');
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

type ModelJson = Tensorflow.io.ModelJSON;

/** What a `model.json` says, as far as it must. */
function modelJson(file: PickedFile): Omit<ModelJson, 'modelTopology'> & { readonly modelTopology: object } {
  try {
    const said = JSON.parse(new TextDecoder().decode(file.bytes)) as Partial<ModelJson>;
    const { modelTopology, weightsManifest } = said;
    if (said.format !== 'graph-model' && typeof modelTopology === 'object' && Array.isArray(weightsManifest))
      return { ...said, modelTopology, weightsManifest };
  } catch {
    // Said below.
  }
  throw new FileError(file.name, 'model.json', file.bytes.length, {
    zh: '这不是分层模型（layers model）的 model.json：里面要有 modelTopology 和 weightsManifest',
    en: 'this is not the model.json of a layers model: modelTopology and weightsManifest must be in it',
  });
}

/** The weights file a manifest names: beside `model.json`, or chosen with it under its plain name. */
function beside(topology: PickedFile, path: string, files: readonly PickedFile[]): Uint8Array {
  const plain = path.replace(/^\.\//, '');
  const folder = folderOf(topology.name);
  const found =
    files.find((file) => file.name === (folder ? `${folder}/${plain}` : plain)) ??
    files.find((file) => file.name.split('/').at(-1) === plain.split('/').at(-1));
  if (found) return found.bytes;
  throw new FileError(topology.name, 'weights', files.length, {
    zh: `它的权重在文件 ${plain} 里；请把这个文件也一起选上`,
    en: `its weights are in the file ${plain}; choose that file too`,
  });
}

function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}

const valueBytes: Readonly<Record<string, number>> = { float32: 4, int32: 4, bool: 1, complex64: 8 };

/** Bytes the weights take; null where some are texts or quantized, whose length is not in their shape. */
function bytesOf(specs: readonly Tensorflow.io.WeightsManifestEntry[]): number | null {
  let sum = 0;
  for (const { shape, dtype, quantization } of specs) {
    const each = valueBytes[dtype];
    if (each === undefined || quantization !== undefined) return null;
    sum += each * shape.reduce((product, side) => product * side, 1);
  }
  return sum;
}
