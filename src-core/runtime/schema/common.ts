/** Schemas that several kinds share: texts, lists, numbers, ids, plain JSON; and how large each may be. */
import * as v from 'valibot';
import type { CellId, DisplayId, InputId, RunId } from '../../notebook/ids.ts';
import type { Json, JsonObject } from '../../text/json.ts';
import { isLocalized, type LocalizedText } from '../../text/locale.ts';

/** Longest label, name or sentence, in UTF-16 units. */
export const maxLabel = 100_000;
/** Longest text, markup or picture of one output, in UTF-16 units. */
const maxText = 16_000_000;
/** Most entries of one list. */
export const maxItems = 200_000;
/** Deepest JSON or value tree. */
const maxDepth = 64;

/** A short text. */
export const label = v.pipe(v.string(), v.maxLength(maxLabel));
/** A long text. */
export const text = v.pipe(v.string(), v.maxLength(maxText));
/** A list of at most {@link maxItems}. */
export const list = <S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.maxLength(maxItems));
/** A whole number from 0. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A raster picture in its own address. */
export const imageUrl = v.pipe(text, v.regex(/^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]*$/));

/** A number; what JSON writes as `null` (NaN, infinities) is read as NaN. */
export const real = v.pipe(
  v.nullable(v.custom<number>((value) => typeof value === 'number')),
  v.transform((value) => value ?? Number.NaN),
);

const localizedOf = (longest: number) =>
  v.custom<LocalizedText>(
    (value) =>
      (typeof value === 'string' && value.length <= longest) ||
      (isLocalized(value) && Object.values(value).every((each) => each.length <= longest)),
    'Expected a text or texts by language',
  );
/** A short text, or one by language. */
export const localized = localizedOf(maxLabel);
/** A long text, or one by language. */
export const localizedLong = localizedOf(maxText);

/** Whether a value is plain JSON (numbers may be non-finite): own keys of plain objects, none named `__proto__`, not too deep. */
function isPlainJson(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.length <= maxText;
  if (typeof value !== 'object' || depth > maxDepth) return false;
  if (Array.isArray(value)) return value.every((each) => isPlainJson(each, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.entries(value).every(([key, each]) => key !== '__proto__' && isPlainJson(each, depth + 1));
}

/** Plain JSON. */
export const json = v.custom<Json>((value) => isPlainJson(value), 'Expected plain JSON');
/** A plain JSON object. */
export const jsonObject = v.custom<JsonObject>(
  (value) => typeof value === 'object' && !Array.isArray(value) && value !== null && isPlainJson(value),
  'Expected a plain JSON object',
);

/** The id of a cell. */
export const cellId = v.custom<CellId>(
  (value) => typeof value === 'string' && /^[A-Za-z][\w-]{0,63}$/.test(value),
);
/** The id of a run. */
export const runId = v.custom<RunId>(
  (value) => typeof value === 'string' && /^[A-Za-z][\w-]{0,63}@\d{1,15}$/.test(value),
);
/** The id of a display. */
export const displayId = v.custom<DisplayId>((value) => typeof value === 'string' && value.length <= 200);
/** The id of a control. */
export const inputId = v.custom<InputId>((value) => typeof value === 'string' && value.length <= 200);
