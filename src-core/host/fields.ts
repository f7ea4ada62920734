/** Fields that many calls of the host contract share, as schemas. */
import * as v from 'valibot';
import { LessonId } from '../notebook/ids.ts';

/** Longest text of one document, outputs or export, in UTF-16 units: 200 million. */
const longest = 200_000_000;

/** A document's text, outputs, or an export's content. */
export const longText = v.pipe(v.string(), v.maxLength(longest));

/** A short name. */
export const name = v.pipe(v.string(), v.maxLength(200));

/** Milliseconds since the epoch. */
export const timestamp = v.pipe(v.number(), v.finite(), v.minValue(0));

/** A lesson's id. */
export const lessonId = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const id = LessonId.parse(dataset.value);
    if (id !== undefined) return id;
    addIssue({ message: 'not the id of a lesson' });
    return NEVER;
  }),
);

/** A path as the machine gave it, or as a person typed it. */
export const path = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4_096),
  v.check((value) => !value.includes('\0'), 'a path holds no NUL'),
);

/** What names a document. */
export const documentRef = v.variant('kind', [
  v.strictObject({ kind: v.literal('lesson'), id: lessonId }),
  v.strictObject({ kind: v.literal('file'), path }),
  v.strictObject({ kind: v.literal('draft'), id: v.pipe(v.string(), v.regex(/^[a-f0-9]{12}$/)) }),
]);

/** A file name without folders, drives or control characters. */
export const fileName = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(120),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a name
  v.regex(/^[^/\\:*?"<>|\u0000-\u001f]+$/, 'a name without folders'),
  v.check((value) => value !== '.' && value !== '..', 'a name'),
  v.check(
    (value) => !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(value),
    'a name that every system takes',
  ),
  v.check((value) => !/[. ]$/.test(value), 'a name that ends in neither a dot nor a space'),
);
