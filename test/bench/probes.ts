/** Probes that run inside a page. Each is self-contained: Playwright sends its text. */

/** Keeps the longest time between two frames, from `start` to `read`. */
export function installFrameProbe(): void {
  let longest = 0;
  let last = performance.now();
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  Object.assign(globalThis, {
    frames: {
      start: () => {
        longest = 0;
        last = performance.now();
      },
      read: () => longest,
    },
  });
}

/**
 * Times from a key press to the change of an element's text, and to the frame that shows it.
 * Resolves when the element's text differs and the next frame has begun.
 */
export function keyToOutput(selector: string): Promise<{ dom: number; frame: number }> {
  return new Promise((resolve) => {
    let pressed = 0;
    addEventListener('keydown', () => (pressed ||= performance.now()), { capture: true, once: true });
    const target = document.querySelector(selector) ?? document.body;
    const observer = new MutationObserver(() => {
      if (pressed === 0 || !document.querySelector(selector)?.textContent?.trim()) return;
      observer.disconnect();
      const dom = performance.now() - pressed;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve({ dom, frame: performance.now() - pressed });
        channel.port2.postMessage(null);
      });
    });
    observer.observe(target, { childList: true, subtree: true, characterData: true });
  });
}
