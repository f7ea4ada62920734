/** The button after the tabs: a new notebook, a file, or anything by its name. */
import { useKeys } from '../commands/context.tsx';
import { Icon } from '../controls/icon.tsx';
import { Menu } from '../controls/menu.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useDesk } from './desk-context.tsx';
import { documentStrings } from './document-strings.ts';

/** The menu. */
export function NewMenu() {
  const { create, choose, quickOpen } = useDesk();
  const words = useStrings(documentStrings);
  const { hint } = useKeys();
  return (
    <Menu
      label={words.newAndOpen}
      items={[
        {
          label: words.newMarkdown,
          note: words.newMarkdownNote,
          icon: 'plus',
          keys: hint('new-notebook'),
          onSelect: () => create('markdown'),
        },
        { label: words.newIpynb, note: words.newIpynbNote, icon: 'plus', onSelect: () => create('ipynb') },
        { label: words.openFile, icon: 'folder', keys: hint('open-file'), apart: true, onSelect: choose },
        { label: words.quickOpen, icon: 'search', keys: hint('quick-open'), onSelect: quickOpen },
      ]}
    >
      <Icon name="plus" />
    </Menu>
  );
}
