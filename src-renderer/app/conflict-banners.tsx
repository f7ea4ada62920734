/** What stands between a document and its save, and the choices there are: compare, keep mine, take theirs, save elsewhere. */
import { useState } from 'react';
import type { OpenedDocument } from '#core/host/documents.ts';
import { Button } from '../controls/button.tsx';
import { useToast } from '../controls/toasts.tsx';
import { useStrings } from '../i18n/locale.tsx';
import type { OpenDocument } from '../session/open.ts';
import { useSubscribed } from '../session/subscribed.ts';
import { Banner } from './banner.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { documentStrings } from './document-strings.ts';
import { fileStrings } from './file-strings.ts';
import { useHost } from './host-context.tsx';
import { readableText } from './readable.ts';
import { appStrings, hostErrorStrings } from './strings.ts';

/** The banner of a save that waits for a word or failed; nothing while saving goes well. */
export function ConflictBanners(props: {
  readonly document: OpenDocument;
  readonly onReopen: () => void;
  readonly onSaveAs: () => void;
}) {
  const { document: open, onReopen, onSaveAs } = props;
  const { saver } = open;
  const app = useStrings(appStrings);
  const words = useStrings(documentStrings);
  const files = useStrings(fileStrings);
  const errors = useStrings(hostErrorStrings);
  const host = useHost();
  const toast = useToast();
  const save = useSubscribed(saver.subscribe, saver.state);
  const [theirs, setTheirs] = useState<OpenedDocument | null>(null);

  const read = async () => {
    const reply = await host.call('document.open', { ref: open.ref });
    if (reply.ok) return reply.value;
    toast({ text: errors[reply.code] });
    return null;
  };
  const takeTheirs = async () => {
    setTheirs(null);
    const opened = await read();
    // Where it cannot be read as a notebook, opening it again says so.
    if (opened && !open.adopt(opened)) onReopen();
  };
  const keepMine = () => {
    setTheirs(null);
    void saver.overwrite();
  };
  const retry = <Button onClick={() => void saver.flush()}>{app.retry}</Button>;
  const elsewhere = <Button onClick={onSaveAs}>{files.saveAs}</Button>;

  if (save.state === 'held') {
    return (
      <Banner
        tone="warn"
        actions={
          <>
            <Button onClick={() => void saver.convert()}>{files.saveAsUtf8}</Button>
            {elsewhere}
          </>
        }
      >
        {files.otherEncoding(open.encoding ?? '')}
      </Banner>
    );
  }
  if (save.state !== 'failed') return null;
  switch (save.code) {
    case 'conflict':
      return (
        <>
          <Banner
            tone="warn"
            actions={
              <>
                <Button onClick={() => void read().then(setTheirs)}>{words.compare}</Button>
                <Button onClick={keepMine}>{app.keepMine}</Button>
                <Button onClick={() => void takeTheirs()}>{app.takeTheirs}</Button>
              </>
            }
          >
            {app.conflict}
          </Banner>
          {theirs && (
            <CompareDialog
              title={words.compareTitle(open.name)}
              before={readableText(theirs.format, theirs.copy?.text ?? theirs.text)}
              after={readableText(open.format, open.copy().text)}
              beforeLabel={words.theirs}
              afterLabel={words.mine}
              onClose={() => setTheirs(null)}
            >
              <Button onClick={() => setTheirs(null)}>{app.cancel}</Button>
              <Button onClick={() => void takeTheirs()}>{app.takeTheirs}</Button>
              <Button tone="primary" onClick={keepMine}>
                {app.keepMine}
              </Button>
            </CompareDialog>
          )}
        </>
      );
    case 'not-found':
      return (
        <Banner
          tone="warn"
          actions={
            <>
              <Button onClick={keepMine}>{files.saveAgain}</Button>
              {elsewhere}
            </>
          }
        >
          {words.deleted}
        </Banner>
      );
    case 'read-only':
    case 'not-allowed':
      return (
        <Banner
          tone="warn"
          actions={
            <>
              {elsewhere}
              {retry}
            </>
          }
        >
          {words.readOnly}
        </Banner>
      );
    case 'unreachable':
      return null;
    default:
      return (
        <Banner
          tone="bad"
          actions={
            <>
              {retry}
              {elsewhere}
            </>
          }
        >
          {app.notSaved}
          {' — '}
          {errors[save.code]}
        </Banner>
      );
  }
}
