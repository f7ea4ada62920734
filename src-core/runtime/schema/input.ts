/** The schema of controls, by their kind. */
import * as v from 'valibot';
import type { InputControl } from '../input.ts';
import { count, inputId, label, list, localized, real } from './common.ts';

const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/));

const pair = v.tuple([v.number(), v.number()]);

/** The schema of a control of points, which handles in a scene carry too. */
export const pointsControl = v.object({
  kind: v.literal('points'),
  id: inputId,
  label: localized,
  initial: v.record(label, pair),
  bounds: v.object({ x: pair, y: pair }),
  snap: v.exactOptional(v.number()),
  along: v.exactOptional(v.picklist(['x', 'y'])),
  names: v.exactOptional(v.record(label, localized)),
});

/** Any control. */
export const control = v.variant('kind', [
  v.object({ kind: v.literal('drawing'), id: inputId, label: localized, width: count, height: count }),
  v.object({ kind: v.literal('file'), id: inputId, label: localized, accept: list(label) }),
  v.object({
    kind: v.literal('slider'),
    id: inputId,
    label: localized,
    min: v.number(),
    max: v.number(),
    step: v.number(),
    initial: v.number(),
  }),
  v.object({
    kind: v.literal('select'),
    id: inputId,
    label: localized,
    options: list(localized),
    initial: count,
  }),
  v.object({ kind: v.literal('checkbox'), id: inputId, label: localized, initial: v.boolean() }),
  v.object({
    kind: v.literal('number'),
    id: inputId,
    label: localized,
    min: v.exactOptional(v.number()),
    max: v.exactOptional(v.number()),
    step: v.number(),
    initial: v.number(),
  }),
  v.object({
    kind: v.literal('text'),
    id: inputId,
    label: localized,
    initial: label,
    lines: v.pipe(count, v.minValue(1), v.maxValue(100)),
  }),
  v.object({ kind: v.literal('color'), id: inputId, label: localized, initial: colour }),
  v.object({
    kind: v.literal('table'),
    id: inputId,
    label: localized,
    columns: v.pipe(
      v.array(v.object({ name: localized, type: v.picklist(['number', 'text']) })),
      v.minLength(1),
      v.maxLength(100),
    ),
    initial: v.pipe(v.array(v.pipe(v.array(v.union([label, real])), v.maxLength(100))), v.maxLength(1_000)),
  }),
  v.object({ kind: v.literal('button'), id: inputId, label: localized }),
  pointsControl,
]) satisfies v.GenericSchema<unknown, InputControl>;
