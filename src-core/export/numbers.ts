/** Numbers, times and sizes as people read them, the same in the window and in exported files. */
import type { Locale } from '../text/locale.ts';
import type { Bytes, Milliseconds } from '../text/units.ts';

/** An integer with thousands separated: `101,770`. */
export function grouped(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  if (whole.includes('e')) return String(value);
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${groups}${fraction ? `.${fraction}` : ''}`;
}

/** A number in `digits` significant digits, without trailing zeros; very large and small ones as `1.2e-7`. */
export function significant(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e9 || size < 1e-4)
    return value
      .toExponential(digits - 1)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e')
      .replace('-', '−');
  if (Number.isInteger(value)) return grouped(value);
  const text = value.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : grouped(Number(text))).replace('-', '−');
}

/** A share in [0, 1] as `97.2%`. */
export function percent(share: number, digits = 1): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(digits)}%` : '–';
}

/** A span of time: `0.8 s`, `12 s`, `3 min 05 s`, in the reader's words. */
export function duration(span: Milliseconds, locale: Locale): string {
  const seconds = Math.max(0, span) / 1000;
  const zh = locale === 'zh';
  if (seconds < 10) return `${seconds.toFixed(1)} ${zh ? '秒' : 's'}`;
  if (seconds < 59.5) return `${Math.round(seconds)} ${zh ? '秒' : 's'}`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return zh ? `${minutes} 分 ${rest} 秒` : `${minutes} min ${rest} s`;
}

/** An amount of data: `9.5 MB` (powers of 1,000). */
export function dataSize(bytes: Bytes): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[unit] ?? ''}`;
}

/** A table's cell: whole numbers whole, others in at most six significant digits, nothing for null. */
export function cellText(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'number') return String(value);
  return Number.isSafeInteger(value) ? grouped(value) : significant(value, 6);
}
