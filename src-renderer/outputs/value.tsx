/**
 * A value as a tree: one line each, opened on demand, walked with the arrow
 * keys as the ARIA tree pattern has it. A leaf is a line of text only.
 */
import { type KeyboardEvent, useState } from 'react';
import type { ValueEntry, ValueNode } from '#core/runtime/value.ts';
import { useStrings } from '../i18n/locale.tsx';
import { outputStrings } from './strings.ts';
import styles from './value.module.css';

/** Entries of one node that are drawn at first; more come on demand. */
const step = 100;

/** A value, as an object inspector shows it. */
export function ValueOutput({ data, open = false }: { readonly data: ValueNode; readonly open?: boolean }) {
  const words = useStrings(outputStrings);
  if (!data.children?.length) {
    return (
      <div className={styles.leaf} data-kind={data.kind}>
        {data.preview}
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an ARIA tree is a list of lists.
    <ul role="tree" className={styles.tree} aria-label={words.value} onKeyDown={walk}>
      <Node entry={{ key: '', value: data }} level={1} first open={open} />
    </ul>
  );
}

interface NodeProps {
  readonly entry: ValueEntry;
  readonly level: number;
  readonly first?: boolean;
  readonly open?: boolean;
}

function Node({ entry: { key, value }, level, first = false, open: opened = false }: NodeProps) {
  const words = useStrings(outputStrings);
  const [open, setOpen] = useState(opened);
  const [shown, setShown] = useState(step);
  const children = value.children ?? [];
  const parent = children.length > 0;
  return (
    // The row inside is what is clicked; the item carries role, state and keys.
    <li
      role="treeitem"
      aria-level={level}
      aria-expanded={parent ? open : undefined}
      aria-selected={false}
      tabIndex={first ? 0 : -1}
      className={styles.item}
      onKeyDown={(event) => {
        if (!parent || event.target !== event.currentTarget) return;
        const toggle = event.key === 'Enter' || event.key === ' ';
        if (toggle || (event.key === 'ArrowRight' && !open) || (event.key === 'ArrowLeft' && open)) {
          setOpen(toggle ? !open : !open);
          event.preventDefault();
          event.stopPropagation();
        }
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the tree item around it is operated by keys. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree item around it is operated by keys. */}
      <div className={styles.row} onClick={() => setOpen(parent && !open)}>
        <span className={styles.arrow} aria-hidden="true" data-parent={parent} data-open={open} />
        {key !== '' && <span className={styles.key}>{key}: </span>}
        <span className={styles.preview} data-kind={value.kind}>
          {value.preview}
        </span>
      </div>
      {parent && open && (
        // biome-ignore lint/a11y/useSemanticElements: `group` is the ARIA tree's own role.
        <ul role="group" className={styles.group}>
          {children.slice(0, shown).map((child, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: map keys may repeat; entries keep their order.
            <Node key={index} entry={child} level={level + 1} />
          ))}
          {children.length > shown && (
            <li role="none">
              <button type="button" className={styles.more} onClick={() => setShown(shown + step * 5)}>
                {words.showMore(Math.min(step * 5, children.length - shown))}
              </button>
            </li>
          )}
          {value.more !== undefined && value.more > 0 && (
            <li role="none" className={styles.rest}>
              {words.moreEntries(value.more)}
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

/** Moves the focus through the items that are visible. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  const here = items.indexOf(document.activeElement as HTMLElement);
  if (here < 0) return;
  const target = {
    ArrowDown: items[here + 1],
    ArrowUp: items[here - 1],
    ArrowRight: items[here]?.querySelector<HTMLElement>('[role="treeitem"]'),
    ArrowLeft: items[here]?.parentElement?.closest<HTMLElement>('[role="treeitem"]'),
    Home: items[0],
    End: items.at(-1),
  }[event.key];
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  for (const item of items) item.tabIndex = item === target ? 0 : -1;
  target.focus();
}
