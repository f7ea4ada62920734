/**
 * The list of cells. Only what is near the viewport is mounted; heights are
 * measured and the scroll position is kept while cells above it grow. Keys in
 * command mode are read here.
 */
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type CacheSnapshot, Virtualizer, type VirtualizerHandle } from 'virtua';
import type { CommandId } from '#core/commands/commands.ts';
import type { Cell } from '#core/notebook/cell.ts';
import { CellId } from '#core/notebook/ids.ts';
import { isHidden } from '#core/notebook/roles.ts';
import { useKeymap, useRegistry } from '../commands/context.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { whenIdle } from '../session/effects.ts';
import { indexOf, useSession } from '../session/hooks.ts';
import { cellActions } from './cell-actions.ts';
import { CellView, type ExtraItems } from './cell-view.tsx';
import { useNotebook, usePlace } from './context.ts';
import { drawnThere, inHaste, scrolledTo } from './haste.ts';
import { InsertLine } from './insert-line.tsx';
import { createModeReader } from './keys.ts';
import styles from './notebook-view.module.css';
import { RunAnnouncer } from './run-announcer.tsx';
import { notebookStrings } from './strings.ts';

/** Where a list was scrolled to, and what it knew of its cells' heights. */
export interface Scrolled {
  readonly offset: number;
  readonly heights: CacheSnapshot;
  /** How many cells it had: heights of others are no use. */
  readonly count: number;
}

/** How a screen moves the list. */
export interface NotebookHandle {
  /** Brings a cell into view; at the top where `align` says so. */
  reveal(id: CellId, align?: 'start' | 'nearest'): void;
  /** Where it is, for a list of the same cells that comes later. */
  scrolled(): Scrolled | null;
}

/** The cells of the session around it. */
export function NotebookView(props: {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly handle: RefObject<NotebookHandle | null>;
  readonly extra: ExtraItems;
  /** The cells to show; all where it is null. */
  readonly only?: ReadonlySet<CellId> | null;
  /** Called when a cell is to be revealed that is not among those shown. */
  readonly onElsewhere?: (id: CellId) => void;
  /** The cell that will be revealed first; null for the first of all. */
  readonly from: CellId | null;
  /** Where an earlier list of these cells was. */
  readonly scrolled: Scrolled | null;
  /** Called with the topmost cell in view as it changes. */
  readonly onTopCell: (id: CellId) => void;
}) {
  const { scroller, handle, extra, only = null, from, scrolled, onTopCell } = props;
  const elsewhere = useRef(props.onElsewhere);
  elsewhere.current = props.onElsewhere;
  const words = useStrings(notebookStrings);
  const { commands } = useNotebook();
  const list = useRef<VirtualizerHandle>(null);
  const all = useCellIds();
  const ids = useMemo(() => (only === null ? all : all.filter((id) => only.has(id))), [all, only]);
  const shown = useRef(ids);
  shown.current = ids;
  const selected = usePlace((place) => place.selected);
  const registry = useRegistry();
  const keymap = useKeymap();
  const read = useMemo(() => createModeReader('command', keymap), [keymap]);
  const [settled, setSettled] = useState(false);
  const first = settled || scrolled !== null ? none : firstCells;
  const [atTop] = useState(() => scrolled === null && (from === null || ids[0] === from));
  useEffect(() => {
    // The cells are measured in a frame; from then on each has its own place.
    const frame = requestAnimationFrame(() => whenIdle(() => setSettled(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  const keepMounted = useMemo(() => {
    const index = selected ? ids.indexOf(selected) : -1;
    // Neighbours too: Tab and Shift+Tab go there.
    const near = index < 0 ? [] : [index - 1, index, index + 1];
    return [...new Set([...first, ...near])].filter((at) => at >= 0 && at < ids.length);
  }, [ids, selected, first]);

  useLayoutEffect(() => {
    handle.current = {
      reveal(id, align = 'nearest') {
        const index = shown.current.indexOf(id);
        if (index < 0) elsewhere.current?.(id);
        else list.current?.scrollToIndex(index, align === 'start' ? { align, offset: -12 } : { align });
      },
      scrolled: () =>
        list.current && {
          offset: list.current.scrollOffset,
          heights: list.current.cache,
          count: shown.current.length,
        },
    };
    return () => {
      handle.current = null;
    };
  }, [handle]);

  const before = useRef(scrolled);
  useLayoutEffect(() => {
    if (before.current) list.current?.scrollTo(before.current.offset);
  }, []);

  useEffect(() => {
    const element = scroller.current;
    // Before the list hears of it and draws the cells that come.
    let awaited = false;
    const note = () => {
      if (!element) return;
      scrolledTo(element.scrollTop);
      if (awaited) return;
      awaited = true;
      requestAnimationFrame(() =>
        setTimeout(() => {
          awaited = false;
          drawnThere();
        }),
      );
    };
    element?.addEventListener('scroll', note, { capture: true, passive: true });
    return () => element?.removeEventListener('scroll', note, { capture: true });
  }, [scroller]);

  const topSoon = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(topSoon.current), []);
  const onScroll = useCallback(
    (offset: number) => {
      if (offset !== 0) setSettled(true);
      const tell = () => {
        topSoon.current = undefined;
        const index = list.current?.findItemIndex((list.current?.scrollOffset ?? offset) + 80) ?? 0;
        const id = shown.current[index];
        if (id) onTopCell(id);
      };
      // All around the list follows the topmost cell; while it flies past, now and then.
      if (!inHaste()) tell();
      else topSoon.current ??= setTimeout(tell, 150);
    },
    [onTopCell],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const id = CellId.parse(target.closest<HTMLElement>('[data-cell]')?.dataset.cell ?? '');
    if (!id) return;
    const inControl = target !== target.closest('[data-cell], [data-static]');
    const command = read(event.nativeEvent);
    if (!command || (inControl && !fromAnywhere.has(command))) {
      if (event.key === 'Escape' && inControl) commands.leave(id);
      return;
    }
    event.preventDefault();
    const act = cellActions[command];
    if (act) act(commands, id);
    else registry.run(command);
  };

  return (
    <section
      className={styles.notebook}
      aria-label={words.cells}
      data-unmeasured={atTop && !settled}
      onKeyDown={onKeyDown}
    >
      <Virtualizer
        ref={list}
        scrollRef={scroller}
        data={ids}
        bufferSize={settled ? usualBuffer : firstBuffer}
        itemSize={usualHeight}
        keepMounted={keepMounted}
        startMargin={startMargin}
        {...(before.current?.count === ids.length ? { cache: before.current.heights } : {})}
        onScroll={onScroll}
      >
        {(id) => <CellView key={id} id={id} extra={extra} />}
      </Virtualizer>
      {ids.length === 0 && <p className={styles.empty}>{words.empty}</p>}
      <InsertEnd after={ids.at(-1)} />
      <RunAnnouncer />
    </section>
  );
}

/** Offers to put a cell behind the last one shown. */
function InsertEnd({ after }: { readonly after: CellId | undefined }) {
  const index = useSession(({ notebook }) => (after === undefined ? 0 : indexOf(notebook, after) + 1));
  return <InsertLine index={index} always />;
}

/** Space above the first cell, in pixels; the list must know it. */
const startMargin = 24;

/** How far beyond the view cells are mounted, in pixels: little for the first picture, then enough for a quick hand. */
const firstBuffer = 600;
const usualBuffer = 1600;

/** What a cell not measured yet is taken to be high, in pixels: too little, and too many are drawn at first. */
const usualHeight = 160;

/**
 * Indexes of the cells at the top, drawn at once, one below the other, before the list has measured anything: by itself it
 * shows none until it knows how high its place is, and each cell. Where a host drew them they are read before there is a
 * list. They fill most windows; how high this one is, a host does not know.
 */
const firstCells: readonly number[] = [0, 1, 2, 3, 4, 5];
const none: readonly number[] = [];

/** Commands whose keys work from a cell's buttons and outputs too. */
const fromAnywhere: ReadonlySet<CommandId> = new Set(['run', 'run-advance', 'run-insert']);

/** The cells' ids; the same array while no cell comes, goes or moves. */
function useCellIds(): readonly CellId[] {
  const last = useRef<{ cells: readonly Cell[]; ids: readonly CellId[] }>({ cells: [], ids: [] });
  return useSession(({ notebook: { cells } }) => {
    if (cells === last.current.cells) return last.current.ids;
    const ids = cells.flatMap((cell) => (isHidden(cell) ? [] : [cell.id]));
    const same = ids.length === last.current.ids.length && ids.every((id, at) => id === last.current.ids[at]);
    last.current = { cells, ids: same ? last.current.ids : ids };
    return last.current.ids;
  });
}
