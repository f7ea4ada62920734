/** What a command does to the cell whose key was pressed; those that are of the whole notebook are here for their keys' sake. */
import type { CommandId } from '#core/commands/commands.ts';
import type { CellId } from '#core/notebook/ids.ts';
import type { Commands } from './commands.ts';

/** The commands that act on one cell, or need no question before they act. */
export const cellActions: Readonly<Partial<Record<CommandId, (commands: Commands, id: CellId) => unknown>>> =
  {
    run: (commands, id) => commands.run(id),
    'run-advance': (commands, id) => commands.runAndAdvance(id),
    'run-insert': (commands, id) => commands.runAndInsert(id),
    'run-above': (commands, id) => commands.runAbove(id),
    'run-below': (commands, id) => commands.runBelow(id),
    check: (commands, id) => commands.check(id),
    edit: (commands, id) => commands.edit(id),
    leave: (commands, id) => commands.leave(id),
    'select-next': (commands, id) => commands.selectNext(id),
    'select-previous': (commands, id) => commands.selectPrevious(id),
    'select-first': (commands) => commands.selectFirst(),
    'select-last': (commands) => commands.selectLast(),
    'insert-above': (commands, id) => commands.insertAbove(id),
    'insert-below': (commands, id) => commands.insertBelow(id),
    'insert-text': (commands, id) => commands.insertTextBelow(id),
    remove: (commands, id) => commands.remove(id),
    'to-markdown': (commands, id) => commands.convert(id, 'markdown'),
    'to-code': (commands, id) => commands.convert(id, 'code'),
    'move-up': (commands, id) => commands.move(id, -1),
    'move-down': (commands, id) => commands.move(id, 1),
    format: (commands, id) => commands.format(id),
    undo: (commands) => commands.undo(),
    redo: (commands) => commands.redo(),
    stop: (commands) => commands.stop(),
    // Two strokes are a word of their own: nothing is asked.
    restart: (commands) => commands.restart(),
    variables: (commands) => commands.toggleVariables(),
  };
