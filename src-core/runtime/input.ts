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
  /** In saved outputs: what it was set to, where it was moved. */
  readonly saved?: SavedInputValue;
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

/** A number typed in. Value: a number within the bounds, where there are any. */
export interface NumberInput extends InputBase {
  readonly kind: 'number';
  readonly min?: number;
  readonly max?: number;
  /** How far an arrow key goes. */
  readonly step: number;
  readonly initial: number;
}

/** A line of text, or several. Value: the text as it stands. */
export interface TextInput extends InputBase {
  readonly kind: 'text';
  readonly initial: string;
  /** Lines shown; more than one makes it a field in which Enter begins a line. */
  readonly lines: number;
}

/** A colour. Value: `#rrggbb` in lower case. */
export interface ColorInput extends InputBase {
  readonly kind: 'color';
  readonly initial: string;
}

/** A grid to type into, as long as its owner wants. Value: its rows; columns of numbers hold numbers only. */
export interface TableInput extends InputBase {
  readonly kind: 'table';
  readonly columns: readonly { readonly name: LocalizedText; readonly type: 'number' | 'text' }[];
  readonly initial: readonly TableInputRow[];
}

/** A row of a {@link TableInput}, one entry per column. */
export type TableInputRow = readonly (string | number)[];

/** A button. Value: how often it was pressed. */
export interface ButtonInput extends InputBase {
  readonly kind: 'button';
}

/** Places in a plane by name, dragged in a picture or typed. Value: the places as they stand. */
export interface PointsInput extends InputBase {
  readonly kind: 'points';
  readonly initial: PointPlaces;
  /** Lowest and highest x and y. */
  readonly bounds: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  /** Places are rounded to whole multiples of it. */
  readonly snap?: number;
  /** The only direction in which they move. */
  readonly along?: 'x' | 'y';
  /** What the points are called; by default their names. */
  readonly names?: { readonly [name: string]: LocalizedText };
}

/** Places by name. */
export type PointPlaces = { readonly [name: string]: readonly [number, number] };

/** Every control there is. */
export type InputControl =
  | DrawingInput
  | FileInput
  | SliderInput
  | SelectInput
  | CheckboxInput
  | NumberInput
  | TextInput
  | ColorInput
  | TableInput
  | ButtonInput
  | PointsInput;

/** What a control sends: plain data that can be cloned between threads. */
export type InputValue =
  | { readonly kind: 'drawing'; readonly pixels: readonly number[] | Float32Array }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'slider'; readonly value: number }
  | { readonly kind: 'select'; readonly index: number }
  | { readonly kind: 'checkbox'; readonly checked: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'color'; readonly color: string }
  | { readonly kind: 'table'; readonly rows: readonly TableInputRow[] }
  | { readonly kind: 'button'; readonly presses: number }
  | { readonly kind: 'points'; readonly points: PointPlaces };

/** What is saved of an {@link InputValue}: no bytes of files, no presses. */
export type SavedInputValue =
  | { readonly kind: 'drawing'; readonly pixels: readonly number[] }
  | Exclude<InputValue, { readonly kind: 'drawing' | 'file' | 'button' }>;
