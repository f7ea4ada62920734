/** The YAML of each kind of question, as schemas; messages complete the sentence “… should be”. */
import * as v from 'valibot';
import { isLocalized, type LocalizedText } from '../text/locale.ts';

const text = v.custom<LocalizedText>(
  (value) => (typeof value === 'string' && value !== '') || isLocalized(value),
  'a text, or texts under zh and en',
);
const number = v.pipe(v.number('a number'), v.finite('a number'));
const words = v.pipe(v.array(v.string('a text'), 'a list of texts'), v.minLength(1, 'at least one text'));
const common = { ask: text, why: v.exactOptional(text) };

const choices = {
  ...common,
  choices: v.pipe(
    v.array(
      v.strictObject(
        { text, right: v.exactOptional(v.boolean('true or false')), why: v.exactOptional(text) },
        'text, right and why',
      ),
      'a list of choices',
    ),
    v.minLength(2, 'at least two choices'),
    v.maxLength(12, 'at most twelve choices'),
  ),
};

/** One schema for each kind. */
export const questionSchemas = {
  single: v.strictObject({ kind: v.literal('single'), ...choices }),
  multiple: v.strictObject({ kind: v.literal('multiple'), ...choices }),
  number: v.strictObject({
    kind: v.literal('number'),
    ...common,
    answer: v.exactOptional(number),
    tolerance: v.exactOptional(v.pipe(number, v.minValue(0, 'a number from 0'))),
    unit: v.exactOptional(text),
    wrong: v.exactOptional(
      v.array(
        v.strictObject({
          answer: v.exactOptional(number),
          above: v.exactOptional(number),
          below: v.exactOptional(number),
          why: text,
        }),
        'a list of wrong answers',
      ),
    ),
    otherwise: v.exactOptional(text),
  }),
  order: v.strictObject({
    kind: v.literal('order'),
    ...common,
    items: v.pipe(
      v.array(text, 'a list of items'),
      v.minLength(2, 'at least two items'),
      v.maxLength(12, 'at most twelve items'),
    ),
    otherwise: v.exactOptional(text),
  }),
  text: v.strictObject({
    kind: v.literal('text'),
    ...common,
    accept: v.exactOptional(words),
    wrong: v.exactOptional(v.array(v.strictObject({ accept: words, why: text }), 'a list of wrong answers')),
    otherwise: v.exactOptional(text),
  }),
};
