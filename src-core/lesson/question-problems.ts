/** What a question that can be read still lacks for its learners. */
import { isLocalized, locales } from '../text/locale.ts';
import { hasRightAnswer, patternOf, type Question } from './question.ts';

/** Something lacking: the place in the question's data, and a sentence. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What a question lacks for its learners. */
export function problemsOf(question: Question, role: 'quiz' | 'predict'): Problem[] {
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

/** Texts given in one language only: where, and the language that is missing. */
export function* untranslated(
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
