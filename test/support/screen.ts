/** What a screen is to who hears it, and to who has little room. */
import type { Page } from 'playwright';

/** What is wrong with how a page is parted for who hears it: its landmarks, their names, and the order of its headings. */
export function unheard(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const shown = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter(
        (element) => element.checkVisibility() && element.closest('[aria-hidden="true"]') === null,
      );
    for (const landmark of ['header', 'main']) {
      const found = shown(landmark).filter(
        (each) => each.parentElement?.closest('main, article, section, aside, nav') === null,
      );
      if (found.length !== 1) faults.push(`${found.length} × ${landmark}`);
    }
    const levels = shown('h1, h2, h3, h4, h5, h6').map(({ tagName }) => Number(tagName.slice(1)));
    if (levels.filter((level) => level === 1).length !== 1)
      faults.push(`headings of the first level: ${levels}`);
    levels.forEach((level, at) => {
      if (level > (levels[at - 1] ?? 0) + 1)
        faults.push(`a heading of level ${level} after ${levels[at - 1]}`);
    });
    for (const part of shown('nav, aside, [role="toolbar"], [role="region"], fieldset, dialog')) {
      if (!part.ariaLabel && !part.getAttribute('aria-labelledby') && part.querySelector('legend') === null)
        faults.push(`a part without a name: ${part.outerHTML.slice(0, 80)}`);
    }
    return faults;
  });
}

/** What of a page lies beyond its sides, or can only be reached by scrolling sideways. Strips that scroll by design are left out. */
export function beyond(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const over = document.querySelector('dialog[open]');
    const faults = [...document.querySelectorAll('main, dialog[open], header, aside')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1)
      .map((part) => `${part.tagName} scrolls sideways`);
    for (const element of (over ?? document).querySelectorAll(
      'button, a, input, select, textarea, summary, h1, h2, h3',
    )) {
      const { left, right, width, height } = element.getBoundingClientRect();
      const strip = element.closest('ul');
      const strips = strip !== null && getComputedStyle(strip).overflowX === 'auto';
      if (width < 2 || height < 2 || strips || !element.checkVisibility({ opacityProperty: true })) continue;
      if (left < -1 || right > innerWidth + 1)
        faults.push(
          `${element.tagName} “${element.textContent.trim().slice(0, 30)}” ${Math.round(left)}–${Math.round(right)}`,
        );
    }
    return faults;
  });
}
