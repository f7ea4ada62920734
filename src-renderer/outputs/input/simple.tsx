/** Slider, select and checkbox: the browser's own controls with the product's words and colours. */
import { useState } from 'react';
import { significant } from '#core/export/numbers.ts';
import type { CheckboxInput, InputValue, SelectInput, SliderInput } from '#core/runtime/input.ts';
import { useText } from '../../i18n/locale.tsx';
import { useEachFrame } from './frame.ts';
import styles from './input.module.css';

type Send = ((value: InputValue) => void) | undefined;

/** A number on a track; sends while it moves, at most once per frame. */
export function Slider({
  control,
  onInput,
  value,
}: {
  readonly control: SliderInput;
  readonly onInput: Send;
  readonly value: number | undefined;
}) {
  const label = useText()(control.label);
  const [now, setNow] = useState(value ?? control.initial);
  const send = useEachFrame(onInput);
  return (
    <label className={styles.line}>
      <span className={styles.label}>{label}</span>
      <input
        className={styles.slider}
        type="range"
        min={control.min}
        max={control.max}
        step={control.step}
        value={now}
        onChange={(event) => {
          const next = Number(event.currentTarget.value);
          setNow(next);
          send({ kind: 'slider', value: next });
        }}
      />
      <output className={styles.value}>{significant(now, 6)}</output>
    </label>
  );
}

/** One of several choices. */
export function Select({
  control,
  onInput,
  value,
}: {
  readonly control: SelectInput;
  readonly onInput: Send;
  readonly value: number | undefined;
}) {
  const text = useText();
  const [now, setNow] = useState(value ?? control.initial);
  return (
    <label className={styles.line}>
      <span className={styles.label}>{text(control.label)}</span>
      <select
        className={styles.select}
        value={now}
        onChange={(event) => {
          const index = Number(event.currentTarget.value);
          setNow(index);
          onInput?.({ kind: 'select', index });
        }}
      >
        {control.options.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its position.
          <option key={index} value={index}>
            {text(option)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A yes or no. */
export function Checkbox({
  control,
  onInput,
  value,
}: {
  readonly control: CheckboxInput;
  readonly onInput: Send;
  readonly value: boolean | undefined;
}) {
  const label = useText()(control.label);
  const [now, setNow] = useState(value ?? control.initial);
  return (
    <label className={styles.line}>
      <input
        type="checkbox"
        className={styles.checkbox}
        checked={now}
        onChange={(event) => {
          setNow(event.currentTarget.checked);
          onInput?.({ kind: 'checkbox', checked: event.currentTarget.checked });
        }}
      />
      <span className={styles.label}>{label}</span>
    </label>
  );
}
