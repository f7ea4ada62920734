/** The sheet of keys: every command with the keys it has, to be searched by name or key, and changed. */
import { useMemo, useRef, useState } from 'react';
import { commandGroups, groupTitles } from '#core/commands/command.ts';
import { type CommandId, commandIds, commandOf } from '#core/commands/commands.ts';
import { contextOf, type Keymap } from '#core/commands/keymap.ts';
import { keysInWords } from '#core/commands/keys.ts';
import { Button } from '../controls/button.tsx';
import { Confirm, Dialog } from '../controls/dialog.tsx';
import { fitName } from '../controls/fuzzy.ts';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { onMac, useKeymap, useKeys } from './context.tsx';
import styles from './keyboard-sheet.module.css';
import { PressKeys } from './press-keys.tsx';
import { withKeys, withoutKeys, withReset } from './rebind.ts';
import { sheetStrings } from './strings.ts';

/** The dialog; `onChange` is given the person's whole keymap. */
export default function KeyboardSheet(props: {
  readonly inBrowser: boolean;
  readonly onChange: (keymap: Keymap) => void;
  readonly onClose: () => void;
}) {
  const { inBrowser, onChange, onClose } = props;
  const words = useStrings(sheetStrings);
  const locale = useLocale();
  const keymap = useKeymap();
  const { all } = useKeys();
  const [query, setQuery] = useState('');
  const [pressing, setPressing] = useState<CommandId | null>(null);
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState(false);
  const sheet = useRef<HTMLDivElement>(null);

  const ids = useMemo(() => {
    const looked = query.trim();
    const here = commandIds.filter((id) => !inBrowser || commandOf(id).scope !== 'desktop');
    if (looked === '') return here;
    return here.filter((id) => {
      const { title } = commandOf(id);
      const keys = all(id).map((each) => keysInWords(each, onMac));
      return (
        keys.some((each) => each.toLowerCase().includes(looked.toLowerCase())) ||
        fitName(looked, title.zh) !== null ||
        fitName(looked, title.en) !== null
      );
    });
  }, [query, all, inBrowser]);

  const title = (id: CommandId) => commandOf(id).title[locale];
  const end = (id: CommandId, next?: Keymap) => {
    setPressing(null);
    setSaid('');
    if (next) onChange(next);
    // The field is gone: the focus goes on from the row's first button.
    requestAnimationFrame(() =>
      sheet.current?.querySelector<HTMLElement>(`[data-command="${id}"] button`)?.focus(),
    );
  };
  const reset = (id: CommandId) => {
    const done = withReset(keymap, id);
    if ('keymap' in done) end(id, done.keymap);
    else setSaid(words.taken(keysInWords(done.keys, onMac), title(done.takenBy)));
  };

  return (
    <Dialog title={words.title} onClose={onClose} wide>
      <div className={styles.top}>
        <input
          className={styles.filter}
          type="search"
          value={query}
          placeholder={words.filter}
          aria-label={words.filter}
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
        />
        {Object.keys(keymap).length > 0 && (
          <Button tone="quiet" icon="reset" onClick={() => setAsking(true)}>
            {words.resetAll}
          </Button>
        )}
      </div>
      <p className={styles.modes}>{words.modes}</p>
      <p role="status" className={said === '' ? 'visually-hidden' : styles.nothing}>
        {said || words.found(ids.length)}
      </p>
      {ids.length === 0 && <p className={styles.nothing}>{words.nothing}</p>}
      <div ref={sheet} className={styles.sheet}>
        {commandGroups.map((group) => {
          const inGroup = ids.filter((id) => commandOf(id).group === group);
          if (inGroup.length === 0) return null;
          return (
            <section key={group} aria-label={groupTitles[group][locale]}>
              <h3 className={styles.group}>{groupTitles[group][locale]}</h3>
              <ul className={styles.rows}>
                {inGroup.map((id) => {
                  const keys = all(id);
                  const [first] = keys;
                  const where = first === undefined ? 'window' : contextOf(id, first);
                  const own = keymap[id] !== undefined;
                  return (
                    <li key={id} className={styles.row} data-command={id}>
                      {pressing === id ? (
                        <PressKeys
                          id={id}
                          keymap={keymap}
                          inBrowser={inBrowser}
                          onKeep={(chosen) => end(id, withKeys(keymap, id, chosen))}
                          onCancel={() => end(id)}
                        />
                      ) : (
                        <>
                          <span>
                            {title(id)}
                            {own && <span className={styles.own}>{words.own}</span>}
                          </span>
                          <span className={styles.keys}>
                            {keys.length === 0 && words.none}
                            {keys.map((each, at) => (
                              <span key={each}>
                                {at > 0 && ` ${words.or} `}
                                <kbd>{keysInWords(each, onMac)}</kbd>
                              </span>
                            ))}
                            {where !== 'window' && <span className={styles.where}>{words[where]}</span>}
                          </span>
                          <span className={styles.acts}>
                            <Button
                              tone="quiet"
                              aria-label={words.change(title(id))}
                              onClick={() => setPressing(id)}
                            >
                              {words.changeShort}
                            </Button>
                            {keys.length > 0 && (
                              <Button
                                tone="quiet"
                                aria-label={words.remove(title(id))}
                                onClick={() => end(id, withoutKeys(keymap, id))}
                              >
                                {words.removeShort}
                              </Button>
                            )}
                            {own && (
                              <Button
                                tone="quiet"
                                aria-label={words.reset(title(id))}
                                onClick={() => reset(id)}
                              >
                                {words.resetShort}
                              </Button>
                            )}
                          </span>
                        </>
                      )}
                    </li>
                  );
                })}
              </ul>
            </section>
          );
        })}
      </div>
      <div className={styles.foot}>
        <Button onClick={onClose}>{words.close}</Button>
      </div>
      {asking && (
        <Confirm
          title={words.resetAllAsk}
          text={words.resetAllText}
          confirm={words.resetAll}
          cancel={words.cancel}
          onConfirm={() => onChange({})}
          onClose={() => setAsking(false)}
        />
      )}
    </Dialog>
  );
}
