/**
 * Questions: what the YAML of a `.quiz` or `.predict` cell says.
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
import type { LocalizedText } from '../text/locale.ts';

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
