/**
 * Messages from a kernel, and the outputs in them, as schemas. A kernel runs
 * code that nobody vouches for, so the window believes nothing it says that does
 * not fit: wrong kinds, strange ids and giant payloads end here.
 *
 * Objects are rebuilt with the known keys only. The compiler proves below that
 * every kind of output has a schema and that each yields exactly its type.
 */
import * as v from 'valibot';
import type { CellId, DisplayId, InputId, RunId } from '../notebook/ids.ts';
import type { Json, JsonObject } from '../text/json.ts';
import { isLocalized, type LocalizedText } from '../text/locale.ts';
import type { CellError } from './error.ts';
import type { InputControl } from './input.ts';
import type { KernelMessage } from './messages.ts';
import type { Output, OutputByMime, OutputMime, TableData } from './output.ts';
import type { ValueNode } from './value.ts';

/** Longest label, name or sentence, in UTF-16 units. */
const maxLabel = 100_000;
/** Longest text, markup or picture of one output, in UTF-16 units. */
const maxText = 16_000_000;
/** Most entries of one list. */
const maxItems = 200_000;
/** Most columns of a table. */
const maxColumns = 10_000;
/** Deepest JSON or value tree. */
const maxDepth = 64;

const label = v.pipe(v.string(), v.maxLength(maxLabel));
const text = v.pipe(v.string(), v.maxLength(maxText));
const list = <S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.maxLength(maxItems));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const imageUrl = v.pipe(text, v.regex(/^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]*$/));

/** A number; what JSON writes as `null` (NaN, infinities) is read as NaN. */
const real = v.pipe(
  v.nullable(v.custom<number>((value) => typeof value === 'number')),
  v.transform((value) => value ?? Number.NaN),
);

const localizedOf = (longest: number) =>
  v.custom<LocalizedText>(
    (value) =>
      (typeof value === 'string' && value.length <= longest) ||
      (isLocalized(value) && Object.values(value).every((each) => each.length <= longest)),
    'Expected a text or texts by language',
  );
const localized = localizedOf(maxLabel);
const localizedLong = localizedOf(maxText);

/** Whether a value is plain JSON (numbers may be non-finite): own keys of plain objects, none named `__proto__`, not too deep. */
function isPlainJson(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.length <= maxText;
  if (typeof value !== 'object' || depth > maxDepth) return false;
  if (Array.isArray(value)) return value.every((each) => isPlainJson(each, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.entries(value).every(([key, each]) => key !== '__proto__' && isPlainJson(each, depth + 1));
}

const json = v.custom<Json>((value) => isPlainJson(value), 'Expected plain JSON');
const jsonObject = v.custom<JsonObject>(
  (value) => typeof value === 'object' && !Array.isArray(value) && value !== null && isPlainJson(value),
  'Expected a plain JSON object',
);

const cellId = v.custom<CellId>((value) => typeof value === 'string' && /^[A-Za-z][\w-]{0,63}$/.test(value));
const runId = v.custom<RunId>(
  (value) => typeof value === 'string' && /^[A-Za-z][\w-]{0,63}@\d{1,15}$/.test(value),
);
const displayId = v.custom<DisplayId>((value) => typeof value === 'string' && value.length <= 200);
const inputId = v.custom<InputId>((value) => typeof value === 'string' && value.length <= 200);

const valueKinds = [
  'undefined',
  'null',
  'boolean',
  'number',
  'bigint',
  'string',
  'symbol',
  'function',
  'class',
  'date',
  'regexp',
  'error',
  'array',
  'typed-array',
  'map',
  'set',
  'object',
  'promise',
  'proxy',
  'cycle',
] as const;

/** A value tree no deeper than the cap; the depth is counted here because a schema that refers to itself cannot. */
function valueNode(depth: number): v.GenericSchema<unknown, ValueNode> {
  const fields = { kind: v.picklist(valueKinds), preview: label, more: v.exactOptional(count) };
  if (depth > 12) return v.object(fields);
  return v.object({
    ...fields,
    children: v.exactOptional(
      list(v.object({ key: label, value: v.lazy(() => (nodes[depth + 1] ??= valueNode(depth + 1))) })),
    ),
  });
}
const nodes: v.GenericSchema<unknown, ValueNode>[] = [];

const position = v.object({ cell: cellId, line: count, column: count });

const cellError = v.object({
  name: label,
  message: localized,
  position: v.exactOptional(position),
  stack: list(
    v.object({ function: label, position: v.exactOptional(position), location: v.exactOptional(label) }),
  ),
  causes: v.exactOptional(list(v.object({ name: label, message: localized }))),
}) satisfies v.GenericSchema<unknown, CellError>;

const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/));

const control = v.variant('kind', [
  v.object({ kind: v.literal('drawing'), id: inputId, label: localized, width: count, height: count }),
  v.object({ kind: v.literal('file'), id: inputId, label: localized, accept: list(label) }),
  v.object({
    kind: v.literal('slider'),
    id: inputId,
    label: localized,
    min: v.number(),
    max: v.number(),
    step: v.number(),
    initial: v.number(),
  }),
  v.object({
    kind: v.literal('select'),
    id: inputId,
    label: localized,
    options: list(localized),
    initial: count,
  }),
  v.object({ kind: v.literal('checkbox'), id: inputId, label: localized, initial: v.boolean() }),
  v.object({
    kind: v.literal('number'),
    id: inputId,
    label: localized,
    min: v.exactOptional(v.number()),
    max: v.exactOptional(v.number()),
    step: v.number(),
    initial: v.number(),
  }),
  v.object({
    kind: v.literal('text'),
    id: inputId,
    label: localized,
    initial: label,
    lines: v.pipe(count, v.minValue(1), v.maxValue(100)),
  }),
  v.object({ kind: v.literal('color'), id: inputId, label: localized, initial: colour }),
  v.object({
    kind: v.literal('table'),
    id: inputId,
    label: localized,
    columns: v.pipe(
      v.array(v.object({ name: localized, type: v.picklist(['number', 'text']) })),
      v.minLength(1),
      v.maxLength(100),
    ),
    initial: v.pipe(v.array(v.pipe(v.array(v.union([label, real])), v.maxLength(100))), v.maxLength(1_000)),
  }),
  v.object({ kind: v.literal('button'), id: inputId, label: localized }),
]) satisfies v.GenericSchema<unknown, InputControl>;

/** Rows of scalars, looked through by hand: a table may hold half a million of them. */
const scalarRows = v.custom<TableData['rows']>(
  (value) =>
    Array.isArray(value) &&
    value.length <= maxItems &&
    value.every((row) => Array.isArray(row) && row.length <= maxColumns && row.every(isScalar)),
  'Expected rows of texts, numbers, booleans and nulls',
);

function isScalar(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= maxLabel;
  return typeof value === 'number' || typeof value === 'boolean' || value === null;
}

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
  'application/vnd.stepwise.images+json': v.object({
    title: v.exactOptional(localized),
    alt: localized,
    images: list(
      v.object({ url: imageUrl, caption: localized, tone: v.exactOptional(v.picklist(['good', 'bad'])) }),
    ),
    width: count,
    height: count,
  }),
  'application/vnd.stepwise.table+json': v.object({
    caption: v.exactOptional(localized),
    columns: list(v.object({ name: localized, unit: v.exactOptional(label) })),
    rows: scalarRows,
    total: v.exactOptional(count),
  }),
  'application/vnd.plotly.v1+json': v.object({
    data: list(jsonObject),
    layout: jsonObject,
    alt: v.exactOptional(localized),
  }),
  'application/vnd.stepwise.tensor+json': v.object({
    shape: list(count),
    dtype: v.picklist(['float32', 'int32', 'bool', 'string', 'complex64']),
    size: count,
    min: v.exactOptional(real),
    mean: v.exactOptional(real),
    max: v.exactOptional(real),
    histogram: v.exactOptional(list(real)),
    values: v.pipe(v.array(v.union([v.number(), label])), v.maxLength(4_096)),
  }),
  'application/vnd.stepwise.model+json': v.object({
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
  }),
  'application/vnd.stepwise.network+json': v.object({
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
  }),
  'application/vnd.stepwise.training+json': v.object({
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
  }),
  'application/vnd.stepwise.progress+json': v.object({
    label: localized,
    value: v.number(),
    total: v.nullable(v.number()),
    rate: v.exactOptional(v.number()),
    state: v.picklist(['running', 'done', 'stopped']),
  }),
  'application/vnd.stepwise.confusion+json': v.object({
    title: localized,
    labels: list(localized),
    counts: list(list(v.number())),
    examples: v.exactOptional(v.record(label, list(imageUrl))),
  }),
  'application/vnd.stepwise.probabilities+json': v.object({
    title: localized,
    labels: list(localized),
    values: list(real),
  }),
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

const errorOutput = v.object({
  mime: v.literal('application/vnd.stepwise.error+json'),
  data: cellError,
  id: v.exactOptional(displayId),
});

const kernelState = v.variant('state', [
  v.object({ state: v.literal('starting') }),
  v.object({ state: v.literal('idle') }),
  v.object({ state: v.literal('busy') }),
  v.object({
    state: v.literal('dead'),
    reason: v.picklist(['out-of-memory', 'unresponsive', 'failed-to-load', 'stopped', 'crashed']),
    detail: v.exactOptional(label),
  }),
]);

const choice = v.picklist(['auto', 'webgl', 'wasm', 'cpu', 'webgpu']);

/** Everything a kernel may say. */
export const kernelMessageSchema = v.variant('type', [
  v.object({ type: v.literal('status'), kernel: kernelState }),
  v.object({
    type: v.literal('backend'),
    backend: v.object({
      name: v.picklist(['webgl', 'wasm', 'cpu', 'webgpu']),
      choice,
      renderer: v.nullable(label),
      software: v.boolean(),
    }),
  }),
  v.object({ type: v.literal('execute_input'), run: runId }),
  v.object({
    type: v.literal('stream'),
    run: runId,
    name: v.picklist(['stdout', 'stderr']),
    text,
    dropped: v.exactOptional(count),
  }),
  v.object({ type: v.literal('display_data'), run: runId, output: outputSchema }),
  v.object({ type: v.literal('update_display_data'), display: displayId, output: outputSchema }),
  v.object({ type: v.literal('execute_result'), run: runId, output: outputSchema }),
  v.object({ type: v.literal('error'), run: runId, output: errorOutput }),
  v.object({ type: v.literal('clear_output'), run: runId }),
  v.object({
    type: v.literal('execute_reply'),
    run: runId,
    outcome: v.picklist(['ok', 'error', 'interrupted']),
    elapsed: v.pipe(v.number(), v.minValue(0)),
  }),
  v.object({
    type: v.literal('memory'),
    tensors: v.number(),
    bytes: v.number(),
    cells: v.exactOptional(
      v.array(v.object({ cell: cellId, tensors: v.number(), bytes: v.number(), leaking: v.boolean() })),
    ),
  }),
  v.object({
    type: v.literal('variables'),
    variables: v.pipe(
      v.array(
        v.object({
          name: label,
          type: label,
          preview: label,
          shape: v.exactOptional(v.array(v.number())),
          bytes: v.exactOptional(v.number()),
          cell: cellId,
        }),
      ),
      v.maxLength(2000),
    ),
  }),
]) satisfies v.GenericSchema<unknown, KernelMessage>;

/** A kernel's message, checked; undefined where it is none. */
export function parseKernelMessage(value: unknown): KernelMessage | undefined {
  const checked = v.safeParse(kernelMessageSchema, value, { abortEarly: true, abortPipeEarly: true });
  return checked.success ? checked.output : undefined;
}
