/** What controls were set to, kept with the outputs that show them: so it is saved in every format that holds outputs. */
import type { InputId } from '../notebook/ids.ts';
import type { InputValue, SavedInputValue } from '../runtime/input.ts';
import type { Output } from '../runtime/output.ts';

/** Most digits of a pad's intensities after the point. */
const intensityDigits = 3;

/** The outputs with what their controls are set to; the same list where none was moved. */
export function withKeptInputs(
  outputs: readonly Output[],
  inputs: ReadonlyMap<InputId, InputValue>,
): readonly Output[] {
  let changes = false;
  const kept = outputs.map((output): Output => {
    if (output.mime !== 'application/vnd.stepwise.input+json') return output;
    const saved = toKeep(inputs.get(output.data.id));
    if (saved === undefined || saved.kind !== output.data.kind) return output;
    changes = true;
    return { ...output, data: { ...output.data, saved } };
  });
  return changes ? kept : outputs;
}

/** What controls were set to, by what outputs say. */
export function keptInputs(outputs: Iterable<readonly Output[]>): ReadonlyMap<InputId, InputValue> {
  const inputs = new Map<InputId, InputValue>();
  for (const list of outputs) {
    for (const output of list) {
      if (output.mime !== 'application/vnd.stepwise.input+json') continue;
      const { data } = output;
      if (data.saved?.kind === data.kind) inputs.set(data.id, data.saved);
    }
  }
  return inputs;
}

/** A chosen file stays on the learner's disk, and a button counts from a kernel's start: neither is kept. */
function toKeep(value: InputValue | undefined): SavedInputValue | undefined {
  switch (value?.kind) {
    case undefined:
    case 'file':
    case 'button':
      return undefined;
    case 'drawing':
      return {
        kind: 'drawing',
        pixels: Array.from(value.pixels, (each) => Number(each.toFixed(intensityDigits))),
      };
    default:
      return value;
  }
}
