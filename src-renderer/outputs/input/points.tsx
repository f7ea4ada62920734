/** Places in a plane as numbers: what handles in a picture move, for those who would rather type. */
import { useId, useState } from 'react';
import { significant } from '#core/export/numbers.ts';
import type { InputValue, PointsInput } from '#core/runtime/input.ts';
import { landing, placesOf, stepOf } from '#core/scene/points.ts';
import { plainText } from '#core/scene/text.ts';
import { useStrings, useText } from '../../i18n/locale.tsx';
import { outputStrings } from '../strings.ts';
import { useEachFrame } from './frame.ts';
import styles from './input.module.css';

/** One row of fields for each point. */
export function PointFields({
  control,
  onInput,
  value,
}: {
  readonly control: PointsInput;
  readonly onInput: ((value: InputValue) => void) | undefined;
  readonly value: InputValue | undefined;
}) {
  const text = useText();
  const send = useEachFrame(onInput);
  const places = placesOf(control, value);
  const axes = control.along === undefined ? (['x', 'y'] as const) : ([control.along] as const);
  const label = text(control.label);
  return (
    <fieldset className={styles.points}>
      <legend className={styles.label}>{label}</legend>
      {Object.entries(places).map(([name, place]) => (
        <div key={name} className={styles.point}>
          <span>{plainText(text(control.names?.[name] ?? name))}</span>
          {axes.map((axis) => (
            <Coordinate
              key={axis}
              name={`${plainText(text(control.names?.[name] ?? name))} ${axis}`}
              axis={axis}
              control={control}
              value={place[axis === 'x' ? 0 : 1]}
              onChange={(next) => {
                const moved = landing(control, name, axis === 'x' ? [next, place[1]] : [place[0], next]);
                send({ kind: 'points', points: { ...places, [name]: moved } });
              }}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

function Coordinate({
  name,
  axis,
  control,
  value,
  onChange,
}: {
  readonly name: string;
  readonly axis: 'x' | 'y';
  readonly control: PointsInput;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const words = useStrings(outputStrings);
  const hint = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [min, max] = control.bounds[axis];
  const number = Number(draft);
  const wrong = draft !== null && (draft.trim() === '' || !(number >= min && number <= max));
  return (
    <label className={styles.coordinate}>
      <span aria-hidden="true">{axis}</span>
      <input
        className={styles.number}
        type="number"
        aria-label={name}
        min={min}
        max={max}
        step={stepOf(control, axis, false)}
        value={draft ?? Number(value.toPrecision(5))}
        aria-invalid={wrong}
        aria-describedby={wrong ? hint : undefined}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          setDraft(typed);
          const next = Number(typed);
          if (typed.trim() !== '' && next >= min && next <= max) onChange(next);
        }}
        onBlur={() => setDraft(null)}
      />
      {wrong && (
        <span id={hint} className={styles.wrong} role="status">
          {words.numberWanted(significant(min, 6), significant(max, 6))}
        </span>
      )}
    </label>
  );
}
