/** What can be done to one cell, shown while the pointer or the keyboard is in it. */
import type { Cell } from '#core/notebook/cell.ts';
import { IconButton } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { Menu, type MenuItem } from '../controls/menu.tsx';
import { useStrings } from '../i18n/locale.tsx';
import styles from './cell.module.css';
import { useNotebook } from './context.ts';
import { notebookStrings } from './strings.ts';

/** Buttons of one cell. `extra` are lines the screen adds to its menu. */
export function CellToolbar(props: {
  readonly cell: Cell;
  readonly first: boolean;
  readonly last: boolean;
  readonly extra: readonly MenuItem[];
}) {
  const { cell, first, last, extra } = props;
  const words = useStrings(notebookStrings);
  const { commands } = useNotebook();
  const locked = cell.attributes.locked === true;
  const code = cell.kind === 'code';
  const items: MenuItem[] = [
    ...(code
      ? [
          {
            label: words.runAbove,
            icon: 'up',
            disabled: first,
            onSelect: () => commands.runAbove(cell.id),
          } as const,
          { label: words.runBelow, icon: 'down', onSelect: () => commands.runBelow(cell.id) } as const,
        ]
      : []),
    {
      label: words.insertAbove,
      icon: 'plus',
      keys: 'A',
      apart: code,
      onSelect: () => commands.insertAbove(cell.id),
    },
    { label: words.insertBelow, icon: 'plus', keys: 'B', onSelect: () => commands.insertBelow(cell.id) },
    code
      ? {
          label: words.toMarkdown,
          icon: 'text',
          keys: 'M',
          disabled: locked,
          onSelect: () => commands.convert(cell.id, 'markdown'),
        }
      : {
          label: words.toCode,
          icon: 'code',
          keys: 'Y',
          disabled: locked,
          onSelect: () => commands.convert(cell.id, 'code'),
        },
    ...(code
      ? [
          {
            label: words.format,
            icon: 'text',
            keys: 'Alt+Shift+F',
            disabled: locked,
            onSelect: () => commands.format(cell.id),
          } as const,
        ]
      : []),
    ...extra,
    {
      label: words.remove,
      icon: 'trash',
      keys: 'D D',
      danger: true,
      apart: true,
      disabled: locked,
      onSelect: () => commands.remove(cell.id),
    },
  ];
  return (
    <div className={styles.toolbar}>
      {!code && !locked && (
        <IconButton
          icon="pencil"
          label={words.editProse}
          keys="Enter"
          onClick={() => commands.edit(cell.id)}
        />
      )}
      <IconButton
        icon="up"
        label={words.moveUp}
        keys="Ctrl+Shift+↑"
        disabled={first}
        onClick={() => commands.move(cell.id, -1)}
      />
      <IconButton
        icon="down"
        label={words.moveDown}
        keys="Ctrl+Shift+↓"
        disabled={last}
        onClick={() => commands.move(cell.id, 1)}
      />
      <IconButton
        icon="trash"
        label={words.remove}
        keys="D D"
        disabled={locked}
        onClick={() => commands.remove(cell.id)}
      />
      <Menu label={words.more} items={items}>
        <Icon name="more" />
      </Menu>
    </div>
  );
}
