/** Opens a document by a few letters of its name: what is open, recent, a lesson, or anywhere in the workspace. */
import { useMemo } from 'react';
import type { IconName } from '../controls/icon.tsx';
import { Picker, PickNote } from '../controls/picker.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { findingStrings } from './strings.ts';

/** One thing that can be opened. The order given is the order shown while nothing is typed. */
export interface QuickItem {
  readonly key: string;
  readonly name: string;
  /** A quieter word after it: its folder, or that it is a lesson. */
  readonly detail: string;
  readonly icon: IconName;
  readonly onOpen: () => void;
}

const none: readonly QuickItem[] = [];

/** The dialog. `items` null: still being listed. */
export function QuickOpen(props: {
  readonly items: readonly QuickItem[] | null;
  readonly complete: boolean;
  readonly onClose: () => void;
}) {
  const { items, complete, onClose } = props;
  const words = useStrings(findingStrings);
  const listed = useMemo(() => (items ?? none).map((item) => ({ ...item, onPick: item.onOpen })), [items]);
  return (
    <Picker
      title={words.quickOpen}
      hint={words.quickOpenHint}
      items={listed}
      found={words.found}
      onClose={onClose}
      note={(count) =>
        items === null ? (
          <PickNote>{words.loading}</PickNote>
        ) : count === 0 ? (
          <PickNote>{words.nothing}</PickNote>
        ) : (
          !complete && <PickNote>{words.incomplete}</PickNote>
        )
      }
    />
  );
}
