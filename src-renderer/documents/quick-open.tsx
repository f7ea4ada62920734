/** Opens a document by a few letters of its name: what is open, recent, a lesson, or anywhere in the workspace. */
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { Dialog } from '../controls/dialog.tsx';
import { Icon, type IconName } from '../controls/icon.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { type Fit, fitName } from './fuzzy.ts';
import styles from './quick-open.module.css';
import { findingStrings } from './strings.ts';

/** One thing that can be opened. The order given is the order shown while nothing is typed. */
export interface QuickItem {
  readonly key: string;
  readonly name: string;
  /** A quieter word after it: its folder, or that it is a lesson. */
  readonly detail: string;
  readonly icon: IconName;
  readonly onOpen: () => void;
}

/** Most lines shown at once. */
const most = 50;

/** The dialog. `items` null: still being listed. */
export function QuickOpen(props: {
  readonly items: readonly QuickItem[] | null;
  readonly complete: boolean;
  readonly onClose: () => void;
}) {
  const { items, complete, onClose } = props;
  const words = useStrings(findingStrings);
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const wanted = useDeferredValue(query);
  const found = useMemo(() => search(items ?? [], wanted), [items, wanted]);
  const at = Math.min(chosen, found.length - 1);

  const choose = (index: number) => {
    setChosen(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const open = (index: number) => {
    const item = found[index]?.item;
    if (!item) return;
    onClose();
    item.onOpen();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') choose((at + 1) % Math.max(1, found.length));
    else if (event.key === 'ArrowUp') choose((at - 1 + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') open(at);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={words.quickOpen} onClose={onClose}>
      <input
        className={styles.field}
        value={query}
        placeholder={words.quickOpenHint}
        role="combobox"
        aria-label={words.quickOpenHint}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        spellCheck={false}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} role="listbox" aria-label={words.quickOpen} className={styles.list}>
        {found.map(({ item, fitted }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose and open.
          <div
            key={item.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.item}
            onClick={() => open(index)}
          >
            <Icon name={item.icon} />
            <span className={styles.name}>{marked(item.name, fitted)}</span>
            <span className={styles.detail}>{item.detail}</span>
          </div>
        ))}
      </div>
      {items === null ? (
        <p className={styles.note}>{words.loading}</p>
      ) : found.length === 0 ? (
        <p className={styles.note}>{words.nothing}</p>
      ) : (
        !complete && <p className={styles.note}>{words.incomplete}</p>
      )}
    </Dialog>
  );
}

/** The items that fit, the best first; a fit of the name counts for more than one that reaches into the detail. */
function search(items: readonly QuickItem[], query: string) {
  if (query.trim() === '') return items.slice(0, most).map((item) => ({ item, fitted: null }));
  return items
    .flatMap((item) => {
      const byName = fitName(query, item.name);
      const byAll = byName ? null : fitName(query, `${item.name} ${item.detail}`);
      const score = byName ? byName.score + 50 : byAll?.score;
      return score === undefined ? [] : [{ item, fitted: byName, score }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
}

function marked(name: string, fitted: Fit | null) {
  if (!fitted || fitted.at.length === 0) return name;
  const found = new Set(fitted.at);
  return Array.from({ length: name.length }, (_, at) =>
    found.has(at) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a letter's place is what it is.
      <b key={at}>{name.charAt(at)}</b>
    ) : (
      name.charAt(at)
    ),
  );
}
