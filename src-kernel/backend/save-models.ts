/** Models as the files TensorFlow.js writes: read from the live models, by its own `save`. */
import type * as Tensorflow from '@tensorflow/tfjs';
import { modelFileNames, type SavedModel } from '#core/runtime/saved-model.ts';
import type { Variable } from '../evaluate/binding.ts';
import { isModel } from '../evaluate/tensors.ts';

/** A model and what its files are called. */
export interface NamedModel {
  readonly name: string;
  readonly model: Pick<Tensorflow.LayersModel, 'save'>;
}

/** Every layers model that a cell's variable holds, each once, under the first variable's name. */
export function modelsIn(variables: Iterable<Variable>): readonly NamedModel[] {
  const named = new Map<object, NamedModel>();
  for (const { name, cell, value } of variables) {
    if (cell === null || !isSavable(value) || named.has(value)) continue;
    named.set(value, { name, model: value });
  }
  return [...named.values()];
}

/** One model under the name of the variable that holds it, else its own. */
export function nameOf(model: object, variables: Iterable<Variable>): readonly NamedModel[] {
  if (!isSavable(model)) return [];
  const held = modelsIn(variables).find((each) => each.model === model);
  return [held ?? { name: model.name, model }];
}

function isSavable(value: unknown): value is Tensorflow.LayersModel {
  return (
    typeof value === 'object' &&
    value !== null &&
    isModel(value) &&
    typeof Reflect.get(value, 'save') === 'function'
  );
}

/** The models' files, one after another. A model that cannot be written says why; the others are not held up. */
export async function saveModels(
  tf: typeof Tensorflow,
  models: readonly NamedModel[],
): Promise<readonly SavedModel[]> {
  const saved: SavedModel[] = [];
  for (const { name, model } of models) {
    try {
      saved.push({ name, ...(await filesOf(tf, model)) });
    } catch (error) {
      saved.push({ name, failed: error instanceof Error ? error.message : String(error) });
    }
  }
  return saved;
}

async function filesOf(
  tf: typeof Tensorflow,
  model: NamedModel['model'],
): Promise<{ readonly json: string; readonly weights: Uint8Array }> {
  let files: { readonly json: string; readonly weights: Uint8Array } | undefined;
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      const { weightSpecs = [], weightData, ...rest } = artifacts;
      const manifest = [{ paths: [`./${modelFileNames.weights}`], weights: weightSpecs }];
      files = {
        json: JSON.stringify({ ...rest, weightsManifest: manifest }),
        weights: new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData)),
      };
      return {
        modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' },
      };
    }),
  );
  if (files === undefined) throw new Error('TensorFlow.js gave no files.');
  return files;
}
