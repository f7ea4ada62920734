/** Tensors and models as outputs. They are known by their shape, so that TensorFlow.js need not be loaded to ask. */
import type { Output } from '#core/runtime/output.ts';

const dtypes = ['float32', 'int32', 'bool', 'string', 'complex64'] as const;

/** What is used of a tensor. */
interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: (typeof dtypes)[number];
  readonly size: number;
  readonly isDisposed: boolean;
  dataSync(): ArrayLike<number | string>;
  toString(verbose?: boolean): string;
}

/** What is used of a model. */
export interface ModelLike {
  readonly name: string;
  readonly layers: readonly LayerLike[];
  countParams(): number;
}

interface LayerLike {
  readonly name: string;
  readonly outputShape?: unknown;
  readonly trainableWeights?: readonly { readonly shape: readonly (number | null)[] }[];
  getClassName(): string;
  countParams(): number;
  getConfig(): Record<string, unknown>;
}

/** Whether a value is a tensor that can be read. */
export function isTensor(value: object): value is TensorLike {
  const like = value as Partial<TensorLike>;
  return (
    typeof like.dataSync === 'function' &&
    Array.isArray(like.shape) &&
    dtypes.some((dtype) => dtype === like.dtype) &&
    like.isDisposed === false
  );
}

/** Whether a value is a layers model that has been built. */
export function isModel(value: object): value is ModelLike {
  const like = value as Partial<ModelLike> & { summary?: unknown };
  return (
    Array.isArray(like.layers) && typeof like.countParams === 'function' && typeof like.summary === 'function'
  );
}

/** A tensor's shape, statistics and first 4,096 values. Reads it back from the backend. */
export function tensorOutput(tensor: TensorLike): Output<'application/vnd.stepwise.tensor+json'> {
  const { shape, dtype, size } = tensor;
  const data = tensor.dataSync();
  const numeric = dtype === 'float32' || dtype === 'int32' || dtype === 'bool';
  return {
    mime: 'application/vnd.stepwise.tensor+json',
    data: {
      shape: [...shape],
      dtype,
      size,
      ...(numeric && size > 0 ? statistics(data as ArrayLike<number>) : {}),
      values: Array.from({ length: Math.min(data.length, 4_096) }, (_, index) => plain(data[index])),
    },
  };
}

function plain(value: number | string | undefined): number | string {
  if (value === undefined) return 'NaN';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? value.slice(0, 1_000) : value;
}

/** Over the finite values: extremes, mean, and counts in 20 equal bins. */
function statistics(data: ArrayLike<number>) {
  let [min, max, sum, finite] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let index = 0; index < data.length; index++) {
    const value = data[index] ?? 0;
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    finite += 1;
  }
  if (finite === 0) return {};
  const histogram = new Array<number>(20).fill(0);
  const scale = max > min ? 20 / (max - min) : 0;
  for (let index = 0; index < data.length; index++) {
    const value = data[index] ?? 0;
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(19, Math.floor((value - min) * scale));
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  return { min, mean: sum / finite, max, histogram };
}

/** A model's layers with their output shapes and parameters. */
export function modelOutput(model: ModelLike): Output<'application/vnd.stepwise.model+json'> {
  const layers = model.layers.map((layer) => {
    const activation = activationOf(layer);
    return {
      name: layer.name,
      type: layer.getClassName(),
      outputShape: shapeText(layer.outputShape),
      params: layer.countParams(),
      ...(activation === undefined ? {} : { activation }),
    };
  });
  const trainableParams = model.layers
    .flatMap((layer) => layer.trainableWeights ?? [])
    .reduce((sum, { shape }) => sum + shape.reduce<number>((product, side) => product * (side ?? 1), 1), 0);
  return {
    mime: 'application/vnd.stepwise.model+json',
    data: { name: model.name, layers, totalParams: model.countParams(), trainableParams },
  };
}

function activationOf(layer: LayerLike): string | undefined {
  const { activation } = layer.getConfig();
  return typeof activation === 'string' && activation !== 'linear' ? activation : undefined;
}

function shapeText(shape: unknown): string {
  if (!Array.isArray(shape)) return '?';
  if (Array.isArray(shape[0])) return shape.map(shapeText).join(', ');
  return `[${shape.map((side) => (side === null ? 'null' : String(side))).join(', ')}]`;
}
