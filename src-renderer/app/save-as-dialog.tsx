/** Writes a document into a folder of the person's, where the host has no box of the system's to ask in. */
import { useEffect, useId, useState } from 'react';
import type { Folder } from '#core/host/documents.ts';
import type { DocumentRef, HostErrorCode } from '#core/host/host.ts';
import { useStrings } from '../i18n/locale.tsx';
import type { OpenDocument } from '../session/open.ts';
import { useDesk } from './desk-context.tsx';
import styles from './dialogs.module.css';
import { documentStrings } from './document-strings.ts';
import { FieldDialog } from './field-dialog.tsx';
import { faultInName, liesIn, withEnding } from './file-name.ts';
import { fileStrings } from './file-strings.ts';
import { useHost } from './host-context.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';

/** What a save at another place gave. */
export interface SavedAs {
  readonly ref: DocumentRef;
  readonly name: string;
  readonly version: string;
}

/** The question; `onSaved` once the file is there. */
export function SaveAsDialog(props: {
  readonly document: OpenDocument;
  readonly onSaved: (saved: SavedAs) => void;
  readonly onClose: () => void;
}) {
  const { document: open, onSaved, onClose } = props;
  const words = useStrings(fileStrings);
  const documents = useStrings(documentStrings);
  const app = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const host = useHost();
  const { info } = useDesk();
  const id = useId();
  const [workspace, setWorkspace] = useState<Folder | null>(null);
  const [typedFolder, setTypedFolder] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  /** The place at which a file was found to be already: pressing again replaces it. */
  const [taken, setTaken] = useState<string | null>(null);
  const folder = typedFolder ?? workspace?.path ?? '~';

  useEffect(() => {
    void host.call('workspace.read', null).then((reply) => {
      if (reply.ok) setWorkspace(reply.value.folder);
    });
  }, [host]);

  const failAt = (code: HostErrorCode) =>
    setProblem(
      code === 'not-found' || code === 'bad-request'
        ? documents.noSuchFolder
        : code === 'not-allowed'
          ? documents.notInHome
          : errors[code],
    );
  const save = async (typed: string) => {
    const name = withEnding(typed, open.format === 'ipynb' ? '.ipynb' : '.md');
    const fault = faultInName(name);
    if (fault) return setProblem(words[fault]);
    let path = folder.trim();
    if (!workspace || !liesIn(path, workspace.path)) {
      const chosen = await host.call('workspace.choose', { path });
      if (!chosen.ok) return failAt(chosen.code);
      setWorkspace(chosen.value.folder);
      path = chosen.value.folder.path;
      setTypedFolder(path);
    }
    const place = `${path}\n${name}`;
    const reply = await host.call('document.saveas', {
      ref: open.ref,
      copy: open.copy(),
      to: { folder: path, name },
      ...(taken === place ? { replace: true } : {}),
    });
    if (reply.ok) return onSaved(reply.value);
    setTaken(reply.code === 'exists' ? place : null);
    if (reply.code === 'exists') setProblem(words.replaceNote);
    else failAt(reply.code);
  };
  return (
    <FieldDialog
      title={words.saveAsTitle}
      label={words.fileName}
      value={open.ref.kind === 'lesson' ? `${open.name}.md` : open.name}
      confirm={taken === null ? words.save : words.replace}
      cancel={app.cancel}
      problem={problem}
      onConfirm={(name) => void save(name)}
      onClose={onClose}
    >
      {info.host !== 'static' && (
        <>
          <label className={styles.label} htmlFor={id}>
            {words.folder}
          </label>
          <input
            id={id}
            className={styles.field}
            value={folder}
            spellCheck={false}
            aria-describedby={`${id}-note`}
            onChange={(event) => {
              setTypedFolder(event.target.value);
              setTaken(null);
            }}
          />
        </>
      )}
      <p id={`${id}-note`} className={styles.hint}>
        {info.host === 'static' ? words.keptInBrowser : words.folderNote}
      </p>
    </FieldDialog>
  );
}
