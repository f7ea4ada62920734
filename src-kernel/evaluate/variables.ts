/** What the notebook's variables hold, for the panel that lists them: looked at after runs, said when it changes. */
import type { VariableInfo } from '#core/runtime/messages.ts';
import type { Scope, Variable } from './binding.ts';
import { inspectBriefly } from './inspect.ts';
import { isModel, isTensor, type ModelLike } from './tensors.ts';
import { typeName } from './type-name.ts';

/** Variables in one message; the last defined are kept. */
const maxVariables = 500;
/** Characters of a preview. */
const maxPreview = 120;
/** Milliseconds between the end of a run and the look, so that runs in a row are looked at once. */
const delay = 80;

/** Keeps a list of the variables up to date elsewhere. */
export interface Variables {
  /** Some may have changed. */
  changed(): void;
}

/** Says the variables of a scope through `post`, where they differ from what was said last. */
export function watchVariables(
  scope: Scope,
  post: (variables: readonly VariableInfo[]) => void,
  later: (callback: () => void, delay: number) => void,
): Variables {
  let waiting = false;
  let said = '[]';
  function look(): void {
    waiting = false;
    const variables = [...scope.variables()].flatMap(describe).slice(-maxVariables);
    const text = JSON.stringify(variables);
    if (text === said) return;
    said = text;
    post(variables);
  }
  return {
    changed() {
      if (waiting) return;
      waiting = true;
      later(look, delay);
    },
  };
}

/** A variable as the panel shows it; nothing where it is the kernel's or has no value yet. */
function describe({ name, cell, isSet, value }: Variable): VariableInfo[] {
  return cell === null || !isSet ? [] : [{ name, cell, ...describeValue(value) }];
}

const elementBytes: Readonly<Record<string, number>> = { bool: 1, complex64: 8 };

/** Type, preview and size of a value. Never throws. */
function describeValue(value: unknown): Omit<VariableInfo, 'name' | 'cell'> {
  try {
    if (typeof value === 'object' && value !== null) {
      if (isTensor(value)) {
        const { shape, dtype, size } = value;
        const bytes = size * (elementBytes[dtype] ?? 4);
        const variable = 'trainable' in value;
        return {
          type: variable ? 'Variable' : 'Tensor',
          preview: `${dtype} [${shape.join(', ')}]`,
          shape,
          bytes,
        };
      }
      if (isModel(value)) return describeModel(value);
      if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
        const { length } = value as unknown as { length: number };
        return { type: typeName(value), preview: preview(value), shape: [length], bytes: value.byteLength };
      }
    }
    return { type: typeName(value), preview: preview(value) };
  } catch {
    return { type: typeof value, preview: '…' };
  }
}

function describeModel(value: ModelLike): Omit<VariableInfo, 'name' | 'cell'> {
  const { getClassName, built } = value as { getClassName?: () => string; built?: boolean };
  const type = getClassName?.call(value) ?? 'Model';
  const layers = value.layers.map((layer) => layer.getClassName()).join(' → ');
  const params = built ? `, ${value.countParams()}` : '';
  return { type, preview: `${value.name} (${layers}${params})` };
}

function preview(value: unknown): string {
  const text = inspectBriefly(value);
  return text.length > maxPreview ? `${text.slice(0, maxPreview)}…` : text;
}
