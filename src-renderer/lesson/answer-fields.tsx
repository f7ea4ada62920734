/** The controls in which a question of each kind is answered; all of them by keyboard alone. */
import { useId, useRef } from 'react';
import type { Answer } from '#core/lesson/answer.ts';
import type { OrderQuestion, Question } from '#core/lesson/question.ts';
import { shuffled } from '#core/lesson/shuffled.ts';
import { IconButton } from '../controls/button.tsx';
import { useStrings, useText } from '../i18n/locale.tsx';
import { Prose } from '../outputs/index.tsx';
import styles from './question.module.css';
import { lessonStrings } from './strings.ts';

/** An answer while it is being made. */
export interface Draft {
  readonly chosen: readonly number[];
  readonly text: string;
  readonly order: readonly number[];
}

/** The draft a question begins with; things to be put in order stand shuffled, the same way each time. */
export function emptyDraft(question: Question, cell: string): Draft {
  const order = question.kind === 'order' ? shuffled(question, cell) : [];
  return { chosen: [], text: '', order };
}

/** The answer a draft amounts to; undefined while there is none. */
export function answerOf(question: Question, draft: Draft): Answer | 'not-a-number' | undefined {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return draft.chosen.length === 0 ? undefined : { kind: 'choices', chosen: draft.chosen };
    case 'order':
      return { kind: 'order', order: draft.order };
    case 'text':
      return draft.text.trim() === '' ? undefined : { kind: 'text', text: draft.text.trim() };
    case 'number':
      return draft.text.trim() === '' ? undefined : readNumber(draft.text);
  }
}

/** A number as people write it: full-width digits, thousands separators, percent. */
function readNumber(text: string): Answer | 'not-a-number' {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,_]/g, '')
    .replace(/−/g, '-');
  const percent = plain.endsWith('%');
  const value = Number(percent ? plain.slice(0, -1) : plain);
  if (!/\d/.test(plain) || !Number.isFinite(value)) return 'not-a-number';
  return { kind: 'number', value: percent ? value / 100 : value };
}

/** The controls of a question. */
export function AnswerFields(props: {
  readonly question: Question;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** Id of the question's own text. */
  readonly labelledBy: string;
  /** What is wrong with the draft, or ''. */
  readonly problem: string;
}) {
  const { question, draft, onChange, labelledBy, problem } = props;
  const words = useStrings(lessonStrings);
  const text = useText();
  const name = useId();
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const single = question.kind === 'single';
      return (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a group and a radio group both have names; a legend cannot hold the question's prose.
        <div role={single ? 'radiogroup' : 'group'} aria-labelledby={labelledBy} className={styles.choices}>
          {!single && <p className={styles.note}>{words.multiple}</p>}
          {question.choices.map((choice, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: choices stand in the author's order.
            <label key={index} className={styles.choice}>
              <input
                type={single ? 'radio' : 'checkbox'}
                name={name}
                checked={draft.chosen.includes(index)}
                onChange={({ target }) => {
                  const others = single ? [] : draft.chosen.filter((each) => each !== index);
                  const chosen = target.checked ? [...others, index] : others;
                  onChange({ ...draft, chosen: chosen.toSorted((a, b) => a - b) });
                }}
              />
              <Prose markdown={text(choice.text)} />
            </label>
          ))}
        </div>
      );
    }
    case 'order':
      return <OrderFields question={question} draft={draft} onChange={onChange} labelledBy={labelledBy} />;
    case 'number':
    case 'text': {
      const number = question.kind === 'number';
      return (
        <div className={styles.field}>
          <label>
            <span className="visually-hidden">{number ? words.numberLabel : words.textLabel}</span>
            <input
              type="text"
              inputMode={number ? 'decimal' : 'text'}
              autoComplete="off"
              className={styles.input}
              value={draft.text}
              aria-describedby={problem === '' ? labelledBy : `${labelledBy} ${name}`}
              aria-invalid={problem !== ''}
              onChange={({ target }) => onChange({ ...draft, text: target.value })}
            />
          </label>
          {number && question.unit !== undefined && <span>{text(question.unit)}</span>}
          <span id={name} role="alert" className={styles.wrong}>
            {problem}
          </span>
        </div>
      );
    }
  }
}

function OrderFields(props: {
  readonly question: OrderQuestion;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly labelledBy: string;
}) {
  const { question, draft, onChange, labelledBy } = props;
  const words = useStrings(lessonStrings);
  const text = useText();
  const list = useRef<HTMLOListElement>(null);
  const id = useId();
  const move = (place: number, by: -1 | 1) => {
    const item = draft.order[place];
    const other = draft.order[place + by];
    if (item === undefined || other === undefined) return;
    onChange({ ...draft, order: draft.order.with(place, other).with(place + by, item) });
    // The keyboard's focus goes along with what it moved.
    const index = by < 0 ? 0 : 1;
    queueMicrotask(() => {
      const buttons = list.current?.children[place + by]?.querySelectorAll('button');
      const button = buttons?.[index];
      (button?.disabled ? buttons?.[1 - index] : button)?.focus();
    });
  };
  return (
    <ol ref={list} className={styles.order} aria-labelledby={labelledBy}>
      {draft.order.map((item, place) => {
        // The item as it is read out, formulas too, is part of its buttons' names.
        const own = `${id}-${item}`;
        return (
          <li key={item} className={styles.item}>
            <div id={own}>
              <Prose markdown={text(question.items[item] ?? '')} />
            </div>
            <IconButton
              icon="up"
              id={`${own}-up`}
              label={words.moveUp}
              aria-labelledby={`${own}-up ${own}`}
              disabled={place === 0}
              onClick={() => move(place, -1)}
            />
            <IconButton
              icon="down"
              id={`${own}-down`}
              label={words.moveDown}
              aria-labelledby={`${own}-down ${own}`}
              disabled={place === draft.order.length - 1}
              onClick={() => move(place, 1)}
            />
          </li>
        );
      })}
    </ol>
  );
}
