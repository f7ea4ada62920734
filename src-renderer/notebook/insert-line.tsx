/** The quiet line between two cells at which a new one can be put. */
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../i18n/locale.tsx';
import styles from './cell.module.css';
import { useNotebook } from './context.ts';
import { notebookStrings } from './strings.ts';

/** Offers to insert a cell before the one at `index`. */
export function InsertLine({ index, always = false }: { readonly index: number; readonly always?: boolean }) {
  const words = useStrings(notebookStrings);
  const { commands } = useNotebook();
  return (
    <div className={styles.insert} data-always={always}>
      <button type="button" title={words.addCodeHere} onClick={() => commands.insertAt('code', index)}>
        <Icon name="plus" size={12} />
        {words.addCode}
      </button>
      <button type="button" title={words.addTextHere} onClick={() => commands.insertAt('markdown', index)}>
        <Icon name="plus" size={12} />
        {words.addText}
      </button>
    </div>
  );
}
