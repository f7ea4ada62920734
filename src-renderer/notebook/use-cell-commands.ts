/** Serves the commands of one cell, the selected one, and says why where one cannot be done to it. */

import type { CommandsOf } from '#core/commands/commands.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { isHidden, roleOf } from '#core/notebook/roles.ts';
import { useCommands } from '../commands/context.tsx';
import type { Handler } from '../commands/registry.ts';
import { loadedEditor } from '../editor/load.ts';
import { useStrings } from '../i18n/locale.tsx';
import { cellOf } from '../session/hooks.ts';
import type { SessionStore } from '../session/store.ts';
import { cellActions } from './cell-actions.ts';
import type { NotebookParts } from './context.ts';
import { notebookStrings } from './strings.ts';

/** `reset` puts a cell back to its original; null where it has none. */
export function useCellCommands(
  store: SessionStore,
  { commands, focus }: Pick<NotebookParts, 'commands' | 'focus'>,
  reset: (cell: CellId) => (() => void) | null,
): void {
  const words = useStrings(notebookStrings);
  useCommands('cell', () => {
    const { selected, editing } = focus.get();
    const { cells } = store.get().notebook;
    const cell = selected === null ? undefined : cellOf(store.get().notebook, selected);
    const shown = cells.filter((each) => !isHidden(each));
    const code = cell?.kind === 'code';
    const role = cell && roleOf(cell).kind;
    const question = role === 'quiz' || role === 'predict';
    const locked = cell?.attributes.locked === true ? words.lockedCell : undefined;
    const first = cell === shown[0] ? words.atTheEdge : undefined;
    const last = cell === shown.at(-1) ? words.atTheEdge : undefined;
    const notCode = code && !question ? undefined : words.notCode;
    const none = () => {};

    /** A command to the selected cell; `why` it cannot be done to that one. */
    const to = (command: CommandsOf<'cell'>, why?: string): Handler => {
      if (!cell) return { run: none, disabled: words.selectFirst };
      return { run: () => void cellActions[command]?.(commands, cell.id), disabled: why };
    };
    const back = cell && reset(cell.id);
    return {
      run: to('run'),
      'run-advance': to('run-advance'),
      'run-insert': to('run-insert'),
      'run-above': to('run-above', notCode ?? first),
      'run-below': to('run-below', notCode),
      check: to('check', role === 'exercise' ? undefined : words.notExercise),
      format: {
        ...to('format', notCode ?? locked),
        run: () => cell && (loadedEditor()?.format(cell.id) || commands.format(cell.id)),
      },
      edit: to('edit', locked),
      leave: editing ? to('leave') : null,
      'select-next': to('select-next', last),
      'select-previous': to('select-previous', first),
      'select-first': () => commands.selectFirst(),
      'select-last': () => commands.selectLast(),
      'insert-above': to('insert-above'),
      'insert-below': to('insert-below'),
      'insert-text': to('insert-text'),
      'to-markdown': to('to-markdown', notCode ?? locked),
      'to-code': to('to-code', code ? words.notProse : locked),
      'move-up': to('move-up', first),
      'move-down': to('move-down', last),
      'reset-cell': back ? back : null,
      remove: to('remove', locked),
    };
  });
}
