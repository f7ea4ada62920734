/** The bar's button for the panel of variables; it shows how much memory tensors hold, and warns where a cell leaks. */
import { dataSize } from '#core/export/numbers.ts';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { indexOf, useSession } from '../session/hooks.ts';
import { useNotebook } from './context.ts';
import { notebookStrings } from './strings.ts';
import styles from './variables-panel.module.css';

/** Opens and closes the panel, which has the id `panel`. */
export function MemoryMeter({ panel, open }: { readonly panel: string; readonly open: boolean }) {
  const words = useStrings(notebookStrings);
  const { commands } = useNotebook();
  const memory = useSession((session) => session.memory);
  const leaking = useSession((session) => {
    const cell = session.memory?.cells?.find((each) => each.leaking)?.cell;
    return cell === undefined ? 0 : indexOf(session.notebook, cell) + 1;
  });
  return (
    <button
      type="button"
      className={styles.meter}
      aria-expanded={open}
      {...(open ? { 'aria-controls': panel } : {})}
      data-leaking={leaking > 0}
      title={leaking > 0 ? words.leaks(leaking) : `${words.variables} (V)`}
      onClick={commands.toggleVariables}
    >
      <Icon name={leaking > 0 ? 'warning' : 'variables'} />
      <span className={styles.word}>{words.variables}</span>
      {memory && memory.tensors > 0 && <span>{words.memoryOf(memory.tensors, dataSize(memory.bytes))}</span>}
    </button>
  );
}
