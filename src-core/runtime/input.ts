/**
 * Inputs: controls that a cell shows and whose value is an ordinary variable.
 * Moving one sets the variable in the kernel and reruns only what depends on it.
 */
import type { InputId } from '../notebook/ids.ts';
import type { LocalizedText } from '../text/locale.ts';

/** What every control has. */
interface InputBase {
  readonly id: InputId;
  readonly label: LocalizedText;
}

/** A pad on which a grey image is drawn. Value: `width × height` intensities in [0, 1], row by row. */
export interface DrawingInput extends InputBase {
  readonly kind: 'drawing';
  readonly width: number;
  readonly height: number;
}

/** A button that lets the learner choose a file of their own. Value: name and bytes, or null. */
export interface FileInput extends InputBase {
  readonly kind: 'file';
  /** Extensions offered first, such as `.gz`; any file may be chosen. */
  readonly accept: readonly string[];
}

/** A number on a track. */
export interface SliderInput extends InputBase {
  readonly kind: 'slider';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
}

/** One of several choices. Value: the index of the choice. */
export interface SelectInput extends InputBase {
  readonly kind: 'select';
  readonly options: readonly LocalizedText[];
  readonly initial: number;
}

/** A yes or no. */
export interface CheckboxInput extends InputBase {
  readonly kind: 'checkbox';
  readonly initial: boolean;
}

/** Every control there is. */
export type InputControl = DrawingInput | FileInput | SliderInput | SelectInput | CheckboxInput;

/** What a control sends: plain data that can be cloned between threads. */
export type InputValue =
  | { readonly kind: 'drawing'; readonly pixels: readonly number[] | Float32Array }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'slider'; readonly value: number }
  | { readonly kind: 'select'; readonly index: number }
  | { readonly kind: 'checkbox'; readonly checked: boolean };
