/** Sends at most one value per animation frame: the latest. */
import { useEffect, useMemo, useRef } from 'react';

/** A function that passes on its last argument on the next frame. What is still waiting at unmount is sent then. */
export function useEachFrame<T>(send: ((value: T) => void) | undefined): (value: T) => void {
  const latest = useRef(send);
  latest.current = send;
  const gate = useMemo(() => {
    let waiting: { readonly value: T } | null = null;
    let frame = 0;
    const flush = (): void => {
      cancelAnimationFrame(frame);
      frame = 0;
      const now = waiting;
      waiting = null;
      if (now) latest.current?.(now.value);
    };
    return {
      flush,
      push: (value: T): void => {
        waiting = { value };
        frame ||= requestAnimationFrame(flush);
      },
    };
  }, []);
  useEffect(() => gate.flush, [gate]);
  return gate.push;
}
