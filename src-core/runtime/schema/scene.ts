/** The schema of scenes. Columns of numbers are looked through by hand: a scene may come sixty times a second. */
import * as v from 'valibot';
import { pointShapes, sceneColors } from '../scene.ts';
import { count, label, list, localized, maxItems } from './common.ts';
import { pointsControl } from './input.ts';

const numbers = v.custom<readonly number[]>(
  (value) =>
    Array.isArray(value) && value.length <= maxItems && value.every((item) => typeof item === 'number'),
  'Expected a list of numbers',
);
const pair = v.tuple([v.number(), v.number()]);
const color = v.picklist(sceneColors);
const common = { frames: v.exactOptional(pair), opacity: v.exactOptional(v.number()) };
const link = v.union([
  v.object({ cell: label, label: localized }),
  v.object({ lesson: v.pipe(label, v.regex(/^[a-z0-9-]+$/)), label: localized }),
]);

const mark = v.variant('kind', [
  v.object({
    kind: v.literal('line'),
    x: numbers,
    y: numbers,
    color,
    width: v.exactOptional(v.number()),
    dash: v.exactOptional(v.boolean()),
    closed: v.exactOptional(v.boolean()),
    fill: v.exactOptional(v.number()),
    label: v.exactOptional(localized),
    grow: v.exactOptional(v.boolean()),
    ...common,
  }),
  v.object({
    kind: v.literal('area'),
    x: numbers,
    y: numbers,
    base: v.exactOptional(v.union([v.number(), numbers])),
    color,
    ...common,
  }),
  v.object({
    kind: v.literal('points'),
    x: numbers,
    y: numbers,
    color,
    shape: v.exactOptional(v.picklist(pointShapes)),
    size: v.exactOptional(v.number()),
    step: v.exactOptional(v.boolean()),
    ...common,
  }),
  v.object({
    kind: v.literal('rects'),
    x: numbers,
    y: numbers,
    width: numbers,
    height: numbers,
    color,
    fill: v.exactOptional(v.number()),
    outline: v.exactOptional(v.boolean()),
    radius: v.exactOptional(v.number()),
    link: v.exactOptional(link),
    ...common,
  }),
  v.object({
    kind: v.literal('text'),
    x: v.number(),
    y: v.number(),
    text: localized,
    color: v.exactOptional(color),
    anchor: v.exactOptional(v.picklist(['start', 'middle', 'end'])),
    shift: v.exactOptional(pair),
    size: v.exactOptional(v.picklist(['small', 'normal', 'large'])),
    strong: v.exactOptional(v.boolean()),
    bare: v.exactOptional(v.boolean()),
    ...common,
  }),
  v.object({
    kind: v.literal('arrow'),
    x: pair,
    y: pair,
    color,
    width: v.exactOptional(v.number()),
    dash: v.exactOptional(v.boolean()),
    gap: v.exactOptional(v.number()),
    bend: v.exactOptional(v.number()),
    ...common,
  }),
  v.object({
    kind: v.literal('rule'),
    x: v.exactOptional(v.number()),
    y: v.exactOptional(v.number()),
    color,
    dash: v.exactOptional(v.boolean()),
    label: v.exactOptional(localized),
    ...common,
  }),
  v.object({
    kind: v.literal('raster'),
    rows: v.pipe(count, v.maxValue(1_024)),
    columns: v.pipe(count, v.maxValue(1_024)),
    values: numbers,
    box: v.tuple([v.number(), v.number(), v.number(), v.number()]),
    scale: v.picklist(['diverging', 'heat', 'grey']),
    range: pair,
    smooth: v.exactOptional(v.boolean()),
    ...common,
  }),
  v.object({
    kind: v.literal('handle'),
    control: pointsControl,
    name: label,
    at: pair,
    label: v.exactOptional(localized),
    color: v.exactOptional(color),
    shape: v.exactOptional(v.picklist(['circle', 'square', 'diamond'])),
    ...common,
  }),
]);

const axis = v.object({
  min: v.number(),
  max: v.number(),
  scale: v.exactOptional(v.picklist(['linear', 'log'])),
  label: v.exactOptional(localized),
  ticks: v.exactOptional(v.union([v.literal('none'), list(v.object({ at: v.number(), text: localized }))])),
  grid: v.exactOptional(v.boolean()),
});

/** Panels with axes and marks. */
export const scene = v.object({
  title: v.exactOptional(localized),
  alt: localized,
  caption: v.exactOptional(localized),
  columns: v.exactOptional(v.pipe(count, v.minValue(1), v.maxValue(12))),
  size: v.exactOptional(v.picklist(['small', 'medium', 'wide'])),
  panels: v.pipe(
    v.array(
      v.object({
        title: v.exactOptional(localized),
        x: axis,
        y: axis,
        aspect: v.exactOptional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(20))),
        marks: v.pipe(v.array(mark), v.maxLength(5_000)),
      }),
    ),
    v.maxLength(60),
  ),
  timeline: v.exactOptional(
    v.object({
      count: v.pipe(count, v.minValue(1), v.maxValue(10_000)),
      pace: v.pipe(v.number(), v.minValue(10)),
      initial: v.exactOptional(count),
      labels: v.exactOptional(list(localized)),
    }),
  ),
  glide: v.exactOptional(v.boolean()),
});
