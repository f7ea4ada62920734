/** The countdown to the end of a kernel that does not obey. */
import type { Page } from 'playwright';

/** Resolves once it is on screen. Called before Stop: it is there for less than two seconds, and whoever only looks now and then may miss it. */
export function countdown(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((seen) => {
        const look = () => {
          const bars = [...document.querySelectorAll('[role="toolbar"]')];
          if (!bars.some((bar) => /ending the kernel in [12] s/.test(bar.textContent ?? ''))) return;
          observer.disconnect();
          seen();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, characterData: true, subtree: true });
        look();
      }),
  );
}
