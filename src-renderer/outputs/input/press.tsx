/** A button whose presses are counted. */
import { useState } from 'react';
import type { ButtonInput, InputValue } from '#core/runtime/input.ts';
import { Button } from '../../controls/button.tsx';
import { useText } from '../../i18n/locale.tsx';

/** Sends how often it was pressed. */
export function PressButton({
  control,
  onInput,
  value,
}: {
  readonly control: ButtonInput;
  readonly onInput: ((value: InputValue) => void) | undefined;
  readonly value: number | undefined;
}) {
  const label = useText()(control.label);
  const [presses, setPresses] = useState(value ?? 0);
  return (
    <div>
      <Button
        onClick={() => {
          setPresses(presses + 1);
          onInput?.({ kind: 'button', presses: presses + 1 });
        }}
      >
        {label}
      </Button>
    </div>
  );
}
