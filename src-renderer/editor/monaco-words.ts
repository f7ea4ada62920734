/** Monaco's own words, such as those under its hints, in the language of the window. */
import type { Locale } from '#core/text/locale.ts';

/** Where Monaco looks its words up, by number, each time it needs one; without them it speaks English. */
interface Spoken {
  _VSCODE_NLS_MESSAGES?: readonly string[] | undefined;
}

const spoken = globalThis as Spoken;
let chinese: readonly string[] | undefined;
let wanted: Locale = 'en';

/**
 * From now on Monaco speaks this language. Names that it makes once, of its commands, are in the language it had when it came,
 * so this is waited for before it is loaded. Where its words cannot be had it speaks English.
 */
export async function speakMonaco(locale: Locale): Promise<void> {
  wanted = locale;
  if (locale === 'zh' && chinese === undefined) {
    await import('monaco-editor/nls/lang/zh-cn.js').catch(() => {});
    chinese ??= spoken._VSCODE_NLS_MESSAGES;
  }
  spoken._VSCODE_NLS_MESSAGES = wanted === 'zh' ? chinese : undefined;
}

/** The language that the window is in. */
export function windowLanguage(): Locale {
  return document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
}
