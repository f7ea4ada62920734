/**
 * Every kind of output and its schema. Objects are rebuilt with the known keys only. The compiler proves below
 * that every kind has a schema and that each yields exactly its type. A kind of some size has a file of its own.
 */
import * as v from 'valibot';
import type { Output, OutputByMime, OutputMime } from '../output.ts';
import { confusion, probabilities } from './classes.ts';
import {
  count,
  displayId,
  imageUrl,
  json,
  jsonObject,
  list,
  localized,
  localizedLong,
  text,
} from './common.ts';
import { cellError } from './error.ts';
import { images } from './images.ts';
import { control } from './input.ts';
import { model, network } from './model.ts';
import { scene } from './scene.ts';
import { tableData } from './table.ts';
import { tensor } from './tensor.ts';
import { progress, training } from './training.ts';
import { valueNode } from './value.ts';

/** The schema of each kind of output's data. */
export const outputDataSchemas = {
  'application/vnd.stepwise.stream+json': v.object({
    name: v.picklist(['stdout', 'stderr']),
    text,
    dropped: v.exactOptional(count),
  }),
  'application/vnd.stepwise.error+json': cellError,
  'application/vnd.stepwise.value+json': valueNode(0),
  'text/plain': v.object({ text }),
  'text/markdown': v.object({ text: localizedLong }),
  'text/latex': v.object({ text }),
  'text/vnd.mermaid': v.object({ text: localizedLong }),
  'text/html': v.object({ html: localizedLong }),
  'image/svg+xml': v.object({ svg: text, alt: localized }),
  'image/png': v.object({
    url: imageUrl,
    width: count,
    height: count,
    alt: localized,
    caption: v.exactOptional(localized),
    pixelated: v.exactOptional(v.boolean()),
  }),
  'application/json': v.object({ value: json }),
  'application/vnd.stepwise.images+json': images,
  'application/vnd.stepwise.table+json': tableData,
  'application/vnd.plotly.v1+json': v.object({
    data: list(jsonObject),
    layout: jsonObject,
    alt: v.exactOptional(localized),
  }),
  'application/vnd.stepwise.tensor+json': tensor,
  'application/vnd.stepwise.model+json': model,
  'application/vnd.stepwise.network+json': network,
  'application/vnd.stepwise.training+json': training,
  'application/vnd.stepwise.progress+json': progress,
  'application/vnd.stepwise.confusion+json': confusion,
  'application/vnd.stepwise.probabilities+json': probabilities,
  'application/vnd.stepwise.scene+json': scene,
  'application/vnd.stepwise.input+json': control,
} satisfies { readonly [M in OutputMime]: v.GenericSchema<unknown, OutputByMime[M]> };

type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]: DeepReadonly<T[K]> };
type Schemas = typeof outputDataSchemas;
/** Kinds that hold JSON or trees of any depth, which the compiler cannot compare. */
type Recursive =
  | 'application/json'
  | 'application/vnd.plotly.v1+json'
  | 'application/vnd.stepwise.value+json';
/** Kinds whose schema leaves out or narrows a field of the type; must be none. */
type Incomplete = {
  [M in Exclude<OutputMime, Recursive>]: OutputByMime[M] extends DeepReadonly<v.InferOutput<Schemas[M]>>
    ? never
    : M;
}[Exclude<OutputMime, Recursive>];
const complete: [Incomplete] extends [never] ? true : Incomplete = true;
void complete;

/** Whether a text names a kind of output. */
function isOutputMime(value: unknown): value is OutputMime {
  return typeof value === 'string' && Object.hasOwn(outputDataSchemas, value);
}

/** One output of any kind: data checked by its MIME type. */
export const outputSchema: v.GenericSchema<unknown, Output> = v.pipe(
  v.object({
    mime: v.custom<OutputMime>(isOutputMime, 'Expected a known MIME type'),
    data: v.unknown(),
    id: v.exactOptional(displayId),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }): Output => {
    const { mime, data, id } = dataset.value;
    const checked = v.safeParse<v.GenericSchema>(outputDataSchemas[mime], data);
    if (!checked.success) {
      addIssue({ message: `${mime}: ${checked.issues[0].message}` });
      return NEVER;
    }
    return { mime, data: checked.output, ...(id === undefined ? {} : { id }) } as Output;
  }),
);
