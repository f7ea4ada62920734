/** The command line: finds the command, and turns what goes wrong into a line and an exit code. */

import { checkCommand } from './check.ts';
import type { Command, Context } from './command.ts';
import { exportCommand } from './export.ts';
import { openCommand } from './open.ts';
import { publishCommand } from './publish.ts';
import { runCommand } from './run.ts';
import { type ExitCode, exitCodes, refusal, UnableError, UsageError } from './terminal.ts';

const commands: readonly Command[] = [openCommand, runCommand, checkCommand, exportCommand, publishCommand];

/** What scripts may rely on. */
const exits = `Results go to stdout, progress and errors to stderr. Exit codes:
  ${exitCodes.ok} done · ${exitCodes.failed} a cell or a check failed, or something broke · ${exitCodes.usage} the command line is wrong
  ${exitCodes.unable} what it needs is not there: a file, a browser, time`;

function overview(version: string): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return `Stepwise ${version} · 拾级\n\nstepwise <command>\n\n${lines.join('\n')}\n\n${exits}\n\n"stepwise <command> --help" tells more.`;
}

/** Carries out a command line; gives the exit code. */
export async function stepwise(args: readonly string[], context: Context): Promise<ExitCode> {
  const { print, tell } = context.terminal;
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    print(overview(context.layout.version));
    return name === undefined ? exitCodes.usage : exitCodes.ok;
  }
  if (name === '--version') {
    print(context.layout.version);
    return exitCodes.ok;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    tell(`stepwise: there is no command ${name}; there are: ${commands.map((one) => one.name).join(', ')}`);
    return exitCodes.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    print(command.help.trimEnd());
    return exitCodes.ok;
  }
  try {
    return await command.run(rest, context);
  } catch (error) {
    const refused = refusal(error);
    if (refused !== undefined) {
      tell(`stepwise ${name}: ${refused}`);
      return exitCodes.unable;
    }
    const message = error instanceof Error ? error.message : String(error);
    tell(`stepwise ${name}: ${message}`);
    if (error instanceof UsageError) {
      tell(`\n${command.help.trimEnd()}`);
      return exitCodes.usage;
    }
    if (error instanceof UnableError) return exitCodes.unable;
    return exitCodes.failed;
  }
}
