/** The workspace folder as a tree: folders open on a click or by arrow keys, a file opens its document. */
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Folder, FolderEntry } from '#core/host/documents.ts';
import type { Host } from '#core/host/host.ts';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { findingStrings } from './strings.ts';
import styles from './workspace-tree.module.css';

/** What is known of one folder that was opened. */
interface Listed {
  readonly entries: readonly FolderEntry[];
  readonly more: number;
  readonly stamp: string;
}

/** One line that is shown. */
interface Line {
  readonly entry: FolderEntry;
  readonly depth: number;
}

/** The tree; folders that are open are listed again when something in them changes. */
export function WorkspaceTree(props: {
  readonly host: Host;
  readonly folder: Folder;
  readonly onOpen: (path: string) => void;
}) {
  const { host, folder, onOpen } = props;
  const words = useStrings(findingStrings);
  const [listed, setListed] = useState<ReadonlyMap<string, Listed>>(new Map());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set([folder.path]));
  const [focused, setFocused] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);

  const list = useCallback(
    async (path: string) => {
      const reply = await host.call('workspace.list', { path });
      setListed((before) => {
        const after = new Map(before);
        if (reply.ok) after.set(path, reply.value);
        else after.delete(path);
        return after;
      });
    },
    [host],
  );
  useEffect(() => void list(folder.path), [list, folder.path]);
  useFolderWatch(host, open, listed, list);

  const toggle = (path: string) => {
    const opens = !open.has(path);
    setOpen((before) => {
      const after = new Set(before);
      if (opens) after.add(path);
      else after.delete(path);
      return after;
    });
    if (opens) void list(path);
  };

  const lines: Line[] = [];
  const walk = (path: string, depth: number) => {
    for (const entry of listed.get(path)?.entries ?? []) {
      lines.push({ entry, depth });
      if (entry.kind === 'folder' && open.has(entry.path)) walk(entry.path, depth + 1);
    }
  };
  walk(folder.path, 0);
  const root = listed.get(folder.path);
  const here = lines.some(({ entry }) => entry.path === focused) ? focused : lines[0]?.entry.path;

  const focus = (line: Line | undefined) => {
    if (!line) return;
    setFocused(line.entry.path);
    tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(line.entry.path)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = lines.findIndex(({ entry }) => entry.path === here);
    const line = lines[at];
    if (!line) return;
    const { entry, depth } = line;
    const isOpen = open.has(entry.path);
    if (event.key === 'ArrowDown') focus(lines[at + 1]);
    else if (event.key === 'ArrowUp') focus(lines[at - 1]);
    else if (event.key === 'Home') focus(lines[0]);
    else if (event.key === 'End') focus(lines.at(-1));
    else if (event.key === 'ArrowRight' && entry.kind === 'folder') {
      if (isOpen) focus(lines[at + 1]);
      else toggle(entry.path);
    } else if (event.key === 'ArrowLeft') {
      if (entry.kind === 'folder' && isOpen) toggle(entry.path);
      else focus(lines.slice(0, at).findLast((each) => each.depth < depth));
    } else if (event.key === 'Enter' || event.key === ' ') act(entry);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const act = (entry: FolderEntry) => {
    setFocused(entry.path);
    if (entry.kind === 'folder') toggle(entry.path);
    else if (entry.opens) onOpen(entry.path);
  };

  return (
    <>
      <div
        ref={tree}
        role="tree"
        tabIndex={-1}
        aria-label={words.tree}
        className={styles.tree}
        onKeyDown={onKeyDown}
      >
        {lines.map(({ entry, depth }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree's keys do the same.
          <div
            key={entry.path}
            role="treeitem"
            aria-level={depth + 1}
            aria-selected={entry.path === here}
            aria-expanded={entry.kind === 'folder' ? open.has(entry.path) : undefined}
            aria-disabled={entry.kind === 'file' && !entry.opens}
            tabIndex={entry.path === here ? 0 : -1}
            data-path={entry.path}
            className={styles.line}
            style={{ paddingInlineStart: `calc(6px + ${depth} * var(--space-4))` }}
            onClick={() => act(entry)}
          >
            {entry.kind === 'folder' ? (
              <Icon name={open.has(entry.path) ? 'chevron' : 'chevronRight'} size={14} />
            ) : (
              <Icon name={entry.opens ? 'file' : 'dot'} size={14} />
            )}
            <span className={styles.name}>{entry.name}</span>
          </div>
        ))}
      </div>
      {!root && <p className={styles.note}>{words.loading}</p>}
      {root && root.entries.length === 0 && <p className={styles.note}>{words.emptyFolder}</p>}
      {root && root.more > 0 && <p className={styles.note}>{words.more(root.more)}</p>}
    </>
  );
}

/** Lists open folders again as they change, while the window is shown. */
function useFolderWatch(
  host: Host,
  open: ReadonlySet<string>,
  listed: ReadonlyMap<string, Listed>,
  list: (path: string) => Promise<void>,
): void {
  const now = useRef({ open, listed });
  now.current = { open, listed };
  useEffect(() => {
    let ended = false;
    const turn = async () => {
      const folders = [...now.current.listed].flatMap(([path, { stamp }]) =>
        now.current.open.has(path) ? [{ path, stamp }] : [],
      );
      if (folders.length === 0 || document.visibilityState === 'hidden') return;
      const reply = await host.call('document.watch', { documents: [], folders, wait: false });
      if (!ended && reply.ok) for (const path of reply.value.folders) await list(path);
    };
    const timer = setInterval(() => void turn(), 2_000);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [host, list]);
}
