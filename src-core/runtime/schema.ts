/**
 * Messages from a kernel as schemas. A kernel runs code that nobody vouches for,
 * so the window believes nothing it says that does not fit: wrong kinds, strange
 * ids and giant payloads end here. What a message may show is in `schema/`.
 */
import * as v from 'valibot';
import type { KernelMessage } from './messages.ts';
import { checkLineSchema } from './schema/check.ts';
import { cellId, count, displayId, label, runId, text } from './schema/common.ts';
import { cellError } from './schema/error.ts';
import { outputSchema } from './schema/outputs.ts';
import { savedModel } from './schema/saved-model.ts';

export { outputDataSchemas, outputSchema } from './schema/outputs.ts';

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
      lost: v.exactOptional(v.boolean()),
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
    type: v.literal('check_result'),
    run: runId,
    lines: v.pipe(v.array(checkLineSchema), v.maxLength(200)),
  }),
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
  v.object({
    type: v.literal('models'),
    request: count,
    models: v.pipe(v.array(savedModel), v.maxLength(500)),
  }),
]) satisfies v.GenericSchema<unknown, KernelMessage>;

/** A kernel's message, checked; undefined where it is none. */
export function parseKernelMessage(value: unknown): KernelMessage | undefined {
  const checked = v.safeParse(kernelMessageSchema, value, { abortEarly: true, abortPipeEarly: true });
  return checked.success ? checked.output : undefined;
}
