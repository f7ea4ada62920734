/** Links in outputs are followed by the window's services: the address bar belongs to the app. */
import type { MouseEvent } from 'react';
import { readLessonLink } from '#core/lesson/link.ts';
import { defaultIdPrefix, isExternal } from '#core/prose/prose.ts';
import type { OutputServices } from './services.ts';

/** Handles a click anywhere in sanitised HTML: a link within the document is shown, one to the web is opened outside. */
export function followLink(event: MouseEvent<HTMLElement>, services: OutputServices): void {
  const link = (event.target as Element).closest('a[href]');
  const href = link?.getAttribute('href');
  if (!href) return;
  event.preventDefault();
  const lesson = readLessonLink(href);
  if (lesson) services.openLesson?.(lesson);
  else if (href.startsWith('#')) showFragment(event.currentTarget, href.slice(1), services);
  else if (isExternal(href)) services.openLink(href.startsWith('//') ? `https:${href}` : href);
}

/** Shows the element a fragment names: first within the same text, then anywhere in the document. */
function showFragment(within: HTMLElement, encoded: string, services: OutputServices): void {
  let fragment = encoded;
  try {
    fragment = decodeURIComponent(encoded);
  } catch {
    // Not percent-encoded after all.
  }
  const selector = `#${CSS.escape(defaultIdPrefix + fragment)}`;
  const target = within.querySelector<HTMLElement>(selector) ?? document.querySelector<HTMLElement>(selector);
  if (!target) {
    services.showFragment?.(fragment);
    return;
  }
  target.scrollIntoView({ block: 'center' });
  target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
}
