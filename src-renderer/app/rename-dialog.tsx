/** Gives a document another name in its folder. */
import { useState } from 'react';
import { useStrings } from '../i18n/locale.tsx';
import type { OpenDocument } from '../session/open.ts';
import { FieldDialog } from './field-dialog.tsx';
import { endingOf, faultInName, withEnding } from './file-name.ts';
import { fileStrings } from './file-strings.ts';
import { useHost } from './host-context.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';

/** The question. */
export function RenameDialog(props: { readonly document: OpenDocument; readonly onClose: () => void }) {
  const { document: open, onClose } = props;
  const words = useStrings(fileStrings);
  const app = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const host = useHost();
  const [problem, setProblem] = useState('');
  const ending = open.format === 'ipynb' ? '.ipynb' : '.md';

  const rename = async (typed: string) => {
    const name = withEnding(typed, ending);
    const fault = faultInName(name);
    if (fault === 'badName') return setProblem(words.badName);
    if (endingOf(name) !== ending) return setProblem(words.sameEnding(ending));
    if (name === open.name) return onClose();
    const state = await open.saver.flush();
    if (state.state !== 'saved')
      return setProblem(state.state === 'failed' ? errors[state.code] : app.notSaved);
    const reply = await host.call('document.rename', { ref: open.ref, name });
    if (!reply.ok) return setProblem(errors[reply.code]);
    onClose();
    open.move(reply.value.ref, name, open.saver.version());
  };
  return (
    <FieldDialog
      title={words.renameTitle}
      label={words.fileName}
      value={open.name}
      confirm={words.renameTitle}
      cancel={app.cancel}
      problem={problem}
      onConfirm={(name) => void rename(name)}
      onClose={onClose}
    />
  );
}
