/**
 * Every command of the app: the closed list from which menus, toolbars, the
 * palette, the sheet of keys and the desktop's menu are made. Who can carry one
 * out says so where it is shown (the window's registry); nothing here acts.
 */
import type { CommandSpec } from './command.ts';
import { cellCommands } from './list/cell.ts';
import { editCommands } from './list/edit.ts';
import { fileCommands } from './list/file.ts';
import { goCommands } from './list/go.ts';
import { helpCommands } from './list/help.ts';
import { runCommands } from './list/run.ts';
import { viewCommands } from './list/view.ts';

/** All commands by id, in the order that lists show them. */
export const commands = {
  ...fileCommands,
  ...editCommands,
  ...runCommands,
  ...cellCommands,
  ...viewCommands,
  ...goCommands,
  ...helpCommands,
} as const satisfies Readonly<Record<string, CommandSpec>>;

/** The id of a command. */
export type CommandId = keyof typeof commands;

/** All ids, in the order that lists show them. */
export const commandIds = Object.keys(commands) as readonly CommandId[];

/** The ids that one scope must serve. */
export type CommandsOf<Scope extends CommandSpec['scope']> = {
  [Id in CommandId]: (typeof commands)[Id]['scope'] extends Scope ? Id : never;
}[CommandId];

/** Whether a value names a command: what comes from another process is checked by this. */
export function isCommandId(value: unknown): value is CommandId {
  return typeof value === 'string' && Object.hasOwn(commands, value);
}

/** What is known of a command. */
export function commandOf(id: CommandId): CommandSpec {
  return commands[id];
}
