/** A question in a lesson: a quiz, or a prediction that is compared with what the cell after it shows. */
import { type FormEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Answer, judgeAnswer } from '#core/lesson/answer.ts';
import { hasRightAnswer, type Question } from '#core/lesson/question.ts';
import { readQuestion } from '#core/lesson/read-question.ts';
import { type QuestionWork, questionWork } from '#core/lesson/work.ts';
import type { CodeCell } from '#core/notebook/cell.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { roleOf } from '#core/notebook/roles.ts';
import { freshCellState } from '#core/session/session.ts';
import { hashText } from '#core/text/hash.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { useStrings, useText } from '../i18n/locale.tsx';
import { Prose } from '../outputs/index.tsx';
import { useSession, useStore } from '../session/hooks.ts';
import { AnswerFields, answerOf, type Draft, emptyDraft } from './answer-fields.tsx';
import { GivenAnswer, RightAnswer } from './given-answer.tsx';
import styles from './question.module.css';
import { lessonStrings } from './strings.ts';
import { useKeepFocus } from './use-keep-focus.ts';

/** A question's card. */
export function QuestionCard({ cell }: { readonly cell: CodeCell }) {
  const words = useStrings(lessonStrings);
  const role = roleOf(cell);
  const kind = role.kind === 'predict' ? 'predict' : 'quiz';
  const { question } = useMemo(() => readQuestion(cell.source, kind), [cell.source, kind]);
  const given = useSession((session) => {
    const work = questionWork(session.work, cell.id);
    return work?.of === hashText(cell.source) ? work : undefined;
  });
  const heading = useId();
  const keep = useKeepFocus<HTMLElement>();
  const again = useRef(false);
  return (
    <section {...keep} className={styles.card} aria-labelledby={heading} data-kind={kind} data-question>
      <h3 id={heading} className={styles.kind}>
        {kind === 'predict' ? words.predict : words.quiz}
      </h3>
      {question === undefined ? (
        <p className={styles.wrong}>{words.broken}</p>
      ) : (
        <>
          <Ask question={question} id={`${heading}-ask`} />
          {given === undefined ? (
            <Open
              key={cell.source}
              cell={cell}
              question={question}
              predict={kind === 'predict'}
              labelledBy={`${heading}-ask`}
              again={again}
            />
          ) : (
            <Answered
              cell={cell}
              question={question}
              given={given}
              before={role.kind === 'predict' ? role.before : undefined}
              onAgain={() => {
                again.current = true;
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

function Ask({ question, id }: { readonly question: Question; readonly id: string }) {
  const text = useText();
  return (
    <div id={id} className={styles.ask}>
      <Prose markdown={text(question.ask)} />
    </div>
  );
}

function Open(props: {
  readonly cell: CodeCell;
  readonly question: Question;
  readonly predict: boolean;
  readonly labelledBy: string;
  /** Whether it is asked again by its own button: its first control then takes the focus. */
  readonly again: RefObject<boolean>;
}) {
  const { cell, question, predict, labelledBy, again } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (again.current) form.current?.querySelector<HTMLElement>('input, button:enabled')?.focus();
    again.current = false;
  }, [again]);
  const words = useStrings(lessonStrings);
  const store = useStore();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(question, cell.id));
  const [problem, setProblem] = useState('');
  const give = (answer: Answer) => store.dispatch({ type: 'answer', cell: cell.id, answer, now: Date.now() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const answer = answerOf(question, draft);
    if (answer === 'not-a-number') setProblem(words.notNumber);
    else if (answer !== undefined) give(answer);
  };
  const ready = answerOf(question, draft) !== undefined;
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <AnswerFields
        question={question}
        draft={draft}
        labelledBy={labelledBy}
        problem={problem}
        onChange={(next) => {
          setProblem('');
          setDraft(next);
        }}
      />
      <div className={styles.bar}>
        <button type="submit" className={styles.submit} disabled={!ready}>
          {predict ? words.commit : words.answer}
        </button>
        {predict && (
          <Button tone="quiet" onClick={() => give({ kind: 'skipped' })}>
            {words.skip}
          </Button>
        )}
      </div>
    </form>
  );
}

function Answered(props: {
  readonly cell: CodeCell;
  readonly question: Question;
  readonly given: QuestionWork;
  readonly before: CellId | undefined;
  readonly onAgain: () => void;
}) {
  const { cell, question, given, before, onAgain } = props;
  const words = useStrings(lessonStrings);
  const text = useText();
  const store = useStore();
  const shown = useSession((session) => {
    const state = before === undefined ? freshCellState : (session.states.get(before) ?? freshCellState);
    return before === undefined || state.outcome === 'ok' || (state.earlier && state.outputs.length > 0);
  });
  const verdict = judgeAnswer(question, given.answer);
  const skipped = given.answer.kind === 'skipped';
  const predict = before !== undefined;
  return (
    <div className={styles.answered}>
      <dl className={styles.sides}>
        <div>
          <dt>{predict ? words.yourGuess : words.yourAnswer}</dt>
          <dd>{skipped ? words.skipped : <GivenAnswer question={question} answer={given.answer} />}</dd>
        </div>
        {predict && shown && (
          <div>
            <dt>{words.outcome}</dt>
            <dd>{hasRightAnswer(question) ? <RightAnswer question={question} /> : words.seeBelow}</dd>
          </div>
        )}
      </dl>
      <div role="status">
        {!shown && <p className={styles.note}>{words.committed}</p>}
        {shown && verdict.right !== null && (
          <p className={verdict.right ? styles.right : styles.wrong}>
            <Icon name={verdict.right ? 'check' : 'close'} size={14} />
            {predict
              ? verdict.right
                ? words.guessRight
                : words.guessWrong
              : verdict.right
                ? words.right
                : words.wrong}
          </p>
        )}
        {shown &&
          (predict && question.why !== undefined && verdict.right === false
            ? [...verdict.why, { text: question.why }]
            : verdict.why
          ).map((why, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: explanations are in the order of the choices.
            <Prose key={index} markdown={text(why.text)} />
          ))}
      </div>
      {!predict && verdict.right === false && (
        <div className={styles.bar}>
          <Button
            icon="reset"
            onClick={() => {
              onAgain();
              store.dispatch({ type: 'ask-again', cell: cell.id });
            }}
          >
            {words.again}
          </Button>
        </div>
      )}
    </div>
  );
}
