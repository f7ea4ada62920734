/** The countdown to the end of a kernel that does not obey. */
import type { Page } from 'playwright';

/** Resolves once it is on screen. Called before Stop: it is there for less than two seconds, and a slow machine looks seldom. */
export function countdown(page: Page): Promise<unknown> {
  return page.waitForFunction(() =>
    [...document.querySelectorAll('[role="toolbar"]')].some((bar) =>
      /ending the kernel in [12] s/.test(bar.textContent ?? ''),
    ),
  );
}
