/** Making, choosing, dropping and quickly opening documents, and files dragged onto the window. */
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { DocumentFormat } from '#core/host/documents.ts';
import type { DocumentRef, HostErrorCode } from '#core/host/host.ts';
import { useToast } from '../controls/toasts.tsx';
import { QuickOpen } from '../documents/quick-open.tsx';
import { findingStrings } from '../documents/strings.ts';
import { base64Of, useDrop } from '../documents/use-drop.ts';
import { useStrings } from '../i18n/locale.tsx';
import type { Finding } from './desk-context.tsx';
import styles from './dialogs.module.css';
import { documentStrings } from './document-strings.ts';
import { documentDropped } from './from-machine.ts';
import { useHost } from './host-context.tsx';
import type { OpenDocuments } from './open-documents.ts';
import { useSettings } from './settings-provider.tsx';
import { hostErrorStrings } from './strings.ts';
import { useQuickItems } from './use-quick-items.ts';

/** What the page's own box offers; the desktop's box is the system's. */
const accepted = '.md,.markdown,.ipynb,.ts,.mts,.js,.mjs';

/** The actions, and what of them is shown over the screen. */
export function useFinding(
  documents: OpenDocuments,
  show: (ref: DocumentRef) => void,
): Finding & { readonly overlay: ReactNode } {
  const host = useHost();
  const reactive = useSettings().settings.reactive === true;
  const toast = useToast();
  const words = useStrings(documentStrings);
  const finding = useStrings(findingStrings);
  const errors = useStrings(hostErrorStrings);
  const [quick, setQuick] = useState(false);
  const items = useQuickItems(quick, documents, show);

  const failed = useCallback(
    (code: HostErrorCode) => {
      if (code !== 'cancelled') toast({ text: errors[code] });
    },
    [toast, errors],
  );
  const upload = useCallback(
    async (files: readonly File[]) => {
      for (const file of files) {
        const dropped = await documentDropped(file);
        if (dropped) {
          show(dropped);
          continue;
        }
        const content = await base64Of(file).catch(() => null);
        if (content === null) {
          failed('io');
          continue;
        }
        const reply = await host.call('document.upload', { name: file.name, content });
        if (reply.ok) show(reply.value.ref);
        else failed(reply.code);
      }
    },
    [host, show, failed],
  );
  const create = useCallback(
    async (format: DocumentFormat) => {
      const name = `${words.untitled}.${format === 'ipynb' ? 'ipynb' : 'md'}`;
      const reply = await host.call('document.create', { folder: null, name, text: '', reactive });
      if (reply.ok) show(reply.value.ref);
      else failed(reply.code);
    },
    [host, show, failed, words.untitled, reactive],
  );
  const choose = useCallback(async () => {
    const reply = await host.call('document.choose', null);
    if (!reply.ok) return failed(reply.code);
    if (reply.value.ref) return show(reply.value.ref);
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', accept: accepted, multiple: true });
    input.onchange = () => void upload([...(input.files ?? [])]);
    input.click();
  }, [host, show, failed, upload]);

  const over = useDrop((files, refused) => {
    if (refused.length > 0) toast({ text: words.notADocument(refused.join(', ')) });
    void upload(files);
  });

  const actions = useMemo<Finding>(
    () => ({
      create: (format) => void create(format),
      choose: () => void choose(),
      quickOpen: () => setQuick(true),
    }),
    [create, choose],
  );
  const overlay = (
    <>
      {quick && <QuickOpen {...items} onClose={() => setQuick(false)} />}
      {over && (
        <div className={styles.drop}>
          <p>{finding.dropHere}</p>
        </div>
      )}
    </>
  );
  return { ...actions, overlay };
}
