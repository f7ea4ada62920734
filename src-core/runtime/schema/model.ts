/** Schemas of models and networks. */
import * as v from 'valibot';
import { count, imageUrl, label, list, real } from './common.ts';
import { position } from './error.ts';

/** A model as `summary()` lists it. */
export const model = v.object({
  name: label,
  layers: list(
    v.object({
      name: label,
      type: label,
      outputShape: label,
      params: count,
      activation: v.exactOptional(label),
    }),
  ),
  totalParams: count,
  trainableParams: count,
});

/** A model as a picture. */
export const network = v.object({
  name: label,
  totalParams: count,
  layers: list(
    v.object({
      name: label,
      type: label,
      outputShape: label,
      params: count,
      activation: v.exactOptional(label),
      inputs: list(count),
      made: v.exactOptional(position),
      weights: list(
        v.object({
          name: label,
          shape: list(count),
          min: real,
          mean: real,
          max: real,
          histogram: v.pipe(v.array(v.number()), v.maxLength(100)),
        }),
      ),
      activations: v.exactOptional(
        v.object({
          min: real,
          max: real,
          images: list(v.object({ url: imageUrl, width: count, height: count })),
          more: count,
        }),
      ),
    }),
  ),
});
