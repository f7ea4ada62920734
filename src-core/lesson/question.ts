/**
 * Questions: what the YAML of a `.quiz` or `.predict` cell says. Reading never throws; what
 * is wrong gives warnings with lines counted from the first of the cell's source.
 *
 * ```yaml
 * kind: single            # single, multiple, number, order or text
 * ask: { zh: 为什么叫“稀疏”？, en: Why "sparse"? }
 * choices:                # single, multiple; every wrong choice says why
 *   - { text: { zh: …, en: … }, right: true }
 *   - { text: { zh: …, en: … }, why: { zh: …, en: … } }
 * why: { zh: …, en: … }   # shown with the right answer
 * ```
 *
 * - `number`: `answer: 3.5`, `tolerance: 0.1`, `unit: px`; `wrong:` lists likely mistakes, each with its own
 *   `why`: `{ answer: 35, why }`, `{ above: 10, why }` or `{ below: 0, why }`; `otherwise:` is said of the rest.
 * - `order`: `items:` in the right order; shown shuffled. `otherwise:` is said of any other order.
 * - `text`: `accept: [ReLU, /^rect/i]`, compared without case and spaces; `wrong: [{ accept: […], why }]`, `otherwise:`.
 * - A question without a right answer (no `right`, no `answer`, no `accept`) may only be a prediction.
 */

import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import type { Warning } from '../notebook/notebook.ts';
import { rebuildJson } from '../text/json.ts';
import { isLocalized, type LocalizedText, locales } from '../text/locale.ts';

/** One choice of a question. */
export interface Choice {
  readonly text: LocalizedText;
  readonly right?: boolean;
  /** Said to who chose it. */
  readonly why?: LocalizedText;
}

interface QuestionBase {
  readonly ask: LocalizedText;
  /** Said with the right answer. */
  readonly why?: LocalizedText;
}

/** One choice, or all that apply. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'single' | 'multiple';
  readonly choices: readonly Choice[];
}

/** A number. */
export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number';
  readonly answer?: number;
  /** The largest difference that counts as right (default: what rounding brings). */
  readonly tolerance?: number;
  readonly unit?: LocalizedText;
  readonly wrong?: readonly {
    readonly answer?: number;
    readonly above?: number;
    readonly below?: number;
    readonly why: LocalizedText;
  }[];
  readonly otherwise?: LocalizedText;
}

/** Things to be put in order. */
export interface OrderQuestion extends QuestionBase {
  readonly kind: 'order';
  /** In the right order. */
  readonly items: readonly LocalizedText[];
  readonly otherwise?: LocalizedText;
}

/** A word or two. */
export interface TextQuestion extends QuestionBase {
  readonly kind: 'text';
  readonly accept?: readonly string[];
  readonly wrong?: readonly { readonly accept: readonly string[]; readonly why: LocalizedText }[];
  readonly otherwise?: LocalizedText;
}

/** A question of any kind. */
export type Question = ChoiceQuestion | NumberQuestion | OrderQuestion | TextQuestion;

/** What reading a question gives: `question` is undefined where the YAML says none. */
export interface ReadQuestion {
  readonly question: Question | undefined;
  readonly warnings: readonly Warning[];
}

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

const schemas = {
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

const isKind = (value: unknown): value is Question['kind'] =>
  typeof value === 'string' && Object.hasOwn(schemas, value);

/** Reads the YAML of a question. `role`: a quiz must have a right answer, a prediction need not. */
export function readQuestion(source: string, role: 'quiz' | 'predict'): ReadQuestion {
  const lines = new LineCounter();
  const warnings: Warning[] = [];
  const warn = (message: string, line = 1) => warnings.push({ code: 'bad-question', message, line });
  const document = parseDocument(source, { logLevel: 'silent', prettyErrors: false, lineCounter: lines });
  const failure = document.errors[0];
  if (failure !== undefined) {
    const message = failure.message.split('\n')[0] ?? '';
    warn(`This question is not valid YAML (${message}).`, lines.linePos(failure.pos[0]).line);
    return { question: undefined, warnings };
  }
  /** The line of a value, or of the nearest thing around it that is there. */
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const found: unknown = document.getIn(path.slice(0, length), true);
      const range: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'range') : null;
      if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
    }
    return 1;
  };
  let value: unknown;
  try {
    value = rebuildJson(document.toJS({ maxAliasCount: 100 }) ?? null, 12);
  } catch {
    value = undefined;
  }
  const kind: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'kind') : undefined;
  if (!isKind(kind)) {
    warn('A question needs "kind": single, multiple, number, order or text.', lineOf(['kind']));
    return { question: undefined, warnings };
  }
  const parsed = v.safeParse<v.GenericSchema<unknown, Question>>(schemas[kind], value);
  if (!parsed.success) {
    for (const issue of parsed.issues) {
      const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
      const where = path.join('.');
      const what =
        issue.expected === 'never'
          ? `"${where}" is no key of a question of kind ${kind}`
          : issue.received === 'undefined'
            ? `"${where}" is missing`
            : `"${where}" should be ${issue.message}`;
      warn(`${what}.`, lineOf(path));
    }
    return { question: undefined, warnings };
  }
  for (const { path, message } of problemsOf(parsed.output, role)) warn(message, lineOf(path));
  for (const { path, missing } of untranslated(value, [])) {
    warn(`"${path.join('.')}" has no text for "${missing}".`, lineOf(path));
  }
  return { question: parsed.output, warnings };
}

/** Whether a question has a right answer; a prediction may leave that to the run. */
export function hasRightAnswer(question: Question): boolean {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.choices.some((choice) => choice.right === true);
    case 'number':
      return question.answer !== undefined;
    case 'order':
      return true;
    case 'text':
      return question.accept !== undefined;
  }
}

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What a question lacks for its learners. */
function problemsOf(question: Question, role: 'quiz' | 'predict'): Problem[] {
  const problems: Problem[] = [];
  const right = hasRightAnswer(question);
  if (!right && role === 'quiz') {
    problems.push({
      path: ['kind'],
      message: 'A quiz needs a right answer; only a prediction may do without.',
    });
  }
  if (!right && question.why === undefined) {
    problems.push({
      path: ['kind'],
      message: 'A question without a right answer needs "why", shown after the run.',
    });
  }
  if (!right) return problems;
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const rights = question.choices.filter((choice) => choice.right === true).length;
      if (question.kind === 'single' && rights > 1) {
        problems.push({ path: ['choices'], message: 'A question of kind single has one right choice.' });
      }
      question.choices.forEach((choice, index) => {
        if (choice.right === true || choice.why !== undefined) return;
        problems.push({ path: ['choices', index], message: 'A wrong choice needs its own "why".' });
      });
      break;
    }
    case 'text':
      for (const pattern of [
        question.accept ?? [],
        ...(question.wrong ?? []).map(({ accept }) => accept),
      ].flat()) {
        if (patternOf(pattern) === null) {
          problems.push({ path: ['accept'], message: `"${pattern}" is not a regular expression.` });
        }
      }
      if (question.otherwise === undefined) problems.push(needsOtherwise);
      break;
    case 'number':
    case 'order':
      if (question.otherwise === undefined) problems.push(needsOtherwise);
  }
  return problems;
}

const needsOtherwise: Problem = {
  path: ['kind'],
  message: 'This question needs "otherwise": what is said of an answer that is wrong in no particular way.',
};

/** Objects given in one language only. */
function* untranslated(
  value: unknown,
  path: readonly (string | number)[],
): Generator<{ path: readonly (string | number)[]; missing: string }> {
  if (isLocalized(value)) {
    for (const locale of locales) {
      if ((value[locale] ?? '').trim() === '') yield { path, missing: locale };
    }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* untranslated(item, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* untranslated(item, [...path, key]);
  }
}

/** The expression that `/…/flags` spells; undefined for a plain text, null where it is no expression. */
export function patternOf(accepted: string): RegExp | undefined | null {
  const [, body, flags] = /^\/(.+)\/([a-z]*)$/.exec(accepted) ?? [];
  if (body === undefined) return undefined;
  try {
    return new RegExp(body, flags?.includes('i') ? flags : `${flags}i`);
  } catch {
    return null;
  }
}
