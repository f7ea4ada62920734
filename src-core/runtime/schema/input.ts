/** The schema of controls, by their kind. */
import * as v from 'valibot';
import type { InputControl, SavedInputValue } from '../input.ts';
import { count, inputId, label, list, localized, real } from './common.ts';

const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/));

const pair = v.tuple([v.number(), v.number()]);

const rows = v.pipe(v.array(v.pipe(v.array(v.union([label, real])), v.maxLength(100))), v.maxLength(1_000));

const places = v.record(label, pair);

/** What a control was set to when it was saved. */
const saved = v.variant('kind', [
  v.object({
    kind: v.literal('drawing'),
    pixels: v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), v.maxLength(1_000_000)),
  }),
  v.object({ kind: v.literal('slider'), value: v.number() }),
  v.object({ kind: v.literal('select'), index: count }),
  v.object({ kind: v.literal('checkbox'), checked: v.boolean() }),
  v.object({ kind: v.literal('number'), value: real }),
  v.object({ kind: v.literal('text'), text: label }),
  v.object({ kind: v.literal('color'), color: colour }),
  v.object({ kind: v.literal('table'), rows }),
  v.object({ kind: v.literal('points'), points: places }),
]) satisfies v.GenericSchema<unknown, SavedInputValue>;

/** What every control has. */
const base = { id: inputId, label: localized, saved: v.exactOptional(saved) };

/** The schema of a control of points, which handles in a scene carry too. */
export const pointsControl = v.object({
  kind: v.literal('points'),
  ...base,
  initial: places,
  bounds: v.object({ x: pair, y: pair }),
  snap: v.exactOptional(v.number()),
  along: v.exactOptional(v.picklist(['x', 'y'])),
  names: v.exactOptional(v.record(label, localized)),
});

/** Any control. */
export const control = v.variant('kind', [
  v.object({ kind: v.literal('drawing'), ...base, width: count, height: count }),
  v.object({ kind: v.literal('file'), ...base, accept: list(label) }),
  v.object({
    kind: v.literal('slider'),
    ...base,
    min: v.number(),
    max: v.number(),
    step: v.number(),
    initial: v.number(),
  }),
  v.object({
    kind: v.literal('select'),
    ...base,
    options: list(localized),
    initial: count,
  }),
  v.object({ kind: v.literal('checkbox'), ...base, initial: v.boolean() }),
  v.object({
    kind: v.literal('number'),
    ...base,
    min: v.exactOptional(v.number()),
    max: v.exactOptional(v.number()),
    step: v.number(),
    initial: v.number(),
  }),
  v.object({
    kind: v.literal('text'),
    ...base,
    initial: label,
    lines: v.pipe(count, v.minValue(1), v.maxValue(100)),
  }),
  v.object({ kind: v.literal('color'), ...base, initial: colour }),
  v.object({
    kind: v.literal('table'),
    ...base,
    columns: v.pipe(
      v.array(v.object({ name: localized, type: v.picklist(['number', 'text']) })),
      v.minLength(1),
      v.maxLength(100),
    ),
    initial: rows,
  }),
  v.object({ kind: v.literal('button'), ...base }),
  pointsControl,
]) satisfies v.GenericSchema<unknown, InputControl>;
