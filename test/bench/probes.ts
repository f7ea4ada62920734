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
 * Resolves when the element's text is another, and not blank, and the next frame has begun.
 */
export function keyToOutput(selector: string, key = 'Enter'): Promise<{ dom: number; frame: number }> {
  return new Promise((resolve, reject) => {
    const text = (): string => document.querySelector(selector)?.textContent?.trim() ?? '';
    const before = text();
    let pressed = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === key) pressed ||= performance.now();
    };
    addEventListener('keydown', onKey, { capture: true });
    const end = (): void => {
      observer.disconnect();
      removeEventListener('keydown', onKey, { capture: true });
    };
    const observer = new MutationObserver(() => {
      const now = text();
      if (pressed === 0 || now === '' || now === before) return;
      end();
      const dom = performance.now() - pressed;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve({ dom, frame: performance.now() - pressed });
        channel.port2.postMessage(null);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    setTimeout(() => {
      end();
      reject(new Error(`nothing changed in ${selector} within 5 s; it shows '${text()}'`));
    }, 5000);
  });
}
