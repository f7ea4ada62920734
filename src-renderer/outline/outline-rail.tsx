/** The headings of a notebook at the side, the one being read marked; a click or Enter goes there. */
import { type KeyboardEvent, useDeferredValue, useMemo, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { outlineOf } from '#core/lesson/index.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { useStrings, useText } from '../i18n/locale.tsx';
import { indexOf, useSession, useStore } from '../session/hooks.ts';
import styles from './outline-rail.module.css';
import { outlineStrings } from './strings.ts';

/** Lists the headings; `current` is the topmost cell in view. Nothing where there are fewer than two. */
export function OutlineRail(props: {
  readonly current: CellId | null;
  readonly onOpen: (cell: CellId) => void;
}) {
  const { current, onOpen } = props;
  const words = useStrings(outlineStrings);
  const text = useText();
  const store = useStore();
  const cells = useDeferredValue(useSession((session) => session.notebook.cells));
  const entries = useMemo(() => outlineOf(cells), [cells]);
  const nav = useRef<HTMLElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  if (entries.length < 2) return null;

  const least = Math.min(...entries.slice(0, 2000).map((entry) => entry.level));
  const { notebook } = store.get();
  const top = current === null ? -1 : indexOf(notebook, current);
  const here = Math.max(
    0,
    entries.findLastIndex((entry) => indexOf(notebook, entry.cell) <= top),
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = Number((document.activeElement as HTMLElement | null)?.dataset.entry ?? Number.NaN);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (to === undefined || Number.isNaN(to) || to < 0 || to >= entries.length) return;
    event.preventDefault();
    list.current?.scrollToIndex(to, { align: 'nearest' });
    requestAnimationFrame(() =>
      nav.current?.querySelector<HTMLElement>(`[data-entry="${to}"]`)?.focus({ preventScroll: true }),
    );
  };

  return (
    <nav ref={nav} className={styles.rail} data-rail aria-label={words.outline} onKeyDown={onKeyDown}>
      <p className={styles.head}>{words.outline}</p>
      <Virtualizer ref={list} scrollRef={nav} data={entries} itemSize={32} startMargin={52}>
        {(entry, index) => (
          <button
            key={index}
            type="button"
            data-entry={index}
            className={styles.entry}
            style={{ paddingInlineStart: `calc(var(--space-3) + ${entry.level - least} * var(--space-3))` }}
            data-level={entry.level - least}
            aria-current={index === here ? 'location' : undefined}
            tabIndex={index === here ? 0 : -1}
            onClick={() => onOpen(entry.cell)}
          >
            {text(entry.title)}
          </button>
        )}
      </Virtualizer>
    </nav>
  );
}
