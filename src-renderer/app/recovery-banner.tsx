/** Offers text that was backed up before a crash and never reached the document. */
import { useEffect, useState } from 'react';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { useToast } from '../controls/toasts.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import type { OpenDocument, Recovery } from '../session/open.ts';
import { Banner } from './banner.tsx';
import { useDesk } from './desk-context.tsx';
import dialogs from './dialogs.module.css';
import { fileStrings } from './file-strings.ts';
import styles from './history-dialog.module.css';
import { useHost } from './host-context.tsx';
import { VersionText } from './version-text.tsx';

/** The banner; nothing where there is nothing to recover. Typing on makes a draft of what is offered: nothing is lost. */
export function RecoveryBanner(props: { readonly document: OpenDocument }) {
  const { document: open } = props;
  const words = useStrings(fileStrings);
  const locale = useLocale();
  const host = useHost();
  const { show } = useDesk();
  const toast = useToast();
  const [recovery, setShown] = useState(open.recovery);
  const [looking, setLooking] = useState(false);

  const become = (next: Recovery | null) => {
    open.setRecovery(next);
    setShown(next);
  };
  useEffect(() => {
    if (!recovery) return;
    return open.saver.subscribe(() => {
      if (open.recovery === null || open.saver.state().state === 'saved') return;
      // A save forgets the backup: what it holds gets a place of its own.
      open.setRecovery(null);
      setShown(null);
      const ending = open.format === 'ipynb' ? '.ipynb' : '.md';
      const name = `${words.recoveryDraft(open.name.replace(/\.\w+$/, ''))}${ending}`;
      void host.call('document.create', { folder: null, name, text: recovery.text }).then((reply) => {
        if (reply.ok) {
          const { ref } = reply.value;
          toast({ text: words.recoveryKept, action: { label: words.openIt, run: () => show(ref) } });
        } else become(recovery);
      });
    });
  });
  if (!recovery) return null;

  const restore = () => {
    setLooking(false);
    become(null);
    if (!open.restore(recovery.text)) {
      toast({ text: words.unreadable });
      return become(recovery);
    }
    void open.saver.flush({ keep: true });
    toast({ text: words.restored });
  };
  const discard = () => {
    setLooking(false);
    become(null);
    void host.call('recovery.discard', { ref: open.ref });
    toast({ text: words.recoveryGone, action: { label: words.undo, run: () => become(recovery) } });
  };
  const at = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(recovery.at);
  const answers = (
    <>
      <Button onClick={discard}>{words.recoveryDiscard}</Button>
      <Button tone="primary" onClick={restore}>
        {words.recoveryRestore}
      </Button>
    </>
  );
  return (
    <>
      <Banner
        tone="warn"
        actions={
          <>
            <Button tone="quiet" onClick={() => setLooking(true)}>
              {words.recoveryShow}
            </Button>
            {answers}
          </>
        }
      >
        {words.recovery(at)}
      </Banner>
      {looking && (
        <Dialog title={words.recoveryTitle} wide onClose={() => setLooking(false)}>
          <div className={styles.alone}>
            <VersionText document={open} text={recovery.text} label={words.recoveryTitle} />
          </div>
          <div className={dialogs.actions}>
            <Button onClick={() => setLooking(false)}>{words.close}</Button>
            {answers}
          </div>
        </Dialog>
      )}
    </>
  );
}
