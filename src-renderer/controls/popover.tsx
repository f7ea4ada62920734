/**
 * A small panel that opens from a button, in the browser's top layer: Esc and a
 * click elsewhere close it. Opened by key or click it takes the focus; where
 * `onHover` is set it also opens under a resting pointer, and leaves the focus where it is.
 */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { placeBy } from './place.ts';
import styles from './popover.module.css';

/** How long a pointer rests before the panel opens, and may be away before it closes, in milliseconds. */
const hoverDelay = 250;

/** A button and its panel. `label` names both; `children` are what the button shows. */
export function Popover(props: {
  readonly label: string;
  readonly children: ReactNode;
  /** What the panel holds; made only while it is open. */
  readonly panel: (close: () => void) => ReactNode;
  readonly className?: string | undefined;
  readonly align?: 'start' | 'end';
  readonly onHover?: boolean;
}) {
  const { label, children, panel, className, align = 'start', onHover = false } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const timer = useRef(0);
  const byHover = useRef(false);

  useEffect(() => () => clearTimeout(timer.current), []);

  const close = () => {
    const focused = popover.current?.contains(document.activeElement);
    popover.current?.hidePopover();
    if (focused) button.current?.focus();
  };
  const takeFocus = () => {
    const { current } = popover;
    (current?.querySelector<HTMLElement>('button, a, input') ?? current)?.focus();
  };
  const later = (act: () => void) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(act, hoverDelay);
  };
  const enter = () =>
    later(() => {
      if (popover.current?.matches(':popover-open')) return;
      byHover.current = true;
      popover.current?.showPopover();
    });
  const leave = () =>
    later(() => {
      if (byHover.current && !popover.current?.contains(document.activeElement))
        popover.current?.hidePopover();
    });
  const hover = onHover ? { onPointerEnter: enter, onPointerLeave: leave } : {};

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={label}
        title={onHover ? undefined : label}
        popoverTarget={id}
        onClick={(event) => {
          clearTimeout(timer.current);
          if (!byHover.current) return;
          // It is open already: a click keeps it and goes into it.
          event.preventDefault();
          byHover.current = false;
          takeFocus();
        }}
        {...hover}
      >
        {children}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        className={styles.popover}
        {...hover}
        onKeyDown={(event) => event.stopPropagation()}
        onToggle={(event) => {
          const opened = event.newState === 'open';
          setOpen(opened);
          const hovering = byHover.current;
          if (!opened) byHover.current = false;
          else
            requestAnimationFrame(() => {
              if (popover.current && button.current) placeBy(popover.current, button.current, align);
              if (!hovering) takeFocus();
            });
        }}
      >
        {open && panel(close)}
      </div>
    </>
  );
}
