/** The models a program holds, as TensorFlow.js writes them. */
import type { ExportedFile } from '#core/host/host.ts';
import { modelFileNames, type SavedModel } from '#core/runtime/saved-model.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { bytesToBase64 } from '../outputs/pictures/base64.ts';
import { fileName } from '../outputs/save-button.tsx';
import type { MadeFile } from './made-file.ts';
import type { ExportParts } from './request.ts';
import { zipped } from './zip.ts';

/** There was no model to export, or it could not be written. */
export class NoModelError extends Error {
  readonly said: LocalizedText;
  constructor(said: { readonly zh: string; readonly en: string }) {
    super(said.en);
    this.said = said;
  }
}

const gone = {
  zh: '现在没有模型可以保存：模型只在程序运行期间存在。请先运行创建模型的单元，再保存。',
  en: 'There is no model to save now: a model exists only while the program runs. Run the cell that makes it, then save.',
};

/** Every model a variable holds, `<variable>/model.json` and `<variable>/weights.bin`. Rejects with a {@link NoModelError} where there is none. */
export async function modelFiles(parts: ExportParts): Promise<readonly MadeFile[]> {
  const models = (await parts.models?.(parts.signal)) ?? [];
  if (models.length === 0) throw new NoModelError(gone);
  return models.flatMap((model) => filesOf(model));
}

/** The same for a ZIP of everything: no models are no fault there, and one that cannot be written leaves word why. */
export async function modelsForZip(parts: ExportParts): Promise<readonly MadeFile[]> {
  const models = (await parts.models?.(parts.signal)) ?? [];
  return models.flatMap((model) =>
    'failed' in model
      ? [{ path: `models/${model.name}.txt`, mime: 'text/plain', content: `${model.failed}\n` }]
      : filesOf(model).map((file) => ({ ...file, path: `models/${file.path}` })),
  );
}

/** One model as a ZIP of its two files. Rejects with a {@link NoModelError} where it is not there or cannot be written. */
export async function modelZip([model]: readonly SavedModel[]): Promise<ExportedFile> {
  if (!model) throw new NoModelError(gone);
  const files = filesOf(model).map((file) => ({ ...file, path: file.path.split('/').at(-1) ?? file.path }));
  const content = bytesToBase64(await zipped(files));
  return { name: fileName(model.name, 'zip'), mime: 'application/zip', content, encoding: 'base64' };
}

function filesOf(model: SavedModel): readonly MadeFile[] {
  const { name } = model;
  if ('failed' in model) {
    throw new NoModelError({
      zh: `模型 ${name} 无法保存：${model.failed}`,
      en: `The model ${name} cannot be saved: ${model.failed}`,
    });
  }
  return [
    { path: `${name}/${modelFileNames.topology}`, mime: 'application/json', content: model.json },
    { path: `${name}/${modelFileNames.weights}`, mime: 'application/octet-stream', content: model.weights },
  ];
}
