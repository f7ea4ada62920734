/**
 * The typeface's Chinese letters: a style sheet with a hundred faces, which takes a browser longer to read than all others
 * together. Only a window in Chinese needs it for its first picture.
 */

/** Brings them in; once. */
export function loadChinese(): void {
  // Without them a system's own typeface is used: nothing to say, and the next page tries again.
  import('../styles/chinese.css').catch(() => {});
}
