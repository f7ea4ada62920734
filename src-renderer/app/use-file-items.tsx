/** What is done with a whole document: save it elsewhere, duplicate, rename, delete, and see its earlier versions. */
import { type ReactNode, useState } from 'react';
import { placeOf } from '#core/host/place.ts';
import { useKeys } from '../commands/context.tsx';
import type { Handlers } from '../commands/registry.ts';
import type { MenuItem } from '../controls/menu.tsx';
import { useToast } from '../controls/toasts.tsx';
import { useStrings } from '../i18n/locale.tsx';
import type { OpenDocument } from '../session/open.ts';
import { useDesk } from './desk-context.tsx';
import { endingOf } from './file-name.ts';
import { fileStrings } from './file-strings.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { useHost } from './host-context.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { SaveAsDialog, type SavedAs } from './save-as-dialog.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';

/** The lines of the menu, and the dialog that one of them opened. */
export interface FileItems {
  readonly items: readonly MenuItem[];
  readonly overlay: ReactNode;
  /** Saves the document elsewhere. */
  readonly saveAs: () => void;
  readonly commands: Pick<Handlers<'document'>, 'save-as' | 'duplicate' | 'rename' | 'history' | 'trash'>;
}

/** What can be done with a document as a whole. */
export function useFileItems(open: OpenDocument): FileItems {
  const { info, show, drop } = useDesk();
  const words = useStrings(fileStrings);
  const app = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const host = useHost();
  const toast = useToast();
  const { hint } = useKeys();
  const [dialog, setDialog] = useState<'save-as' | 'rename' | 'history' | null>(null);
  const close = () => setDialog(null);

  /** Saves what is unsaved; false, and said, where that failed. */
  const settled = async () => {
    const state = await open.saver.flush();
    if (state.state === 'saved') return true;
    toast({ text: state.state === 'failed' ? errors[state.code] : app.notSaved });
    return false;
  };
  const onSaved = ({ ref, name, version }: SavedAs) => {
    close();
    toast({ text: words.savedAs(name) });
    const sameFormat = endingOf(name) === (open.format === 'ipynb' ? '.ipynb' : '.md');
    if (open.ref.kind !== 'lesson' && sameFormat) return open.move(ref, name, version);
    // A lesson stays what it is, and another format is read anew. A draft is gone once it is a file.
    if (open.ref.kind === 'draft') {
      open.saver.dispose();
      drop(placeOf(open.ref));
    }
    show(ref);
  };
  const saveAs = async () => {
    if (info.host !== 'desktop') return setDialog('save-as');
    const reply = await host.call('document.saveas', { ref: open.ref, copy: open.copy(), to: null });
    if (reply.ok) onSaved(reply.value);
    else if (reply.code !== 'cancelled') toast({ text: errors[reply.code] });
  };
  const duplicate = async () => {
    if (!(await settled())) return;
    const reply = await host.call('document.duplicate', { ref: open.ref });
    if (!reply.ok) return toast({ text: errors[reply.code] });
    show(reply.value.ref);
    toast({ text: words.duplicated });
  };
  const restore = async (undo: string) => {
    const reply = await host.call('document.untrash', { undo });
    if (reply.ok) show(reply.value.ref);
    else toast({ text: errors[reply.code] });
  };
  const trash = async () => {
    if (!(await settled())) return;
    const reply = await host.call('document.trash', { ref: open.ref });
    if (!reply.ok) return toast({ text: errors[reply.code] });
    // Nothing may write the file again.
    open.saver.dispose();
    drop(placeOf(open.ref));
    const { undo } = reply.value;
    toast(
      undo === null
        ? { text: words.trashedToSystem(open.name) }
        : {
            text: words.trashed(open.name),
            action: { label: words.undo, run: () => void restore(undo) },
          },
    );
  };

  const own = open.ref.kind !== 'lesson';
  const items: MenuItem[] = [
    {
      label: words.saveAs,
      icon: 'folder',
      keys: hint('save-as'),
      apart: true,
      onSelect: () => void saveAs(),
    },
    { label: words.duplicate, icon: 'copy', onSelect: () => void duplicate() },
    { label: words.history, icon: 'history', onSelect: () => setDialog('history') },
    ...(own
      ? [
          { label: words.rename, icon: 'pencil', onSelect: () => setDialog('rename') } as const,
          { label: words.trash, icon: 'trash', danger: true, onSelect: () => void trash() } as const,
        ]
      : []),
  ];
  const overlay =
    dialog === 'save-as' ? (
      <SaveAsDialog document={open} onSaved={onSaved} onClose={close} />
    ) : dialog === 'rename' ? (
      <RenameDialog document={open} onClose={close} />
    ) : dialog === 'history' ? (
      <HistoryDialog document={open} onClose={close} />
    ) : null;
  const commands: FileItems['commands'] = {
    'save-as': () => void saveAs(),
    duplicate: () => void duplicate(),
    history: () => setDialog('history'),
    rename: own ? () => setDialog('rename') : null,
    trash: own ? () => void trash() : null,
  };
  return { items, overlay, saveAs: () => void saveAs(), commands };
}
