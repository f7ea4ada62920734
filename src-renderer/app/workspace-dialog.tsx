/** Asks for the folder to work in, by its path: a browser has no box for folders of the machine. */
import { useState } from 'react';
import type { Folder } from '#core/host/documents.ts';
import type { HostErrorCode } from '#core/host/host.ts';
import { useStrings } from '../i18n/locale.tsx';
import { documentStrings } from './document-strings.ts';
import { FieldDialog } from './field-dialog.tsx';
import { useHost } from './host-context.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';

/** The question. */
export function WorkspaceDialog(props: {
  readonly folder: Folder | null;
  readonly onChosen: (folder: Folder) => void;
  readonly onClose: () => void;
}) {
  const { folder, onChosen, onClose } = props;
  const words = useStrings(documentStrings);
  const app = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const host = useHost();
  const [problem, setProblem] = useState('');
  return (
    <FieldDialog
      title={words.chooseFolder}
      label={words.folderPath}
      value={folder?.path ?? '~'}
      confirm={words.useFolder}
      cancel={app.cancel}
      problem={problem}
      onConfirm={async (path) => {
        const reply = await host.call('workspace.choose', { path });
        if (!reply.ok) {
          const own: Partial<Record<HostErrorCode, string>> = {
            'not-found': words.noSuchFolder,
            'not-allowed': words.notInHome,
          };
          return setProblem(own[reply.code] ?? errors[reply.code]);
        }
        onChosen(reply.value.folder);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
