/** A dialog in which one thing of many is chosen by a few letters of its name, by the keyboard alone. */
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Dialog } from './dialog.tsx';
import type { Fit } from './fuzzy.ts';
import { Icon, type IconName } from './icon.tsx';
import { type Findable, pick } from './pick.ts';
import styles from './picker.module.css';

/** One thing that can be chosen. The order given is the order shown while nothing is typed. */
export interface PickItem extends Findable {
  readonly key: string;
  readonly icon?: IconName;
  /** Keys that do the same, as they are shown. */
  readonly keys?: string | undefined;
  /** For choices: whether this one is chosen. */
  readonly checked?: boolean | undefined;
  /** Why it cannot be chosen just now. */
  readonly disabled?: string | undefined;
  readonly onPick: () => void;
}

/** Most lines shown at once. */
const most = 60;

/** The dialog. `hint` names the field; `found` says, to those who hear it, how many there are. */
export function Picker(props: {
  readonly title: string;
  readonly hint: string;
  readonly items: readonly PickItem[];
  readonly found: (count: number) => string;
  /** What stands below the list; told how many are shown. */
  readonly note: (count: number) => ReactNode;
  readonly onClose: () => void;
}) {
  const { title, hint, items, found: count, note, onClose } = props;
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const wanted = useDeferredValue(query);
  const found = useMemo(() => pick(items, wanted, most), [items, wanted]);
  const at = Math.min(chosen, found.length - 1);

  const choose = (index: number) => {
    setChosen(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const take = (index: number) => {
    // Who types and presses Enter at once means what was typed, not what is still shown.
    const now = wanted === query ? found : pick(items, query, most);
    const item = now[index]?.item;
    if (!item || item.disabled !== undefined) return;
    // Closed first: the focus goes back to where it was, and what is chosen acts from there.
    list.current?.closest('dialog')?.close();
    item.onPick();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = Math.max(0, found.length - 1);
    if (event.key === 'ArrowDown') choose(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') choose(at <= 0 ? last : at - 1);
    else if (event.key === 'PageDown') choose(Math.min(last, at + 8));
    else if (event.key === 'PageUp') choose(Math.max(0, at - 8));
    else if (event.key === 'Enter') take(wanted === query ? at : 0);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <input
        className={styles.field}
        value={query}
        placeholder={hint}
        role="combobox"
        aria-label={hint}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
          list.current?.scrollTo({ top: 0 });
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="visually-hidden">
        {count(found.length)}
      </p>
      <div ref={list} id={id} role="listbox" aria-label={title} className={styles.list}>
        {found.map(({ item, fitted }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose and open.
          <div
            key={item.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            aria-disabled={item.disabled !== undefined}
            className={styles.item}
            onClick={() => take(index)}
          >
            {item.checked === true ? (
              <span className={styles.on}>
                <Icon name="check" />
              </span>
            ) : (
              item.icon && <Icon name={item.icon} />
            )}
            <span className={styles.name}>{marked(item.name, fitted)}</span>
            <span className={styles.detail}>{item.disabled ?? item.detail}</span>
            {item.keys !== undefined && <kbd>{item.keys}</kbd>}
          </div>
        ))}
      </div>
      {note(found.length)}
    </Dialog>
  );
}

/** A quiet line below the list. */
export function PickNote({ children }: { readonly children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
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
