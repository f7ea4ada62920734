/** Answers in words: the one given, and the right one. */
import { grouped } from '#core/export/numbers.ts';
import type { Answer } from '#core/lesson/answer.ts';
import type { Question } from '#core/lesson/question.ts';
import { useText } from '../i18n/locale.tsx';
import { Prose } from '../outputs/index.tsx';
import styles from './question.module.css';

/** What a learner answered. */
export function GivenAnswer({ question, answer }: { readonly question: Question; readonly answer: Answer }) {
  const text = useText();
  switch (answer.kind) {
    case 'choices':
      return question.kind === 'single' || question.kind === 'multiple' ? (
        <Texts
          texts={answer.chosen.map((index) => {
            const choice = question.choices[index];
            return choice === undefined ? '' : text(choice.text);
          })}
        />
      ) : null;
    case 'order':
      return question.kind === 'order' ? (
        <Texts ordered texts={answer.order.map((index) => text(question.items[index] ?? ''))} />
      ) : null;
    case 'number':
      return <strong>{numberText(answer.value, question, text)}</strong>;
    case 'text':
      return <strong>{answer.text}</strong>;
    case 'skipped':
      return null;
  }
}

/** The right answer, where there is one. */
export function RightAnswer({ question }: { readonly question: Question }) {
  const text = useText();
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return (
        <Texts
          texts={question.choices.filter(({ right }) => right === true).map((choice) => text(choice.text))}
        />
      );
    case 'number':
      return question.answer === undefined ? null : (
        <strong>{numberText(question.answer, question, text)}</strong>
      );
    case 'order':
      return <Texts ordered texts={question.items.map((item) => text(item))} />;
    case 'text':
      return <strong>{question.accept?.find((each) => !each.startsWith('/')) ?? ''}</strong>;
  }
}

function numberText(value: number, question: Question, text: ReturnType<typeof useText>): string {
  const unit = question.kind === 'number' && question.unit !== undefined ? ` ${text(question.unit)}` : '';
  const digits = Number.isInteger(value) && Math.abs(value) >= 10_000 ? grouped(value) : String(value);
  return `${digits}${unit}`;
}

function Texts({
  texts,
  ordered = false,
}: {
  readonly texts: readonly string[];
  readonly ordered?: boolean;
}) {
  if (texts.length === 1) return <Prose markdown={texts[0] ?? ''} />;
  const List = ordered ? 'ol' : 'ul';
  return (
    <List className={styles.texts}>
      {texts.map((each) => (
        <li key={each}>
          <Prose markdown={each} />
        </li>
      ))}
    </List>
  );
}
