/** Schema of a model as files. */
import * as v from 'valibot';
import { label } from './common.ts';

/** A model as files, or why there are none. */
export const savedModel = v.union([
  v.object({ name: label, json: v.string(), weights: v.instance(Uint8Array) }),
  v.object({ name: label, failed: label }),
]);
