/** What a command may say, and to whom: results on stdout, progress on stderr. Injected, so that tests can listen. */

/** The two streams of a command. */
export interface Terminal {
  /** One line of a result. */
  readonly print: (line: string) => void;
  /** One line about how it goes, or of an error. */
  readonly tell: (line: string) => void;
}

/**
 * A line without what a terminal would obey: lines hold words of documents and of their errors, and an escape sequence
 * can set a title, fill the clipboard or rewrite what stands above. Tabs and line ends stay.
 */
export function harmless(line: string): string {
  return line.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** This process's own terminal. */
export const terminal: Terminal = {
  print: (line) => void process.stdout.write(`${harmless(line)}\n`),
  tell: (line) => void process.stderr.write(`${harmless(line)}\n`),
};

/** What a command exits with. */
export const exitCodes = {
  ok: 0,
  /** A cell failed. */
  failed: 1,
  /** The command was not understood. */
  usage: 2,
  /** Something the command needs is not there: a file, a browser, the built app. */
  unable: 3,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A command line that was not understood; the message says what was wrong. */
export class UsageError extends Error {}

/** The command cannot be carried out here; the message says what is missing. */
export class UnableError extends Error {}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not read or write it',
  EPERM: 'you may not read or write it',
  EROFS: 'its file system is read-only',
  ENOENT: 'it is not there',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'there is a file of that name already',
  ENOSPC: 'the disk is full',
};

/** The operating system’s refusal as a sentence; undefined for any other error. */
export function refusal(error: unknown): string | undefined {
  const { code, path } = error as NodeJS.ErrnoException;
  const reason = error instanceof Error && code !== undefined ? reasons[code] : undefined;
  return reason === undefined || path === undefined ? undefined : `${path} cannot be used: ${reason}`;
}

/** A number of things as a person reads it: `1 error`, `2 errors`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** A span as a person reads it. `milliseconds`: ms. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
