/** Whether the panel of variables is open; opening it takes the focus to its filter, closing it gives the focus back. */
import { type RefObject, useCallback, useId, useLayoutEffect, useRef } from 'react';

/** The panel's state. */
interface Variables {
  readonly id: string;
  readonly open: boolean;
  readonly filter: RefObject<HTMLInputElement | null>;
  readonly toggle: () => void;
}

/** Keeps `open` where `onChange` puts it. `onClosed` is called when the focus was in the panel as it closed. */
export function useVariables(options: {
  readonly open: boolean;
  readonly onChange: (open: boolean) => void;
  readonly onClosed: () => void;
}): Variables {
  const { open } = options;
  const id = useId();
  const filter = useRef<HTMLInputElement>(null);
  const asked = useRef(false);
  const now = useRef(options);
  now.current = options;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is there once the panel is.
  useLayoutEffect(() => {
    if (asked.current) filter.current?.focus();
    asked.current = false;
  }, [open]);

  const toggle = useCallback(() => {
    const { open: was, onChange, onClosed } = now.current;
    asked.current = !was;
    const inside = filter.current?.closest('aside')?.contains(document.activeElement) === true;
    onChange(!was);
    if (was && inside) onClosed();
  }, []);
  return { id, open, filter, toggle };
}
