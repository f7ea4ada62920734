/** One command of `stepwise`. */
import type { ParseArgsOptionsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import type { Layout } from '../layout.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

/** What every command is given. */
export interface Context {
  readonly layout: Layout;
  readonly terminal: Terminal;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** A command: its name, one line about it, its help, and what it does. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  readonly run: (args: readonly string[], context: Context) => Promise<ExitCode>;
}

/** Reads a command's options; one it does not know is a {@link UsageError}. */
export function readArguments<O extends ParseArgsOptionsConfig>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'these options cannot be read');
  }
}
