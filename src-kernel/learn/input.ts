/**
 * Controls under a cell. Each gives an ordinary value; when the learner moves it,
 * the variable it was assigned to changes and the cells that use it run again:
 *
 *     const pad = input.drawing({ label: t('写一个数字', 'Write a digit') });
 */
import type { InputControl, InputValue } from '#core/runtime/input.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { kernel } from '../evaluate/services.ts';

/** What is on a drawing pad. */
export interface DrawnImage {
  readonly width: number;
  readonly height: number;
  /** Intensities in [0, 1], 0 = paper, 1 = ink: `width × height`, row by row. All 0 before anything is drawn. */
  readonly pixels: Float32Array;
}

/** A file the learner chose on their own machine; its bytes go nowhere else. */
export interface PickedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A control without its id, for each kind. */
type ControlOf<Kind extends InputControl['kind']> = Omit<Extract<InputControl, { kind: Kind }>, 'id'>;

/** Shows a control and binds its value, read by `decode`. */
function control<Kind extends InputControl['kind'], Value>(
  shown: ControlOf<Kind>,
  decode: (value: Extract<InputValue, { kind: Kind }> | undefined) => Value,
): Value {
  const services = kernel();
  const id = services.nextInputId();
  const data = { ...shown, id } as unknown as InputControl;
  services.emit({ mime: 'application/vnd.stepwise.input+json', data });
  return services.bindInput(id, (value) =>
    decode(value?.kind === shown.kind ? (value as Extract<InputValue, { kind: Kind }>) : undefined),
  );
}

/** A pad to draw on with mouse, finger or keys. Default 28 × 28 pixels. */
function drawing(options: { label: LocalizedText; width?: number; height?: number }): DrawnImage {
  const { label, width = 28, height = 28 } = options;
  return control<'drawing', DrawnImage>({ kind: 'drawing', label, width, height }, (value) => {
    const pixels = new Float32Array(width * height);
    if (value) pixels.set(Array.from(value.pixels).slice(0, pixels.length));
    return { width, height, pixels };
  });
}

/** A button to choose a file; null until one is chosen. `accept` lists endings offered first, such as `.gz`. */
function file(options: { label: LocalizedText; accept?: readonly string[] }): PickedFile | null {
  const { label, accept = [] } = options;
  return control<'file', PickedFile | null>({ kind: 'file', label, accept }, (value) =>
    value ? { name: value.name, bytes: value.bytes } : null,
  );
}

/** A number on a track. Default step: a hundredth of the way. */
function slider(options: {
  label: LocalizedText;
  min: number;
  max: number;
  step?: number;
  initial?: number;
}): number {
  const { label, min, max, step = (max - min) / 100, initial = min } = options;
  return control<'slider', number>(
    { kind: 'slider', label, min, max, step, initial },
    (value) => value?.value ?? initial,
  );
}

/** One of several choices; gives its index. */
function select(options: {
  label: LocalizedText;
  options: readonly LocalizedText[];
  initial?: number;
}): number {
  const { label, options: choices, initial = 0 } = options;
  return control<'select', number>(
    { kind: 'select', label, options: choices, initial },
    (value) => value?.index ?? initial,
  );
}

/** A yes or no. */
function checkbox(options: { label: LocalizedText; initial?: boolean }): boolean {
  const { label, initial = false } = options;
  return control<'checkbox', boolean>(
    { kind: 'checkbox', label, initial },
    (value) => value?.checked ?? initial,
  );
}

/** The controls a cell can show. */
export const input = { drawing, file, slider, select, checkbox };
