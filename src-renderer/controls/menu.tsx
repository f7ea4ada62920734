/**
 * A menu that opens from a button, in the browser's top layer: it is never cut
 * off by what scrolls, Esc and a click elsewhere close it, arrows move in it.
 */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Icon, type IconName } from './icon.tsx';
import styles from './menu.module.css';
import { placeBy } from './place.ts';

/** One line of a menu. */
export interface MenuItem {
  readonly label: string;
  /** A second, quieter line. */
  readonly note?: string;
  readonly icon?: IconName;
  /** Shortcut shown at the end. */
  readonly keys?: string | undefined;
  /** For choices: whether this one is chosen. */
  readonly checked?: boolean;
  /** The choice is on or off by itself, not one of several. */
  readonly toggle?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** Draws a line above. */
  readonly apart?: boolean;
  readonly onSelect: () => void;
}

/** The button and its menu. `label` names both; `text` is what the button shows in words, if it does. */
export function Menu({
  label,
  text,
  items,
  children,
  className,
  header,
}: {
  readonly label: string;
  readonly text?: string;
  readonly items: readonly MenuItem[];
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly header?: ReactNode;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);

  const place = () => {
    if (popover.current && button.current) placeBy(popover.current, button.current, 'end');
  };

  const choices = () => [
    ...(popover.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? []),
  ];

  const onKeyDown = (event: KeyboardEvent) => {
    const all = choices();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to =
      event.key === 'ArrowDown'
        ? (at + 1) % all.length
        : event.key === 'ArrowUp'
          ? (at - 1 + all.length) % all.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? all.length - 1
              : -1;
    event.stopPropagation();
    if (to < 0) return;
    event.preventDefault();
    all[to]?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={`${styles.opener} ${className ?? ''}`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={text === undefined ? label : `${label}: ${text}`}
        title={label}
        popoverTarget={id}
      >
        {children}
        {text}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={styles.menu}
        onKeyDown={onKeyDown}
        // Built before the browser shows it, which then focuses what carries `autofocus`, in the same
        // turn: a key pressed right after the one that opened the menu goes to the menu.
        onBeforeToggle={(event) => {
          if (event.newState !== 'open') return;
          flushSync(() => setOpen(true));
          const all = choices();
          for (const item of all) item.removeAttribute('autofocus');
          const chosen = all.find((item) => item.role === 'menuitemradio' && item.ariaChecked === 'true');
          (chosen ?? all[0])?.setAttribute('autofocus', '');
        }}
        onToggle={(event) => {
          if (event.newState === 'open') place();
          else setOpen(false);
        }}
      >
        {open && header ? <div className={styles.header}>{header}</div> : null}
        {open &&
          items.map((item) => (
            <button
              key={item.label}
              type="button"
              role={
                item.checked === undefined ? 'menuitem' : item.toggle ? 'menuitemcheckbox' : 'menuitemradio'
              }
              {...(item.checked === undefined ? {} : { 'aria-checked': item.checked })}
              disabled={item.disabled}
              tabIndex={-1}
              className={`${styles.item} ${item.danger ? styles.danger : ''} ${item.apart ? styles.apart : ''}`}
              onClick={() => {
                popover.current?.hidePopover();
                item.onSelect();
              }}
            >
              <span className={styles.lead}>
                {item.checked ? <Icon name="check" /> : item.icon ? <Icon name={item.icon} /> : null}
              </span>
              <span className={styles.words}>
                {item.label}
                {item.note && <span className={styles.note}>{item.note}</span>}
              </span>
              {item.keys && <kbd className={styles.keys}>{item.keys}</kbd>}
            </button>
          ))}
      </div>
    </>
  );
}
