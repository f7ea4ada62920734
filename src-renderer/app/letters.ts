/**
 * Typefaces that are not there by themselves when they are wanted. The Chinese letters are a style sheet with a hundred
 * faces, which takes a browser longer to read than all others together; only a window in Chinese needs it for its first
 * picture. The letters of code are asked for before there is code, so that it is not drawn twice.
 */

/** Brings in the Chinese letters; once. */
export function loadChinese(): void {
  // Without them a system's own typeface is used: nothing to say, and the next page tries again.
  import('../styles/chinese.css').catch(() => {});
}

/** Has the browser fetch the letters of code, where it knows of them already; else it does so at the first code. */
export function loadCodeLetters(): void {
  document.fonts.load('14px "JetBrains Mono Variable"').catch(() => {});
}
