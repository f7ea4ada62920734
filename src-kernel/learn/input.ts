/**
 * Controls under a cell. Each gives an ordinary value; when the learner moves it,
 * the variable it was assigned to changes and the cells that use it run again:
 *
 *     const pad = input.drawing({ label: t('写一个数字', 'Write a digit') });
 */
import type { InputControl, InputValue, TableInputRow } from '#core/runtime/input.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { kernel } from '../evaluate/services.ts';
import { points } from './scene/points.ts';

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

/** A number on a track, never outside of it. Default step: a hundredth of the way. Throws a RangeError where there is no way. */
function slider(options: {
  label: LocalizedText;
  min: number;
  max: number;
  step?: number;
  initial?: number;
}): number {
  const { label, min, max, step = (max - min) / 100, initial = min } = options;
  if (!(min < max && step > 0)) {
    throw new RangeError(`input.slider: there is no way from ${min} to ${max} in steps of ${step}.`);
  }
  return control<'slider', number>({ kind: 'slider', label, min, max, step, initial }, (value) =>
    within(value?.value ?? initial, min, max),
  );
}

/** A number typed in, within the bounds where there are any. */
function number(options: {
  label: LocalizedText;
  initial?: number;
  min?: number;
  max?: number;
  step?: number;
}): number {
  const { label, min, max, step = 1 } = options;
  const initial = options.initial ?? within(0, min, max);
  return control<'number', number>(
    {
      kind: 'number',
      label,
      step,
      initial,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    },
    (value) => within(value && Number.isFinite(value.value) ? value.value : initial, min, max),
  );
}

/** One of several choices; gives its index. Throws a RangeError where there is no choice of the index `initial`. */
function select(options: {
  label: LocalizedText;
  options: readonly LocalizedText[];
  initial?: number;
}): number {
  const { label, options: choices, initial = 0 } = options;
  if (!(initial in choices)) {
    throw new RangeError(`input.select: of ${choices.length} options none has the index ${initial}.`);
  }
  return control<'select', number>({ kind: 'select', label, options: choices, initial }, (value) =>
    value && value.index < choices.length ? value.index : initial,
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

/** A line of text, or with `lines` above 1 several. */
function text(options: { label: LocalizedText; initial?: string; lines?: number }): string {
  const { label, initial = '', lines = 1 } = options;
  return control<'text', string>({ kind: 'text', label, initial, lines }, (value) => value?.text ?? initial);
}

/** A colour as `#rrggbb` (default black). Throws a RangeError where `initial` is written otherwise. */
function color(options: { label: LocalizedText; initial?: string }): string {
  const { label } = options;
  const initial = (options.initial ?? '#000000').toLowerCase();
  if (!hexColor.test(initial)) {
    throw new RangeError(`input.color: '${options.initial}' is not a colour such as '#0c6b63'.`);
  }
  return control<'color', string>({ kind: 'color', label, initial }, (value) =>
    value && hexColor.test(value.color) ? value.color : initial,
  );
}

const hexColor = /^#[0-9a-f]{6}$/;

/**
 * A grid to type into; gives its rows. A column whose first rows hold only numbers holds numbers
 * ever after (what is no number is read as NaN), any other holds texts.
 *
 *     const points = input.table({ label: 'data', columns: ['x', 'y'], rows: [[1, 2], [2, 4]] });
 */
function table<Row extends TableInputRow>(options: {
  label: LocalizedText;
  columns: readonly LocalizedText[];
  rows: readonly Row[];
}): readonly Widened<Row>[] {
  const { label, rows } = options;
  const columns = options.columns.map((name, index) => ({
    name,
    type: rows.every((row) => typeof row[index] === 'number') ? ('number' as const) : ('text' as const),
  }));
  const fitted = (row: TableInputRow): TableInputRow =>
    columns.map(({ type }, index) => {
      const cell = row[index];
      if (type === 'text') return String(cell ?? '');
      return cell === undefined || cell === '' ? Number.NaN : Number(cell);
    });
  const initial = rows.map(fitted);
  return control<'table', readonly Widened<Row>[]>(
    { kind: 'table', label, columns, initial },
    (value) => (value ? value.rows.map(fitted) : initial) as readonly Widened<Row>[],
  );
}

/** A row's type with every number a `number` and every text a `string`. */
type Widened<Row extends TableInputRow> = {
  readonly [K in keyof Row]: Row[K] extends number ? number : Row[K] extends string ? string : Row[K];
};

/** A button; gives how often it was pressed since the kernel started. Cells that use it run again at each press. */
function button(options: { label: LocalizedText }): number {
  return control<'button', number>({ kind: 'button', label: options.label }, (value) => value?.presses ?? 0);
}

function within(value: number, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): number {
  return Math.max(min, Math.min(max, value));
}

/** The controls a cell can show. */
export const input = {
  drawing,
  file,
  slider,
  number,
  select,
  checkbox,
  text,
  color,
  table,
  button,
  points,
};
