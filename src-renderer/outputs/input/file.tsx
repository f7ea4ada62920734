/** A button, and a place to drop, for a file of the learner's own. */
import { type DragEvent, useRef, useState } from 'react';
import { dataSize } from '#core/export/numbers.ts';
import type { FileInput, InputValue } from '#core/runtime/input.ts';
import { Button } from '../../controls/button.tsx';
import { useStrings, useText } from '../../i18n/locale.tsx';
import { outputStrings } from '../strings.ts';
import styles from './input.module.css';

/** The largest file that is read, in bytes. */
const largest = 256e6;

type State =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'chosen'; readonly name: string; readonly size: number }
  | { readonly kind: 'problem'; readonly text: string };

interface Props {
  readonly control: FileInput;
  readonly onInput: ((value: InputValue) => void) | undefined;
  readonly value: Extract<InputValue, { kind: 'file' }> | undefined;
}

/** The file picker. */
export function FilePicker({ control, onInput, value }: Props) {
  const words = useStrings(outputStrings);
  const label = useText()(control.label);
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [state, setState] = useState<State>(
    value ? { kind: 'chosen', name: value.name, size: value.bytes.length } : { kind: 'none' },
  );

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > largest) {
      setState({ kind: 'problem', text: words.fileTooBig(file.name, dataSize(file.size)) });
      return;
    }
    setState({ kind: 'reading', name: file.name });
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (bytes.length === 0) {
        setState({ kind: 'problem', text: words.fileEmpty(file.name) });
        return;
      }
      setState({ kind: 'chosen', name: file.name, size: bytes.length });
      onInput?.({ kind: 'file', name: file.name, bytes });
    } catch {
      setState({ kind: 'problem', text: words.fileFailed(file.name) });
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame of its own.
    <div
      className={styles.file}
      role="group"
      aria-label={label}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={styles.label}>{label}</div>
      <div className={styles.line}>
        <Button tone="plain" onClick={() => picker.current?.click()}>
          {words.fileChoose}
        </Button>
        <span className={styles.hint}>{words.fileDrop}</span>
        <input
          ref={picker}
          type="file"
          hidden
          accept={control.accept.join(',') || undefined}
          aria-label={label}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            // The same file may be chosen again after it was changed.
            event.currentTarget.value = '';
          }}
        />
      </div>
      <p className={styles.status} role="status" data-kind={state.kind}>
        {statusText(state, words)}
      </p>
    </div>
  );
}

function statusText(state: State, words: (typeof outputStrings)['en']): string {
  switch (state.kind) {
    case 'none':
      return words.fileNone;
    case 'reading':
      return words.fileReading(state.name);
    case 'chosen':
      return `${state.name} · ${dataSize(state.size)}`;
    case 'problem':
      return state.text;
  }
}
