/** Schemas of tensors. */
import * as v from 'valibot';
import { count, label, list, real } from './common.ts';

/** A tensor. */
export const tensor = v.object({
  shape: list(count),
  dtype: v.picklist(['float32', 'int32', 'bool', 'string', 'complex64']),
  size: count,
  min: v.exactOptional(real),
  mean: v.exactOptional(real),
  max: v.exactOptional(real),
  histogram: v.exactOptional(list(real)),
  values: v.pipe(v.array(v.union([v.number(), label])), v.maxLength(4_096)),
});
