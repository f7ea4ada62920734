/**
 * Frames without a screen. tfjs gives other work its turn by
 * `requestAnimationFrame`, which a browser slows down or stops for a worker whose
 * frame is hidden, as the kernel's always is. Here a frame comes as soon as
 * waiting messages have been heard.
 */

/** Replaces this worker's `requestAnimationFrame`; gives a function that waits for the next such frame. */
export function installFrames(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const now = performance.now.bind(performance);
  const waiting = new Map<number, (time: number) => void>();
  let last = 0;
  port1.onmessage = () => {
    const callbacks = [...waiting.values()];
    waiting.clear();
    const time = now();
    for (const callback of callbacks) callback(time);
  };
  globalThis.requestAnimationFrame = (callback) => {
    last += 1;
    waiting.set(last, callback);
    if (waiting.size === 1) port2.postMessage(null);
    return last;
  };
  globalThis.cancelAnimationFrame = (frame) => void waiting.delete(frame);
  const request = globalThis.requestAnimationFrame;
  return () => new Promise((resolve) => request(() => resolve()));
}
