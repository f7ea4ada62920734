/** The saved versions of a document: each can be looked at and put in the place of the document's text. */
import { useEffect, useState } from 'react';
import type { HistoryEntry } from '#core/host/documents.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { useToast } from '../controls/toasts.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import type { OpenDocument } from '../session/open.ts';
import dialogs from './dialogs.module.css';
import { fileStrings } from './file-strings.ts';
import styles from './history-dialog.module.css';
import { useHost } from './host-context.tsx';
import { hostErrorStrings } from './strings.ts';
import { VersionText } from './version-text.tsx';

/** The dialog. What is unsaved is saved first, so that a restore loses nothing. */
export function HistoryDialog(props: { readonly document: OpenDocument; readonly onClose: () => void }) {
  const { document: open, onClose } = props;
  const words = useStrings(fileStrings);
  const errors = useStrings(hostErrorStrings);
  const locale = useLocale();
  const host = useHost();
  const toast = useToast();
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState('');

  useEffect(() => {
    let left = false;
    void (async () => {
      await open.saver.flush({ keep: true });
      const reply = await host.call('history.list', { ref: open.ref });
      if (left) return;
      if (!reply.ok) return setProblem(errors[reply.code]);
      setEntries(reply.value);
      setChosen(reply.value[0]?.id ?? null);
    })();
    return () => {
      left = true;
    };
  }, [open, host, errors]);
  useEffect(() => {
    if (chosen === null) return;
    let left = false;
    void host.call('history.read', { ref: open.ref, id: chosen }).then((reply) => {
      if (left) return;
      setText(reply.ok ? reply.value.text : null);
      setProblem(reply.ok ? '' : errors[reply.code]);
    });
    return () => {
      left = true;
    };
  }, [open, host, chosen, errors]);

  const restore = () => {
    if (text === null) return;
    if (!open.restore(text)) return setProblem(words.unreadable);
    onClose();
    void open.saver.flush({ keep: true });
    toast({ text: words.restored });
  };
  const when = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  return (
    <Dialog title={words.historyTitle(open.name)} wide onClose={onClose}>
      <p className={dialogs.text}>{entries?.length === 0 ? words.noHistory : words.historyNote}</p>
      {entries?.length !== 0 && (
        <div className={styles.columns}>
          <fieldset className={styles.versions}>
            <legend className="visually-hidden">{words.versions}</legend>
            {entries?.map(({ id, at }) => (
              <label key={id} className={styles.version}>
                <input
                  type="radio"
                  name="version"
                  className="visually-hidden"
                  checked={id === chosen}
                  onChange={() => setChosen(id)}
                />
                {when.format(at)}
              </label>
            ))}
          </fieldset>
          {text !== null && <VersionText document={open} text={text} label={words.versionText} />}
        </div>
      )}
      {problem && (
        <p className={dialogs.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={dialogs.actions}>
        <Button onClick={onClose}>{words.close}</Button>
        {entries?.length !== 0 && (
          <Button tone="primary" disabled={text === null} onClick={restore}>
            {words.restoreVersion}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
