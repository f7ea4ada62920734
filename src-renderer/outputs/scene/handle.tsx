/**
 * A point that is dragged by mouse, finger or keys. It stands where its control says, at once; the rest of
 * the picture follows when the program has run. The element outlives every update, and with it the drag.
 */
import { type KeyboardEvent, type PointerEvent, useCallback, useRef } from 'react';
import { significant } from '#core/export/numbers.ts';
import type { InputValue } from '#core/runtime/input.ts';
import type { HandleMark } from '#core/runtime/scene.ts';
import { colorOf } from '#core/scene/colors.ts';
import type { PlacedPanel } from '#core/scene/layout.ts';
import { landing, placesOf, stepOf } from '#core/scene/points.ts';
import { plainText } from '#core/scene/text.ts';
import { useStrings, useText } from '../../i18n/locale.tsx';
import { useSubscribed } from '../../session/subscribed.ts';
import { useEachFrame } from '../input/frame.ts';
import { useOutputServices } from '../services.ts';
import { outputStrings } from '../strings.ts';
import styles from './scene.module.css';

const nowhere = (): (() => void) => () => {};

/** A handle at its place. */
export function Handle({ mark, placed }: { readonly mark: HandleMark; readonly placed: PlacedPanel }) {
  const { control, name } = mark;
  const words = useStrings(outputStrings);
  const text = useText();
  const { inputs } = useOutputServices();
  const element = useRef<HTMLDivElement>(null);
  /** While dragged: what to add to the pointer's place in the window to have the handle's in the panel. */
  const grip = useRef<readonly [number, number] | null>(null);
  const value = useSubscribed(
    inputs?.subscribe ?? nowhere,
    useCallback(() => inputs?.get(control.id), [inputs, control.id]),
  );
  const at = value?.kind === 'points' ? (placesOf(control, value)[name] ?? mark.at) : mark.at;
  const send = useEachFrame((place: readonly [number, number]) => {
    if (!inputs) return;
    const points = { ...placesOf(control, inputs.get(control.id)), [name]: place };
    inputs.set(control.id, { kind: 'points', points } satisfies InputValue);
  });

  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = [placed.x.at(at[0]) - event.clientX, placed.y.at(at[1]) - event.clientY];
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (!grip.current) return;
    const [dx, dy] = grip.current;
    send(landing(control, name, [placed.x.value(event.clientX + dx), placed.y.value(event.clientY + dy)]));
  };
  const up = (): void => {
    grip.current = null;
  };
  const key = (event: KeyboardEvent<HTMLDivElement>): void => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    // The latest value: several presses may come before the window has drawn the first.
    const here = placesOf(control, inputs?.get(control.id))[name] ?? at;
    const [dx = 0, dy = 0] = way;
    inputs?.set(control.id, {
      kind: 'points',
      points: {
        ...placesOf(control, inputs.get(control.id)),
        [name]: landing(control, name, [
          here[0] + dx * stepOf(control, 'x', event.shiftKey),
          here[1] + dy * stepOf(control, 'y', event.shiftKey),
        ]),
      },
    });
  };

  const called = plainText(text(mark.label ?? control.names?.[name] ?? name));
  const main = control.along === 'y' ? 1 : 0;
  const [low, high] = control.bounds[main === 1 ? 'y' : 'x'];
  return (
    <div
      ref={element}
      className={styles.handle}
      role="slider"
      tabIndex={0}
      aria-label={called}
      aria-roledescription={words.handle}
      aria-valuenow={at[main]}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuetext={words.pointAt(significant(at[0], 3), significant(at[1], 3))}
      aria-disabled={inputs === undefined}
      title={words.pointHint}
      data-handle={name}
      data-shape={mark.shape ?? 'circle'}
      data-along={control.along}
      style={
        {
          translate: `${placed.x.at(at[0])}px ${placed.y.at(at[1])}px`,
          '--handle': colorOf(mark.color ?? 'accent'),
        } as React.CSSProperties
      }
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onLostPointerCapture={up}
      onKeyDown={key}
    >
      <span className={styles.knob} />
      {mark.label !== undefined && (
        <span className={styles.handleLabel} aria-hidden="true">
          {called}
        </span>
      )}
    </div>
  );
}
