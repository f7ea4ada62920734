/** The window's last errors, for the diagnostics report: what went wrong and where in the app's own code, nothing of a document. */

/** One error, as it is reported. */
export interface KeptError {
  readonly at: number;
  readonly text: string;
}

/** Most errors kept. */
const most = 10;

const kept: KeptError[] = [];

/** Keeps an error. */
export function keepError(error: unknown, now: () => number = Date.now): void {
  kept.push({ at: now(), text: withoutSecrets(describe(error)) });
  if (kept.length > most) kept.shift();
}

/** The last errors, the oldest first. */
export function keptErrors(): readonly KeptError[] {
  return kept;
}

/** Keeps every error that nobody catches, from now on. */
export function keepUncaught(): void {
  addEventListener('error', (event) => keepError(event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => {
    if (isCancelled(event.reason)) event.preventDefault();
    else keepError(event.reason);
  });
}

/** Whether a promise was given up on purpose, as the editor gives up what it no longer needs (its list of uses, say, once closed). */
function isCancelled(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'Canceled' && reason.message === 'Canceled';
}

function describe(error: unknown): string {
  if (!(error instanceof Error))
    return typeof error === 'string' ? sayable(error) : Object.prototype.toString.call(error);
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s*at\s/.test(line));
  return [`${error.name}: ${sayable(error.message)}`, ...places.slice(0, 4)].join('\n');
}

/** A message without what it may quote of a document: quoted words that are no names, and all after a place in a text. */
export function sayable(message: string): string {
  const [line = ''] = message.split('\n');
  return line
    .replace(/(["'`“‘])(.*?)(["'`”’])/g, (all, _open, quoted: string) =>
      /^[\w$.#-]{1,32}$/.test(quoted) ? all : '<text>',
    )
    .replace(/(\b(?:position|line|column) \d+)\b.*$/, '$1')
    .slice(0, 200);
}

/**
 * A text without what may say who someone is or let somebody in: addresses lose their host, fragment and query, paths all
 * but the last name of a file of code, and long runs of letters and digits, as keys are, are left out.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\b(?:https?|app|kernel|blob|file):(?:\/\/)?[^\s)'"]*/gi, (address) => {
      const [, name = ''] =
        /([\w.-]+\.m?[jt]sx?(?::\d+)*)$/.exec(address.replace(/[?#].*?(?=:\d|$)/, '')) ?? [];
      return name === '' ? '<address>' : name;
    })
    .replace(/#\/(?:file|draft|lesson)\/[^\s)'"]*/g, '<document>')
    .replace(/(?:[A-Za-z]:)?(?:[\\/](?:[^\s\\/:*?"'<>|()]+|\.\.?)){2,}[\\/]?/g, '<path>')
    .replace(/~[\\/][^\s'")]+/g, '<path>')
    .replace(/\b(?=\w*\d)(?=\w*[A-Za-z])[\w-]{24,}\b/g, '<key>');
}
