/** Controls one types into: a number, a text, a colour. */
import { useId, useState } from 'react';
import { significant } from '#core/export/numbers.ts';
import type { ColorInput, InputValue, NumberInput, TextInput } from '#core/runtime/input.ts';
import { useStrings, useText } from '../../i18n/locale.tsx';
import { outputStrings } from '../strings.ts';
import { useEachFrame } from './frame.ts';
import styles from './input.module.css';

type Send = ((value: InputValue) => void) | undefined;

/** A number. What is typed on the way to one is kept but not sent; leaving the field shows the last that counted. */
export function NumberField({
  control,
  onInput,
  value,
}: {
  readonly control: NumberInput;
  readonly onInput: Send;
  readonly value: number | undefined;
}) {
  const words = useStrings(outputStrings);
  const label = useText()(control.label);
  const hint = useId();
  const [now, setNow] = useState(value ?? control.initial);
  const [draft, setDraft] = useState<string | null>(null);
  const send = useEachFrame(onInput);
  const { min, max } = control;
  const wrong = draft !== null && !fits(draft, control);
  return (
    <label className={styles.line}>
      <span className={styles.label}>{label}</span>
      <input
        className={styles.number}
        type="number"
        min={min}
        max={max}
        step={control.step}
        value={draft ?? now}
        aria-invalid={wrong}
        aria-describedby={wrong ? hint : undefined}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          setDraft(typed);
          if (!fits(typed, control)) return;
          setNow(Number(typed));
          send({ kind: 'number', value: Number(typed) });
        }}
        onBlur={() => setDraft(null)}
      />
      {wrong && (
        <span id={hint} className={styles.wrong} role="status">
          {words.numberWanted(
            min === undefined ? null : significant(min, 6),
            max === undefined ? null : significant(max, 6),
          )}
        </span>
      )}
    </label>
  );
}

function fits(typed: string, { min, max }: NumberInput): boolean {
  const number = Number(typed);
  return (
    typed.trim() !== '' &&
    Number.isFinite(number) &&
    number >= (min ?? Number.NEGATIVE_INFINITY) &&
    number <= (max ?? Number.POSITIVE_INFINITY)
  );
}

/** A text: one line, or a field of several. Sends as it is typed. */
export function TextField({
  control,
  onInput,
  value,
}: {
  readonly control: TextInput;
  readonly onInput: Send;
  readonly value: string | undefined;
}) {
  const label = useText()(control.label);
  const [now, setNow] = useState(value ?? control.initial);
  const send = useEachFrame(onInput);
  const change = (text: string): void => {
    setNow(text);
    send({ kind: 'text', text });
  };
  if (control.lines > 1) {
    return (
      <label className={styles.stack}>
        <span className={styles.label}>{label}</span>
        <textarea
          className={styles.text}
          rows={control.lines}
          value={now}
          onChange={(event) => change(event.currentTarget.value)}
        />
      </label>
    );
  }
  return (
    <label className={styles.line}>
      <span className={styles.label}>{label}</span>
      <input
        className={styles.text}
        type="text"
        value={now}
        onChange={(event) => change(event.currentTarget.value)}
      />
    </label>
  );
}

/** A colour, chosen with the browser's own picker; its code stands beside it. */
export function ColorField({
  control,
  onInput,
  value,
}: {
  readonly control: ColorInput;
  readonly onInput: Send;
  readonly value: string | undefined;
}) {
  const label = useText()(control.label);
  const [now, setNow] = useState(value ?? control.initial);
  const send = useEachFrame(onInput);
  return (
    <label className={styles.line}>
      <span className={styles.label}>{label}</span>
      <input
        className={styles.color}
        type="color"
        value={now}
        onChange={(event) => {
          const color = event.currentTarget.value.toLowerCase();
          setNow(color);
          send({ kind: 'color', color });
        }}
      />
      <output className={styles.value}>{now}</output>
    </label>
  );
}
