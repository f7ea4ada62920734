/** The palette: every command that can be given here, found by a few letters of its name in either language. */
import { useMemo } from 'react';
import { groupTitles } from '#core/commands/command.ts';
import { type CommandId, commandIds, commandOf } from '#core/commands/commands.ts';
import { locales } from '#core/text/locale.ts';
import { Picker, type PickItem, PickNote } from '../controls/picker.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { useKeys, useRegistry } from './context.tsx';
import type { CommandRegistry } from './registry.ts';
import { paletteStrings } from './strings.ts';

/** The ids that the palette lists: all that somebody here serves, those used last first. */
export function paletteIds(
  registry: Pick<CommandRegistry, 'find'>,
  recent: readonly CommandId[],
): readonly CommandId[] {
  const there = commandIds.filter((id) => id !== 'palette' && registry.find(id) !== null);
  const usable = (id: CommandId) => registry.find(id)?.disabled === undefined;
  const first = recent.filter((id) => there.includes(id) && usable(id));
  const rest = there.filter((id) => !first.includes(id));
  return [...first, ...rest.filter(usable), ...rest.filter((id) => !usable(id))];
}

/** The dialog; `onChosen` is told what was chosen, before it is done. */
export default function Palette(props: {
  readonly recent: readonly CommandId[];
  readonly onChosen: (id: CommandId) => void;
  readonly onClose: () => void;
}) {
  const { recent, onChosen, onClose } = props;
  const words = useStrings(paletteStrings);
  const locale = useLocale();
  const registry = useRegistry();
  const { hint } = useKeys();

  // What can be done is asked once, as it opens: the list stays still under the reader's eyes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const items = useMemo(
    () =>
      paletteIds(registry, recent).map((id): PickItem => {
        const { title, group } = commandOf(id);
        const handler = registry.find(id);
        const lately = recent.includes(id) && handler?.disabled === undefined;
        return {
          key: id,
          name: title[locale],
          also: locales.flatMap((other) => (other === locale ? [] : [title[other]])),
          detail: lately ? `${groupTitles[group][locale]} · ${words.recent}` : groupTitles[group][locale],
          keys: hint(id),
          checked: handler?.checked,
          disabled: handler?.disabled,
          onPick: () => {
            onChosen(id);
            registry.run(id);
          },
        };
      }),
    [registry, locale],
  );
  return (
    <Picker
      title={words.title}
      hint={words.hint}
      items={items}
      found={words.found}
      note={(count) => count === 0 && <PickNote>{words.nothing}</PickNote>}
      onClose={onClose}
    />
  );
}
