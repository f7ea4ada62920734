/** Asks for one line of text. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import styles from './dialogs.module.css';

/** The question; a problem with the last answer is said below the field. */
export function FieldDialog(props: {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly problem: string;
  /** What stands above the field. */
  readonly children?: ReactNode;
  readonly onConfirm: (value: string) => void;
  readonly onClose: () => void;
}) {
  const { title, label, confirm, cancel, problem, children, onConfirm, onClose } = props;
  const id = useId();
  const [value, setValue] = useState(props.value);
  const field = useRef<HTMLInputElement>(null);
  // After the dialog has opened, which focuses its first field.
  useEffect(() => {
    const { current } = field;
    if (!current) return;
    current.focus();
    // The name is what one changes, not its ending.
    const end = current.value.lastIndexOf('.');
    current.setSelectionRange(0, end > 0 ? end : current.value.length);
  }, []);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (value.trim()) onConfirm(value.trim());
        }}
      >
        {children}
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        <input
          ref={field}
          id={id}
          className={styles.field}
          value={value}
          spellCheck={false}
          aria-invalid={problem !== ''}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => setValue(event.target.value)}
        />
        {problem && (
          <p id={`${id}-problem`} className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        {/* With two fields, Enter needs a button to press. */}
        <button type="submit" hidden />
        <div className={styles.actions}>
          <Button onClick={onClose}>{cancel}</Button>
          <Button tone="primary" disabled={!value.trim()} onClick={() => onConfirm(value.trim())}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
