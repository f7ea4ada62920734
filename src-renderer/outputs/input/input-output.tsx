/** Any control, by its kind. */
import type { InputControl, InputValue } from '#core/runtime/input.ts';
import { DrawingPad } from './drawing.tsx';
import { FilePicker } from './file.tsx';
import { GridField } from './grid.tsx';
import { PointFields } from './points.tsx';
import { PressButton } from './press.tsx';
import { Checkbox, Select, Slider } from './simple.tsx';
import { ColorField, NumberField, TextField } from './typed.tsx';

interface Props {
  readonly control: InputControl;
  readonly onInput: ((value: InputValue) => void) | undefined;
  readonly value: InputValue | undefined;
}

/** A control whose value is a variable of the program. A value of another kind than the control is not shown. */
export function InputOutput({ control, onInput, value }: Props) {
  switch (control.kind) {
    case 'drawing':
      return (
        <DrawingPad
          key={`${control.width}x${control.height}`}
          control={control}
          onInput={onInput}
          value={value?.kind === 'drawing' ? value.pixels : undefined}
        />
      );
    case 'file':
      return (
        <FilePicker control={control} onInput={onInput} value={value?.kind === 'file' ? value : undefined} />
      );
    case 'slider':
      return (
        <Slider
          control={control}
          onInput={onInput}
          value={value?.kind === 'slider' ? value.value : undefined}
        />
      );
    case 'select':
      return (
        <Select
          control={control}
          onInput={onInput}
          value={value?.kind === 'select' ? value.index : undefined}
        />
      );
    case 'checkbox':
      return (
        <Checkbox
          control={control}
          onInput={onInput}
          value={value?.kind === 'checkbox' ? value.checked : undefined}
        />
      );
    case 'number':
      return (
        <NumberField
          control={control}
          onInput={onInput}
          value={value?.kind === 'number' ? value.value : undefined}
        />
      );
    case 'text':
      return (
        <TextField
          control={control}
          onInput={onInput}
          value={value?.kind === 'text' ? value.text : undefined}
        />
      );
    case 'color':
      return (
        <ColorField
          control={control}
          onInput={onInput}
          value={value?.kind === 'color' ? value.color : undefined}
        />
      );
    case 'table':
      return (
        <GridField
          key={control.columns.length}
          control={control}
          onInput={onInput}
          value={value?.kind === 'table' ? value.rows : undefined}
        />
      );
    case 'button':
      return (
        <PressButton
          control={control}
          onInput={onInput}
          value={value?.kind === 'button' ? value.presses : undefined}
        />
      );
    case 'points':
      return <PointFields control={control} onInput={onInput} value={value} />;
  }
}
