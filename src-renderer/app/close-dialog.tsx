/** Asks what to do with a document that is to be closed and is not saved: it could not be, or only a person saves. */
import { useState } from 'react';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { useStrings } from '../i18n/locale.tsx';
import type { OpenDocument } from '../session/open.ts';
import styles from './dialogs.module.css';
import { documentStrings } from './document-strings.ts';
import { hostErrorStrings } from './strings.ts';

/** The question. What is dropped stays as a backup, and is offered when the document is opened again. */
export function CloseDialog(props: {
  readonly document: OpenDocument;
  readonly onDrop: () => void;
  readonly onClose: () => void;
}) {
  const { document: open, onDrop, onClose } = props;
  const words = useStrings(documentStrings);
  const errors = useStrings(hostErrorStrings);
  // Drawn again once saving was tried and failed.
  const [, setTried] = useState('');
  const state = open.saver.state();
  return (
    <Dialog title={words.closeUnsaved(open.name)} onClose={onClose}>
      <p className={styles.text}>
        {state.state === 'failed' && errors[state.code]} {words.closeUnsavedText}
      </p>
      <div className={styles.actions}>
        <Button onClick={onClose}>{words.goBack}</Button>
        <Button tone="danger" onClick={onDrop}>
          {words.closeAnyway}
        </Button>
        {state.state === 'waiting' && (
          <Button
            tone="primary"
            onClick={() =>
              void open.saver
                .flush({ keep: true })
                .then((after) => (after.state === 'saved' ? onDrop() : setTried(after.state)))
            }
          >
            {words.saveAndClose}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
