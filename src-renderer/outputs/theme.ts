/** Light or dark, as the document stands now, and its tokens' values, for what is drawn outside CSS. */
import { useSubscribed } from '../session/subscribed.ts';

/** A colour theme. */
export type Theme = 'light' | 'dark';

/** The theme the document is drawn in; light where there is none, and no colour is drawn outside CSS. */
export function currentTheme(): Theme {
  if (typeof document === 'undefined') return 'light';
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The theme, again whenever it changes. */
export function useTheme(): Theme {
  return useSubscribed(subscribe, currentTheme);
}

/** The value of a design token such as `--ink`, as written in tokens.css. */
export function token(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
