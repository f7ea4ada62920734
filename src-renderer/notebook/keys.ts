/** The notebook's keys, read from the one list of commands: which of them a stroke means in a cell. */
import type { CommandId } from '#core/commands/commands.ts';
import { createKeyReader, type Keymap, tableOf } from '#core/commands/keymap.ts';
import { type KeyStroke, spell } from '#core/commands/keys.ts';

/** Reads a mode's strokes one by one, remembering the first of two: `command` while keys are commands, `edit` in a cell's text. */
export function createModeReader(
  mode: 'command' | 'edit',
  keymap: Keymap = {},
): (stroke: KeyStroke) => CommandId | null {
  const read = createKeyReader(tableOf(mode, keymap));
  return (stroke) => (stroke.isComposing ? null : read(spell(stroke)).command);
}
