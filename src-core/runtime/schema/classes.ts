/** Schemas of classifier answers. */
import * as v from 'valibot';
import { imageUrl, label, list, localized, real } from './common.ts';

/** Actual against predicted classes. */
export const confusion = v.object({
  title: localized,
  labels: list(localized),
  counts: list(list(v.number())),
  examples: v.exactOptional(v.record(label, list(imageUrl))),
});

/** The probability of each class. */
export const probabilities = v.object({
  title: localized,
  labels: list(localized),
  values: list(real),
});
