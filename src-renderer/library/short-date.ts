/** Dates as the lessons' screens show them. */
import type { Locale } from '#core/text/locale.ts';
import type { Timestamp } from '#core/text/units.ts';

/** Day and time, short: `Nov 24, 03:20`. */
export function shortDate(at: Timestamp, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}
