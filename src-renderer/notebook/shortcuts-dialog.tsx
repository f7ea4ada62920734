/** The page of keyboard shortcuts, drawn from the tables that the keys are read by. */
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { commandKeys, editKeys, type KeyCommand } from './keys.ts';
import styles from './shortcuts-dialog.module.css';
import { notebookStrings } from './strings.ts';

/** Shows every key of both modes. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useStrings(notebookStrings);
  const named: Record<KeyCommand, string> = {
    run: words.keyRun,
    'run-advance': words.keyRunAdvance,
    'run-insert': words.keyRunInsert,
    edit: words.keyEdit,
    leave: words.keyLeave,
    'select-next': words.keySelectNext,
    'select-previous': words.keySelectPrevious,
    'select-first': words.keySelectFirst,
    'select-last': words.keySelectLast,
    'insert-above': words.insertAbove,
    'insert-below': words.insertBelow,
    remove: words.remove,
    'to-markdown': words.toMarkdown,
    'to-code': words.toCode,
    'move-up': words.moveUp,
    'move-down': words.moveDown,
    undo: words.undo,
    redo: words.redo,
    stop: words.keyStop,
    restart: words.restart,
    format: words.format,
    variables: words.keyVariables,
    shortcuts: words.keyShortcuts,
  };
  return (
    <Dialog title={words.shortcuts} onClose={onClose} wide>
      <div className={styles.columns}>
        {[
          {
            title: words.editMode,
            table: {
              ...editKeys,
              'Alt+Shift+F': words.format,
              'Mod+s': words.keySave,
              'Mod+f': words.keyFind,
              'Mod+h': words.keyReplace,
            },
          },
          { title: words.commandMode, table: commandKeys },
        ].map(({ title, table }) => (
          <section key={title}>
            <h3 className={styles.mode}>{title}</h3>
            <dl className={styles.keys}>
              {[...byCommand(table)].map(([command, keys]) => (
                <div key={command} className={styles.line}>
                  <dt>{command in named ? named[command as KeyCommand] : command}</dt>
                  <dd>
                    {keys.map((key, at) => (
                      <span key={key}>
                        {at > 0 && ` ${words.or} `}
                        <kbd>{inWords(key)}</kbd>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Button onClick={onClose}>{words.close}</Button>
    </Dialog>
  );
}

/** The keys of each command, in the table's order. */
function byCommand(table: Readonly<Record<string, string>>): ReadonlyMap<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const [key, command] of Object.entries(table)) {
    keys.set(command, [...(keys.get(command) ?? []), key]);
  }
  return keys;
}

function inWords(key: string): string {
  const mac = navigator.platform.startsWith('Mac');
  return key
    .replace('Mod', mac ? '⌘' : 'Ctrl')
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓')
    .replace('Escape', 'Esc')
    .replace(/\b[a-z]$|^[a-z](?= )/g, (letter) => letter.toUpperCase());
}
