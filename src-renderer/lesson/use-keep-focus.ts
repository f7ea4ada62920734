/** The keyboard's place in a cell whose controls come and go. */
import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/** What an element spreads whose controls come and go. */
export interface KeepFocus<E extends HTMLElement> {
  readonly ref: RefObject<E | null>;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent<E>) => void;
}

/** Where the control that had the focus is gone after a drawing, the cell around takes it: the arrow keys go on from there. */
export function useKeepFocus<E extends HTMLElement>(): KeepFocus<E> {
  const ref = useRef<E>(null);
  const within = useRef(false);
  useLayoutEffect(() => {
    // React hears no blur of what it takes away itself.
    if (!within.current || document.activeElement !== document.body) return;
    within.current = false;
    ref.current?.closest<HTMLElement>('[data-cell]')?.focus({ preventScroll: true });
  });
  return {
    ref,
    onFocus: () => {
      within.current = true;
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      within.current = currentTarget.contains(relatedTarget);
    },
  };
}
