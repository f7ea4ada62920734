/** Which model each display shows, so that a person can ask for the model behind what they see. */
import type { DisplayId } from '#core/notebook/ids.ts';
import type { Output } from '#core/runtime/output.ts';
import { withId } from './display.ts';
import { modelSymbol } from './services.ts';
import { isModel } from './tensors.ts';

/** Remembers the models that are shown, without keeping them alive. */
export interface ShownModels {
  /** The output of a value, under an id of its own where it shows a model. */
  remember(value: unknown, output: Output): Output;
  /** The model a display shows; undefined where nothing holds it any more. */
  at(display: DisplayId): object | undefined;
}

/** Displays of models, none shown yet. */
export function createShownModels(nextDisplayId: () => DisplayId): ShownModels {
  const shown = new Map<DisplayId, WeakRef<object>>();
  return {
    remember(value, output) {
      const model = modelIn(value);
      if (model === undefined) return output;
      const id = output.id ?? nextDisplayId();
      for (const [old, held] of shown) if (held.deref() === undefined) shown.delete(old);
      shown.set(id, new WeakRef(model));
      return withId(output, id);
    },
    at: (display) => shown.get(display)?.deref(),
  };
}

/** The model that a value is, or is a picture of. */
function modelIn(value: unknown): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const pictured: unknown = Reflect.get(value, modelSymbol);
  if (typeof pictured === 'object' && pictured !== null) return pictured;
  return isModel(value) ? value : undefined;
}
