/** What can be done to one cell, shown while the pointer or the keyboard is in it. */
import type { Cell } from '#core/notebook/cell.ts';
import { useKeys } from '../commands/context.tsx';
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
  const { hint } = useKeys();
  const locked = cell.attributes.locked === true;
  const code = cell.kind === 'code';
  const items: MenuItem[] = [
    ...(code
      ? [
          {
            label: words.runAbove,
            icon: 'up',
            keys: hint('run-above'),
            disabled: first,
            onSelect: () => commands.runAbove(cell.id),
          } as const,
          { label: words.runBelow, icon: 'down', onSelect: () => commands.runBelow(cell.id) } as const,
        ]
      : []),
    {
      label: words.insertAbove,
      icon: 'plus',
      keys: hint('insert-above'),
      apart: code,
      onSelect: () => commands.insertAbove(cell.id),
    },
    {
      label: words.insertBelow,
      icon: 'plus',
      keys: hint('insert-below'),
      onSelect: () => commands.insertBelow(cell.id),
    },
    code
      ? {
          label: words.toMarkdown,
          icon: 'text',
          keys: hint('to-markdown'),
          disabled: locked,
          onSelect: () => commands.convert(cell.id, 'markdown'),
        }
      : {
          label: words.toCode,
          icon: 'code',
          keys: hint('to-code'),
          disabled: locked,
          onSelect: () => commands.convert(cell.id, 'code'),
        },
    ...(code
      ? [
          {
            label: words.format,
            icon: 'text',
            keys: hint('format'),
            disabled: locked,
            onSelect: () => commands.format(cell.id),
          } as const,
        ]
      : []),
    ...extra,
    {
      label: words.remove,
      icon: 'trash',
      keys: hint('remove'),
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
          keys={hint('edit')}
          onClick={() => commands.edit(cell.id)}
        />
      )}
      <IconButton
        icon="up"
        label={words.moveUp}
        keys={hint('move-up')}
        disabled={first}
        onClick={() => commands.move(cell.id, -1)}
      />
      <IconButton
        icon="down"
        label={words.moveDown}
        keys={hint('move-down')}
        disabled={last}
        onClick={() => commands.move(cell.id, 1)}
      />
      <IconButton
        icon="trash"
        label={words.remove}
        keys={hint('remove')}
        disabled={locked}
        onClick={() => commands.remove(cell.id)}
      />
      <Menu label={words.more} items={items}>
        <Icon name="more" />
      </Menu>
    </div>
  );
}
