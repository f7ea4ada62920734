/** The controls of the settings page, on the browser's own: each has a name in words and works by keyboard. */
import { type ReactNode, useId } from 'react';
import { IconButton } from '../controls/button.tsx';
import styles from './settings-page.module.css';

/** Settings that belong together, under their heading. */
export function Section(props: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** One setting: what it is, a quieter sentence about it, and its control. */
export function Setting(props: {
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.setting}>
      <div>
        <h3>{props.title}</h3>
        <p>{props.note}</p>
      </div>
      <div className={styles.control}>{props.children}</div>
    </div>
  );
}

/** A few choices side by side; arrows go from one to the next. */
export function Choice<Key extends string>(props: {
  readonly label: string;
  readonly chosen: Key;
  readonly options: Readonly<Record<Key, string>>;
  readonly onChoose: (key: Key) => void;
}) {
  const { label, chosen, options, onChoose } = props;
  const name = useId();
  return (
    <fieldset className={styles.choice} aria-label={label}>
      {(Object.entries(options) as [Key, string][]).map(([key, text]) => (
        <label key={key} data-chosen={key === chosen}>
          <input type="radio" name={name} checked={key === chosen} onChange={() => onChoose(key)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

/** One of several in a list. */
export function Select<Key extends string>(props: {
  readonly label: string;
  readonly chosen: Key;
  readonly options: Readonly<Record<Key, string>>;
  readonly onChoose: (key: Key) => void;
}) {
  const { label, chosen, options, onChoose } = props;
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={chosen}
      onChange={(event) => onChoose(event.target.value as Key)}
    >
      {(Object.entries(options) as [Key, string][]).map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** On or off. */
export function Switch(props: {
  readonly label: string;
  readonly on: boolean;
  readonly words: { readonly on: string; readonly off: string };
  readonly onChange: (on: boolean) => void;
}) {
  const { label, on, words, onChange } = props;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      className={styles.switch}
      onClick={() => onChange(!on)}
    >
      <span aria-hidden="true" />
      {on ? words.on : words.off}
    </button>
  );
}

/** A number that goes up and down by given steps. */
export function Stepper(props: {
  readonly label: string;
  readonly value: number;
  readonly steps: readonly number[];
  readonly text: (value: number) => string;
  readonly words: { readonly smaller: string; readonly larger: string };
  readonly onChange: (value: number) => void;
}) {
  const { label, value, steps, text, words, onChange } = props;
  const smaller = steps.findLast((each) => each < value);
  const larger = steps.find((each) => each > value);
  return (
    <fieldset className={styles.stepper} aria-label={label}>
      <IconButton
        icon="minus"
        label={words.smaller}
        aria-disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onChange(smaller)}
      />
      <output aria-live="polite">{text(value)}</output>
      <IconButton
        icon="plus"
        label={words.larger}
        aria-disabled={larger === undefined}
        onClick={() => larger !== undefined && onChange(larger)}
      />
    </fieldset>
  );
}
