/** The language the window is read in, for every component below the provider. */
import { createContext, useContext } from 'react';
import { type Locale, type LocalizedText, textIn } from '#core/text/locale.ts';
import type { Catalogue } from './strings.ts';

const LocaleContext = createContext<Locale>('en');

/** Gives the language to everything inside. */
export const LocaleProvider = LocaleContext.Provider;

/** The language the window is read in. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** A feature's words in the language the window is read in. */
export function useStrings<T>(catalogue: Catalogue<T>): T {
  return catalogue[useLocale()];
}

/** Reads localized texts in the window's language. */
export function useText(): (text: LocalizedText) => string {
  const locale = useLocale();
  return (text) => textIn(text, locale);
}
