/** The values of controls, and the variables they are bound to. */
import { InputId } from '#core/notebook/ids.ts';
import type { InputValue } from '#core/runtime/input.ts';
import type { Scope } from './binding.ts';

/** The controls of this kernel. */
export interface Inputs {
  /** Says which variable the control made next is assigned to. */
  name(variable: string): void;
  /** Ends {@link name}. */
  unname(): void;
  /** The id of a control made now; `place` names it where no variable does. */
  nextId(place: string): InputId;
  value(id: InputId): InputValue | undefined;
  bind<T>(id: InputId, decode: (value: InputValue | undefined) => T): T;
  /** Stores what a control was set to and gives it to the variable bound to it. */
  set(id: InputId, value: InputValue): void;
  /** A cell declares this name anew: it is no control's until one is bound again. */
  forget(variable: string): void;
}

/** No controls so far. */
export function createInputs(scope: () => Scope): Inputs {
  const values = new Map<InputId, InputValue>();
  const bound = new Map<InputId, (value: InputValue | undefined) => unknown>();
  let pending: string | null = null;
  return {
    name(variable) {
      pending = variable;
    },
    unname() {
      pending = null;
    },
    nextId(place) {
      const id = InputId.of(pending ?? place);
      pending = null;
      return id;
    },
    value: (id) => values.get(id),
    bind(id, decode) {
      bound.set(id, decode);
      return decode(values.get(id));
    },
    set(id, value) {
      values.set(id, value);
      const decode = bound.get(id);
      if (decode && scope().declares(id)) scope().ref(id).set(decode(value));
    },
    forget(variable) {
      bound.delete(InputId.of(variable));
    },
  };
}
