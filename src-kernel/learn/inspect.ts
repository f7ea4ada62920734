/** A model as a picture of its own layers: how they are joined, what their weights are, what they make of an example. */
import type * as Tensorflow from '@tensorflow/tfjs';
import { CellId } from '#core/notebook/ids.ts';
import type { CellPosition } from '#core/runtime/error.ts';
import type { NetworkLayer } from '#core/runtime/output.ts';
import { kernel, modelSymbol } from '../evaluate/services.ts';
import { Drawing } from './output.ts';
import { pngUrl } from './png.ts';

/** What `inspect` can be told. */
export interface InspectOptions {
  /** An example, with or without the axis of the batch: what each layer makes of it is drawn. Of a batch, the first. */
  readonly input?: Tensorflow.Tensor;
}

/** Channels of a layer that are pictured at most. */
const mostChannels = 8;
/** Longest side of such a picture; larger ones are thinned. */
const longestSide = 64;
/** Values in a row where they have no order of their own. */
const rowLength = 32;

type Layer = Tensorflow.layers.Layer;
type Activations = NonNullable<NetworkLayer['activations']>;

/**
 * Draws a layers model that has been built; frees every tensor it needs for that.
 * Throws a TypeError where the example does not fit the model's input.
 */
export function inspect(
  model: Tensorflow.LayersModel,
  options: InspectOptions = {},
): Drawing<'application/vnd.stepwise.network+json'> {
  const activations = options.input ? activationsOf(model, options.input) : new Map<Layer, Activations>();
  const layers = model.layers.map((layer): NetworkLayer => {
    const { activation } = layer.getConfig();
    const made = kernel().madeAt(layer) ?? hereabouts();
    const seen = activations.get(layer);
    return {
      name: layer.name,
      type: layer.getClassName(),
      outputShape: shapeText(layer.outputShape),
      params: layer.countParams(),
      ...(typeof activation === 'string' && activation !== 'linear' ? { activation } : {}),
      inputs: inputsOf(layer, model.layers),
      ...(made === null ? {} : { made }),
      weights: weightsOf(layer),
      ...(seen === undefined ? {} : { activations: seen }),
    };
  });
  const drawing = new Drawing('application/vnd.stepwise.network+json', {
    name: model.name,
    totalParams: model.countParams(),
    layers,
  });
  return Object.defineProperty(drawing, modelSymbol, { value: model });
}

/** The cell that is running, for layers whose line is not known. */
function hereabouts(): CellPosition | null {
  const cell = CellId.parse(kernel().currentRun()?.split('@')[0] ?? '');
  return cell === undefined ? null : { cell, line: 1, column: 1 };
}

/** Places of the layers that feed this one. */
function inputsOf(layer: Layer, layers: readonly Layer[]): readonly number[] {
  const feeding = layer.inboundNodes.flatMap((node) => node.inboundLayers);
  return [...new Set(feeding.map((each) => layers.indexOf(each)).filter((index) => index >= 0))];
}

function weightsOf(layer: Layer): NetworkLayer['weights'] {
  const values = layer.getWeights();
  return layer.weights.flatMap((weight, index) => {
    const value = values[index];
    if (value === undefined) return [];
    return {
      name: weight.originalName.split('/').at(-1) ?? '',
      shape: [...value.shape],
      ...spread(value.dataSync()),
    };
  });
}

/** Over the finite values: extremes, mean, and counts in 20 equal bins. */
function spread(values: ArrayLike<number>): { min: number; mean: number; max: number; histogram: number[] } {
  let [min, max, sum, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    count += 1;
  }
  const histogram = Array.from({ length: 20 }, () => 0);
  if (count === 0) return { min: Number.NaN, mean: Number.NaN, max: Number.NaN, histogram };
  const scale = max > min ? 20 / (max - min) : 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(19, Math.floor((value - min) * scale));
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  return { min, mean: sum / count, max, histogram };
}

/** What each layer gives for the example; layers with several outputs, or used several times, are left out. */
function activationsOf(
  model: Tensorflow.LayersModel,
  input: Tensorflow.Tensor,
): ReadonlyMap<Layer, Activations> {
  const tf = kernel().loadedTensorflow();
  const wanted = model.inputs[0]?.shape;
  if (tf === null || wanted === undefined || model.inputs.length !== 1) return new Map();
  const layers = model.layers.filter((layer) => layer.inboundNodes.length === 1 && isTensor(layer.output));
  const seen = new Map<Layer, Activations>();
  tf.tidy(() => {
    const example = exampleOf(tf, input, wanted);
    const outputs = layers.map((layer) => layer.output as Tensorflow.SymbolicTensor);
    const given = tf.model({ inputs: model.inputs, outputs }).predict(example);
    const values = Array.isArray(given) ? given : [given];
    for (const [index, layer] of layers.entries()) {
      const value = values[index];
      if (value) seen.set(layer, pictured(value));
    }
  });
  return seen;
}

function isTensor(output: unknown): boolean {
  return !Array.isArray(output);
}

/** The first example of a batch, or the one there is, with the axis of the batch. */
function exampleOf(
  tf: typeof Tensorflow,
  input: Tensorflow.Tensor,
  wanted: readonly (number | null)[],
): Tensorflow.Tensor {
  const batch = input.rank === wanted.length - 1 ? input.expandDims(0) : input;
  if (
    batch.rank !== wanted.length ||
    wanted.some((side, axis) => axis > 0 && side !== null && side !== batch.shape[axis])
  ) {
    throw new TypeError(
      `inspect: an input of shape [${input.shape.join(', ')}] does not fit ${shapeText(wanted)}.`,
    );
  }
  return tf.slice(batch, 0, 1);
}

/** One example's values as grey pictures: `[1, h, w, c]` by channel, `[1, h, w]` as it is, others in rows. */
function pictured(value: Tensorflow.Tensor): Activations {
  const values = value.dataSync();
  const { min, max } = spread(values);
  const [, first = 1, second = 1, third = 1] = value.shape;
  const size =
    value.rank === 4
      ? { height: first, width: second, channels: third }
      : value.rank === 3
        ? { height: first, width: second, channels: 1 }
        : {
            height: Math.ceil(values.length / rowLength),
            width: Math.min(rowLength, values.length),
            channels: 1,
          };
  const { channels } = size;
  const width = Math.min(size.width, longestSide);
  const height = Math.min(size.height, longestSide);
  const span = max - min || 1;
  const images = Array.from({ length: Math.min(channels, mostChannels) }, (_, channel) => {
    const pixels = new Float32Array(width * height);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const from =
          Math.floor((row * size.height) / height) * size.width + Math.floor((column * size.width) / width);
        pixels[row * width + column] = ((values[from * channels + channel] ?? min) - min) / span;
      }
    }
    return { url: pngUrl(pixels, width, height), width, height };
  });
  return { min, max, images, more: channels - images.length };
}

function shapeText(shape: unknown): string {
  if (!Array.isArray(shape)) return '?';
  if (Array.isArray(shape[0])) return shape.map(shapeText).join(', ');
  return `[${shape.map((side) => (side === null ? 'null' : String(side))).join(', ')}]`;
}
