/** Sends at most one value per animation frame: the first at once, then the latest. */
import { useEffect, useMemo, useRef } from 'react';

/**
 * A function that passes on its argument at once where nothing was sent in this frame, else the last one on the
 * next frame. What is still waiting at unmount is sent then.
 */
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
    const onFrame = (): void => {
      frame = 0;
      if (!waiting) return;
      frame = requestAnimationFrame(onFrame);
      const { value } = waiting;
      waiting = null;
      latest.current?.(value);
    };
    return {
      flush,
      push: (value: T): void => {
        if (frame) {
          waiting = { value };
          return;
        }
        frame = requestAnimationFrame(onFrame);
        latest.current?.(value);
      },
    };
  }, []);
  useEffect(() => gate.flush, [gate]);
  return gate.push;
}
