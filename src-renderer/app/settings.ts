/** Puts a person's choices into force for the document; before the first paint, too. */
import type { Settings } from '#core/host/host.ts';
import type { Locale } from '#core/text/locale.ts';
import { loadChinese } from './letters.ts';

/** The language a choice means on this machine. */
export function localeOf(choice: Settings['locale']): Locale {
  if (choice !== 'system') return choice;
  return navigator.languages.some((language) => /^zh\b/i.test(language)) ? 'zh' : 'en';
}

/** Puts language, theme and size of code into force. */
export function applySettings(settings: Settings): void {
  const root = document.documentElement;
  const dark =
    settings.theme === 'dark' ||
    (settings.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const locale = localeOf(settings.locale);
  root.lang = locale === 'zh' ? 'zh-CN' : 'en';
  if (locale === 'zh') loadChinese();
  root.dataset.theme = dark ? 'dark' : 'light';
  root.style.setProperty('--code-size', `${settings.codeSize}px`);
  root.style.setProperty('--code-line', `${Math.round(settings.codeSize * 1.5)}px`);
}
