/** Schemas of training and progress. */
import * as v from 'valibot';
import { count, label, list, localized, real } from './common.ts';

/** A run of training. */
export const training = v.object({
  title: localized,
  state: v.picklist(['running', 'paused', 'done', 'stopped', 'failed']),
  epochs: count,
  epoch: count,
  batchesPerEpoch: v.nullable(count),
  batch: count,
  samples: v.nullable(count),
  batchSize: v.nullable(count),
  startedAt: v.number(),
  elapsed: v.number(),
  history: v.record(label, list(real)),
  batches: v.object({ at: list(real), loss: list(real) }),
  backend: label,
});

/** How far something has come. */
export const progress = v.object({
  label: localized,
  value: v.number(),
  total: v.nullable(v.number()),
  rate: v.exactOptional(v.number()),
  state: v.picklist(['running', 'done', 'stopped']),
});
