/** Two versions of a document side by side, and the choice between them. */
import type { ReactNode } from 'react';
import { Dialog } from '../controls/dialog.tsx';
import { DiffView } from '../editor/diff-view.tsx';
import styles from './dialogs.module.css';

/** The dialog; `children` are its buttons. */
export function CompareDialog(props: {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly beforeLabel: string;
  readonly afterLabel: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}) {
  const { title, children, onClose, ...texts } = props;
  return (
    <Dialog title={title} onClose={onClose} wide="full">
      <div className={styles.compare}>
        <DiffView {...texts} />
      </div>
      <div className={styles.actions}>{children}</div>
    </Dialog>
  );
}
