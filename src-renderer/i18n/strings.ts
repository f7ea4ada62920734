/**
 * The window's own words. Each feature keeps its catalogue in a file
 * `strings.ts` made with {@link defineStrings}; the compiler requires every
 * language to have every key, and a key that takes values to be a function in all.
 */
import type { Locale } from '#core/text/locale.ts';

/** A word, or a sentence that takes values. */
type Entry = string | ((...values: never[]) => string);

/** One feature's words in every language. */
export type Catalogue<T> = Readonly<Record<Locale, T>>;

/** Declares a feature's words; the Chinese catalogue gives the keys and the English one must match. */
export function defineStrings<T extends Record<string, Entry>>(
  zh: T,
  en: { [K in keyof T]: T[K] extends string ? string : T[K] },
): Catalogue<T> {
  return { zh, en: en as T };
}
