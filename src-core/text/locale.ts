/**
 * Languages of the product, and text given in more than one of them.
 *
 * A lesson has one copy of its code and prose per locale, so every label that
 * a cell produces may be a {@link LocalizedText}. It stays localized until it is
 * drawn: the reader switches language without running anything again.
 */

/** The languages the product speaks, in the order menus list them. */
export const locales = ['zh', 'en'] as const;

/** A language of the product. */
export type Locale = (typeof locales)[number];

/** One text in several languages. */
export type Localized = Readonly<Partial<Record<Locale, string>>>;

/** A text that is either the same in every language or given per language. */
export type LocalizedText = string | Localized;

/** Whether a value names a language of the product. */
export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/** Whether a value is an object that holds nothing but strings under locale names, at least one. */
export function isLocalized(value: unknown): value is Localized {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, text]) => isLocale(key) && typeof text === 'string');
}

/** The text in the wanted language, else in the first language it is given in, else ''. */
export function textIn(text: LocalizedText, locale: Locale): string {
  if (typeof text === 'string') return text;
  return text[locale] ?? locales.map((other) => text[other]).find((found) => found !== undefined) ?? '';
}

/** A JSON value in which every {@link Localized} object is replaced by its text in one language. */
export function localizeDeep(value: unknown, locale: Locale): unknown {
  if (isLocalized(value)) return textIn(value, locale);
  if (Array.isArray(value)) return value.map((item) => localizeDeep(item, locale));
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, localizeDeep(item, locale)]));
  }
  return value;
}
