/** What a learner has to show for one lesson, step by step: their code and what the checks said, their answers. */
import type { ExerciseRecord, LessonRecord, QuestionRecord } from '#core/lesson/record.ts';
import { Icon, type IconName } from '../controls/icon.tsx';
import { useLocale, useStrings, useText } from '../i18n/locale.tsx';
import { Prose } from '../outputs/index.tsx';
import { shortDate } from './short-date.ts';
import styles from './work-record.module.css';
import { exerciseStates, workStrings } from './work-strings.ts';

/** The record. `answer` shows what was given to a question. */
export function WorkRecord(props: {
  readonly record: LessonRecord;
  readonly answer: (question: QuestionRecord) => React.ReactNode;
}) {
  const { record, answer } = props;
  const words = useStrings(workStrings);
  const text = useText();
  const steps = record.steps.filter((step) => step.exercises.length + step.questions.length > 0);
  if (steps.length === 0) return <p>{words.noTasks}</p>;
  return (
    <ol className={styles.steps}>
      {steps.map(({ step, number, questions, exercises }) => (
        <li key={step.cell}>
          <h3 className={styles.step}>{words.step(number, text(step.title))}</h3>
          {questions.map((question) => (
            <Question key={question.cell} record={question}>
              {answer(question)}
            </Question>
          ))}
          {exercises.map((exercise) => (
            <Exercise key={exercise.cell} record={exercise} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Question({
  record,
  children,
}: {
  readonly record: QuestionRecord;
  readonly children: React.ReactNode;
}) {
  const words = useStrings(workStrings);
  const locale = useLocale();
  const text = useText();
  const { kind, question, given } = record;
  const right = given?.right ?? null;
  const state =
    given === undefined
      ? words.unanswered
      : given.answer.kind === 'skipped'
        ? words.skipped
        : right === null
          ? words.open
          : right
            ? words.right
            : words.wrong;
  return (
    <div
      className={styles.task}
      data-state={given === undefined ? 'open' : right === false ? 'wrong' : 'done'}
    >
      <Mark icon={given === undefined ? 'more' : right === false ? 'close' : 'check'} />
      <div className={styles.body}>
        <p className={styles.kind}>
          {kind === 'quiz' ? words.quiz : words.predict}
          <span className={styles.state}>{state}</span>
          {given && <time dateTime={new Date(given.at).toISOString()}>{shortDate(given.at, locale)}</time>}
        </p>
        <Prose markdown={text(question.ask)} />
        {given && given.answer.kind !== 'skipped' && <div className={styles.answer}>{children}</div>}
      </div>
    </div>
  );
}

function Exercise({ record }: { readonly record: ExerciseRecord }) {
  const words = useStrings(workStrings);
  const states = useStrings(exerciseStates);
  const locale = useLocale();
  const { state, passedAt, attempts, hints, solution, changedSince, source, cell } = record;
  const notes = [
    passedAt === undefined ? states[state] : words.passedAt(shortDate(passedAt, locale)),
    ...(attempts > 0 ? [words.checkedTimes(attempts)] : []),
    ...(hints.seen > 0 ? [words.hints(hints.seen, hints.of)] : []),
    ...(solution.seen > 0 ? [words.solution(solution.seen, solution.of)] : []),
  ];
  const mark: IconName = state === 'passed' ? 'check' : state === 'wrong' ? 'close' : 'more';
  return (
    <div
      className={styles.task}
      data-state={state === 'passed' ? 'done' : state === 'wrong' ? 'wrong' : 'open'}
    >
      <Mark icon={mark} />
      <div className={styles.body}>
        <p className={styles.kind}>
          {words.exercise} <code>{cell}</code>
          <span className={styles.state}>{notes.join(' · ')}</span>
        </p>
        {changedSince && <p className={styles.note}>{words.changedSince}</p>}
        <details>
          <summary>{words.code}</summary>
          <pre className={styles.code}>{source}</pre>
        </details>
      </div>
    </div>
  );
}

function Mark({ icon }: { readonly icon: IconName }) {
  return (
    <span className={styles.mark}>
      <Icon name={icon} size={14} />
    </span>
  );
}
