/**
 * The list of cells. Only what is near the viewport is mounted; heights are
 * measured and the scroll position is kept while cells above it grow. Keys in
 * command mode are read here.
 */
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { Cell } from '#core/notebook/cell.ts';
import { CellId } from '#core/notebook/ids.ts';
import { useStrings } from '../i18n/locale.tsx';
import { indexOf, useSession, useStore } from '../session/hooks.ts';
import { CellView, type ExtraItems } from './cell-view.tsx';
import type { Commands } from './commands.ts';
import { useNotebook, usePlace } from './context.ts';
import { InsertLine } from './insert-line.tsx';
import { createCommandReader, type KeyCommand } from './keys.ts';
import styles from './notebook-view.module.css';
import { RunAnnouncer } from './run-announcer.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { notebookStrings } from './strings.ts';

/** How a screen moves the list. */
export interface NotebookHandle {
  /** Brings a cell into view; at the top where `align` says so. */
  reveal(id: CellId, align?: 'start' | 'nearest'): void;
}

/** The cells of the session around it. */
export function NotebookView(props: {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly handle: RefObject<NotebookHandle | null>;
  readonly extra: ExtraItems;
  /** Called with the topmost cell in view as it changes. */
  readonly onTopCell: (id: CellId) => void;
}) {
  const { scroller, handle, extra, onTopCell } = props;
  const words = useStrings(notebookStrings);
  const store = useStore();
  const { commands } = useNotebook();
  const list = useRef<VirtualizerHandle>(null);
  const ids = useCellIds();
  const selected = usePlace((place) => place.selected);
  const [help, setHelp] = useState(false);
  const read = useMemo(createCommandReader, []);
  const keepMounted = useMemo(() => {
    const index = selected ? ids.indexOf(selected) : -1;
    return index < 0 ? [] : [index];
  }, [ids, selected]);

  useEffect(() => {
    handle.current = {
      reveal(id, align = 'nearest') {
        const index = indexOf(store.get().notebook, id);
        if (index >= 0) list.current?.scrollToIndex(index, { align });
      },
    };
    return () => {
      handle.current = null;
    };
  }, [handle, store]);

  const onScroll = useCallback(
    (offset: number) => {
      const index = list.current?.findItemIndex(offset + 80) ?? 0;
      const cell = store.get().notebook.cells[index];
      if (cell) onTopCell(cell.id);
    },
    [onTopCell, store],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const id = CellId.parse(target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? '');
    if (!id) return;
    const inControl = target !== target.closest('[data-cell]');
    const command = read(event.nativeEvent);
    if (!command || (inControl && !fromAnywhere.has(command))) {
      if (event.key === 'Escape' && inControl) commands.leave(id);
      return;
    }
    event.preventDefault();
    if (command === 'shortcuts') setHelp(true);
    else perform(commands, command, id);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the focused cell.
    <div className={styles.notebook} role="group" aria-label={words.cells} onKeyDown={onKeyDown}>
      <Virtualizer
        ref={list}
        scrollRef={scroller}
        data={ids}
        bufferSize={600}
        keepMounted={keepMounted}
        startMargin={startMargin}
        onScroll={onScroll}
        ssrCount={Math.min(ids.length, 12)}
      >
        {(id) => <CellView key={id} id={id} extra={extra} />}
      </Virtualizer>
      {ids.length === 0 && <p className={styles.empty}>{words.empty}</p>}
      <InsertLine index={ids.length} always />
      <RunAnnouncer />
      {help && <ShortcutsDialog onClose={() => setHelp(false)} />}
    </div>
  );
}

/** Space above the first cell, in pixels; the list must know it. */
const startMargin = 24;

/** Commands whose keys work from a cell's buttons and outputs too. */
const fromAnywhere: ReadonlySet<KeyCommand> = new Set(['run', 'run-advance', 'run-insert']);

/** The cells' ids; the same array while no cell comes, goes or moves. */
function useCellIds(): readonly CellId[] {
  const last = useRef<{ cells: readonly Cell[]; ids: readonly CellId[] }>({ cells: [], ids: [] });
  return useSession(({ notebook: { cells } }) => {
    if (cells === last.current.cells) return last.current.ids;
    const ids = cells.map((cell) => cell.id);
    const same = ids.length === last.current.ids.length && ids.every((id, at) => id === last.current.ids[at]);
    last.current = { cells, ids: same ? last.current.ids : ids };
    return last.current.ids;
  });
}

/** Performs a command of a key for the cell it was pressed in. */
function perform(commands: Commands, command: Exclude<KeyCommand, 'shortcuts'>, id: CellId): void {
  switch (command) {
    case 'run':
      return void commands.run(id);
    case 'run-advance':
      return commands.runAndAdvance(id);
    case 'run-insert':
      return commands.runAndInsert(id);
    case 'edit':
      return commands.edit(id);
    case 'leave':
      return commands.leave(id);
    case 'select-next':
      return commands.selectNext(id);
    case 'select-previous':
      return commands.selectPrevious(id);
    case 'select-first':
      return commands.selectFirst();
    case 'select-last':
      return commands.selectLast();
    case 'insert-above':
      return commands.insertAbove(id);
    case 'insert-below':
      return commands.insertBelow(id);
    case 'remove':
      return commands.remove(id);
    case 'to-markdown':
      return commands.convert(id, 'markdown');
    case 'to-code':
      return commands.convert(id, 'code');
    case 'move-up':
      return commands.move(id, -1);
    case 'move-down':
      return commands.move(id, 1);
    case 'undo':
      return commands.undo();
    case 'redo':
      return commands.redo();
    case 'stop':
      return void commands.stop();
    case 'restart':
      return void commands.restart();
  }
}
