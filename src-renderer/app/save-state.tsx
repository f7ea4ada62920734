/** Says whether what is in the window is on disk, and saves when asked. */
import { useKeys } from '../commands/context.tsx';
import { Icon } from '../controls/icon.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import type { Saver } from '../session/saver.ts';
import { useSubscribed } from '../session/subscribed.ts';
import { appStrings, hostErrorStrings } from './strings.ts';
import styles from './top-bar.module.css';

/** A quiet word on saving; pressing it saves now. */
export function SaveState({ saver }: { readonly saver: Saver }) {
  const words = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const locale = useLocale();
  const { hint } = useKeys();
  const state = useSubscribed(saver.subscribe, saver.state);
  const [text, title] = ((): [string, string] => {
    switch (state.state) {
      case 'saved':
        return state.at === null
          ? [words.notYetSaved, words.save]
          : [words.saved, new Date(state.at).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en')];
      case 'waiting':
        return [words.unsaved, words.save];
      case 'saving':
        return [words.saving, words.save];
      case 'held':
        return [words.notSaved, words.save];
      case 'failed':
        return [words.notSaved, errors[state.code]];
    }
  })();
  return (
    <button
      type="button"
      className={styles.save}
      data-state={state.state}
      title={hint('save') === undefined ? title : `${title} (${hint('save')})`}
      onClick={() => void saver.flush({ keep: true })}
    >
      {state.state === 'failed' && <Icon name="warning" />}
      {state.state === 'saved' && state.at !== null && <Icon name="check" size={14} />}
      <span aria-live="polite">{text}</span>
    </button>
  );
}
