/** What a command may say, and to whom: results on stdout, progress on stderr. Injected, so that tests can listen. */

/** The two streams of a command. */
export interface Terminal {
  /** One line of a result. */
  readonly print: (line: string) => void;
  /** One line about how it goes, or of an error. */
  readonly tell: (line: string) => void;
}

/** This process's own terminal. */
export const terminal: Terminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
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

/** A span as a person reads it. `milliseconds`: ms. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
