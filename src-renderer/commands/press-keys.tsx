/** A field that takes the strokes pressed in it as a command's new keys, and says in a sentence why they cannot be. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type CommandId, commandOf } from '#core/commands/commands.ts';
import { conflictOf, type Keymap } from '#core/commands/keymap.ts';
import { isReserved, keysInWords, spell } from '#core/commands/keys.ts';
import { Button } from '../controls/button.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { onMac } from './context.tsx';
import styles from './keyboard-sheet.module.css';
import { sheetStrings } from './strings.ts';

/** The field. `onKeep` is given the keys; where another command has them, only once the person said that it loses them. */
export function PressKeys(props: {
  readonly id: CommandId;
  readonly keymap: Keymap;
  readonly inBrowser: boolean;
  readonly onKeep: (keys: string) => void;
  readonly onCancel: () => void;
}) {
  const { id, keymap, inBrowser, onKeep, onCancel } = props;
  const words = useStrings(sheetStrings);
  const locale = useLocale();
  const [keys, setKeys] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const title = (of: CommandId) => commandOf(of).title[locale];
  const reserved = inBrowser && keys.split(' ').some(isReserved);
  const taken = keys === '' ? undefined : conflictOf(id, keys, keymap);
  const refused = reserved || taken !== undefined;
  const sentence = reserved
    ? words.reserved(keysInWords(keys, onMac))
    : taken
      ? words.taken(keysInWords(keys, onMac), title(taken))
      : words.pressHint;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const stroke = spell(event.nativeEvent);
    // Tab leads on, to the buttons, as everywhere.
    if (stroke === '' || /^(?:Shift\+)?Tab$/.test(stroke)) return;
    event.preventDefault();
    event.stopPropagation();
    if (stroke === 'Escape') onCancel();
    else if (stroke === 'Enter') {
      if (keys !== '' && !refused) onKeep(keys);
    } else
      setKeys((before) =>
        before === '' || refused || before.includes(' ') ? stroke : `${before} ${stroke}`,
      );
  };

  return (
    <div className={styles.press}>
      <input
        ref={field}
        className={styles.stroke}
        aria-label={words.press(title(id))}
        readOnly
        value={keys === '' ? '' : keysInWords(keys, onMac)}
        onKeyDown={onKeyDown}
      />
      {taken && !reserved ? (
        <Button onClick={() => onKeep(keys)}>{words.takeOver}</Button>
      ) : (
        <Button disabled={keys === '' || reserved} onClick={() => onKeep(keys)}>
          {words.save}
        </Button>
      )}
      <Button tone="quiet" onClick={onCancel}>
        {words.cancel}
      </Button>
      <p role="status" data-refused={refused}>
        {sentence}
      </p>
    </div>
  );
}
