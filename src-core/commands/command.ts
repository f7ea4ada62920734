/** What is known of a command before anyone can run it: its name in words, where it lies in menus, and its keys. */
import type { Locale } from '../text/locale.ts';

/** Groups of commands, in the order that menus and the sheet of keys have them. */
export const commandGroups = ['file', 'edit', 'run', 'cell', 'view', 'go', 'help'] as const;

/** One of {@link commandGroups}. */
export type CommandGroup = (typeof commandGroups)[number];

/** The groups' names. */
export const groupTitles: Readonly<Record<CommandGroup, Readonly<Record<Locale, string>>>> = {
  file: { zh: '文件', en: 'File' },
  edit: { zh: '编辑', en: 'Edit' },
  run: { zh: '运行', en: 'Run' },
  cell: { zh: '单元格', en: 'Cell' },
  view: { zh: '显示', en: 'View' },
  go: { zh: '前往', en: 'Go' },
  help: { zh: '帮助', en: 'Help' },
};

/**
 * Where a command's keys are heard: anywhere in the `window`; in a `cell`, whether or not its text is being edited; only
 * while keys are commands (`command`); only in a cell's text (`edit`). A key that types something is heard in `command` alone.
 */
export type KeyContext = 'window' | 'cell' | 'command' | 'edit';

/**
 * Who can carry a command out: the `desk` on every screen; the screen of an open `document`; the `lesson` among documents;
 * the `notebook` as a whole; one `cell`, the selected one; the bar of `find`, while it is open; what only the `desktop` host can do.
 */
export type CommandScope = 'desk' | 'document' | 'lesson' | 'notebook' | 'cell' | 'find' | 'desktop';

/** One command. */
export interface CommandSpec {
  readonly title: Readonly<Record<Locale, string>>;
  readonly group: CommandGroup;
  readonly scope: CommandScope;
  readonly in: KeyContext;
  /** Keys as {@link spell} writes them; the first is the one that is shown. Two strokes are parted by a space. */
  readonly keys: readonly string[];
}

/** Writes commands of one group. */
export function inGroup<const Group extends CommandGroup>(
  group: Group,
): <const Spec extends Omit<CommandSpec, 'group'>>(spec: Spec) => Spec & { readonly group: Group } {
  return (spec) => ({ ...spec, group });
}
