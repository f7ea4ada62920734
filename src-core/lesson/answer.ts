/** Answers to questions: what a learner gave, and what is said of it. */
import type { LocalizedText } from '../text/locale.ts';
import { hasRightAnswer, patternOf, type Question } from './question.ts';

/** An answer: places of choices, a number, places of items in the order given, a text; or the wish not to guess. */
export type Answer =
  | { readonly kind: 'choices'; readonly chosen: readonly number[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'order'; readonly order: readonly number[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'skipped' };

/** What is said of an answer. */
export interface Verdict {
  /** Null where the question has no right answer, or none was given. */
  readonly right: boolean | null;
  /** Explanations, each with the choice it is of where it is of one. */
  readonly why: readonly { readonly choice?: number; readonly text: LocalizedText }[];
}

/** Judges an answer. An answer of another kind than the question's is wrong. */
export function judgeAnswer(question: Question, answer: Answer): Verdict {
  const whyRight = question.why === undefined ? [] : [{ text: question.why }];
  if (answer.kind === 'skipped') return { right: null, why: whyRight };
  const open = !hasRightAnswer(question);
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      if (answer.kind !== 'choices') return wrong();
      const chosen = new Set(answer.chosen);
      const ofChosen = question.choices.flatMap(({ why }, choice) =>
        chosen.has(choice) && why !== undefined ? [{ choice, text: why }] : [],
      );
      if (open) return { right: null, why: [...ofChosen, ...whyRight] };
      const right = question.choices.every((choice, index) => (choice.right === true) === chosen.has(index));
      return { right, why: right ? [...ofChosen, ...whyRight] : ofChosen };
    }
    case 'number': {
      if (answer.kind !== 'number') return wrong();
      const { answer: wanted, tolerance } = question;
      if (wanted === undefined) return { right: null, why: whyRight };
      const near = (to: number) =>
        Math.abs(answer.value - to) <= (tolerance ?? 1e-9 * Math.max(1, Math.abs(to)));
      if (near(wanted)) return { right: true, why: whyRight };
      const known = question.wrong?.find(
        (each) =>
          (each.answer === undefined || near(each.answer)) &&
          (each.above === undefined || answer.value > each.above) &&
          (each.below === undefined || answer.value < each.below),
      );
      return wrong(known?.why ?? question.otherwise);
    }
    case 'order': {
      if (answer.kind !== 'order') return wrong();
      const right =
        answer.order.length === question.items.length && answer.order.every((item, place) => item === place);
      return right ? { right, why: whyRight } : wrong(question.otherwise);
    }
    case 'text': {
      if (answer.kind !== 'text') return wrong();
      if (question.accept === undefined) return { right: null, why: whyRight };
      if (accepts(question.accept, answer.text)) return { right: true, why: whyRight };
      const known = question.wrong?.find(({ accept }) => accepts(accept, answer.text));
      return wrong(known?.why ?? question.otherwise);
    }
  }
}

function wrong(why?: LocalizedText): Verdict {
  return { right: false, why: why === undefined ? [] : [{ text: why }] };
}

/** Whether a text is one of those accepted, whatever its case, spaces and width of letters. */
function accepts(accepted: readonly string[], text: string): boolean {
  const given = plain(text);
  return accepted.some((each) => {
    const pattern = patternOf(each);
    return pattern ? pattern.test(text.normalize('NFKC').trim()) : plain(each) === given;
  });
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
