/** The picture of a model: what it says of the layers, and what an example becomes on its way. */
import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { CellId, RunId } from '../../src-core/notebook/ids.ts';
import { outputSchema } from '../../src-core/runtime/schema.ts';
import { placeOfLayer, watchLayers } from '../../src-kernel/backend/layer-places.ts';
import { installServices, type KernelServices, outputSymbol } from '../../src-kernel/evaluate/services.ts';
import { inspect } from '../../src-kernel/learn/index.ts';

const cell = CellId.parse('net');

beforeAll(async () => {
  await tf.setBackend('cpu');
  watchLayers(tf);
  if (cell === undefined) throw new Error('no cell');
  const made = { cell, line: 7, column: 3 };
  installServices({
    currentRun: () => RunId.of(cell, 1),
    loadedTensorflow: () => tf,
    madeAt: (layer: object) => (placeOfLayer(layer)?.stack?.includes('learn-inspect') ? made : null),
  } as unknown as KernelServices);
});

function convolutional(): tf.Sequential {
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [8, 8, 1], filters: 12, kernelSize: 3, activation: 'relu' }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 4, activation: 'softmax', name: 'answer' }),
    ],
  });
}

describe('inspect', () => {
  it('lists the layers with their shapes, parameters, weights and the line that made them', () => {
    const { data } = inspect(convolutional());
    expect(
      data.layers.map(({ type, outputShape, params, inputs }) => [type, outputShape, params, inputs]),
    ).toEqual([
      ['Conv2D', '[null, 6, 6, 12]', 120, []],
      ['Flatten', '[null, 432]', 0, [0]],
      ['Dense', '[null, 4]', 1732, [1]],
    ]);
    expect(data.totalParams).toBe(1852);
    expect(data.layers[0]?.weights.map(({ name, shape }) => [name, shape])).toEqual([
      ['kernel', [3, 3, 1, 12]],
      ['bias', [12]],
    ]);
    expect(data.layers[0]?.weights[0]?.histogram.reduce((sum, bin) => sum + bin)).toBe(108);
    expect(data.layers.map(({ made }) => made?.line)).toEqual([7, 7, 7]);
    expect(data.layers[0]).not.toHaveProperty('activations');
  });

  it('draws what each layer makes of an example, and frees what it took', () => {
    const model = convolutional();
    const input = tf.ones([8, 8, 1]);
    const before = tf.memory().numTensors;
    const drawing = inspect(model, { input });
    expect(tf.memory().numTensors).toBe(before);
    const [conv, flat, dense] = drawing.data.layers.map((layer) => layer.activations);
    expect([conv?.images.length, conv?.more, conv?.images[0]?.width]).toEqual([8, 4, 6]);
    expect([flat?.images[0]?.width, flat?.images[0]?.height]).toEqual([32, 14]);
    expect(dense?.max).toBeLessThanOrEqual(1);
    expect(conv?.min).toBeGreaterThanOrEqual(0);
    expect(v.safeParse(outputSchema, drawing[outputSymbol]()).success).toBe(true);
  });

  it('takes the first of a batch, and says where an example does not fit', () => {
    const model = convolutional();
    expect(() => inspect(model, { input: tf.ones([3, 8, 8, 1]) })).not.toThrow();
    expect(() => inspect(model, { input: tf.ones([9, 9, 1]) })).toThrow('does not fit [null, 8, 8, 1]');
  });

  it('knows what feeds what where paths part and meet', () => {
    const input = tf.input({ shape: [4] });
    const hidden = tf.layers.dense({ units: 4, name: 'hidden' }).apply(input) as tf.SymbolicTensor;
    const sum = tf.layers.add().apply([input, hidden]) as tf.SymbolicTensor;
    const { data } = inspect(tf.model({ inputs: input, outputs: sum }));
    expect(data.layers.map(({ type, inputs }) => [type, inputs])).toEqual([
      ['InputLayer', []],
      ['Dense', [0]],
      ['Add', [0, 1]],
    ]);
  });
});
