/** Opens a document and shows it; says what is wrong where it cannot be opened. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppInfo, DocumentRef, HostErrorCode } from '#core/host/host.ts';
import { Button } from '../controls/button.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { createFocus, type Focus } from '../notebook/index.ts';
import { type FirstDocument, type OpenDocument, openDocument } from '../session/open.ts';
import { useAutomationFeed } from './automation-host.tsx';
import { useHost } from './host-context.tsx';
import { takeKernel } from './kernel.ts';
import { MessagePage } from './message-page.tsx';
import { NotebookScreen } from './notebook-screen.tsx';
import { useSettings } from './settings-provider.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';

type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly code: HostErrorCode; readonly message: string }
  | { readonly state: 'open'; readonly document: OpenDocument; readonly focus: Focus };

/** The screen of one document. */
export function DocumentScreen(props: {
  readonly info: AppInfo;
  readonly target: DocumentRef;
  /** A document asked for before this screen was there. */
  readonly first: FirstDocument | null;
}) {
  const { info, target, first } = props;
  const words = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const host = useHost();
  const feed = useAutomationFeed();
  const { settings } = useSettings();
  const backend = useRef(settings.backend);
  backend.current = settings.backend;
  const [opening, setOpening] = useState<Opening>({ state: 'opening' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens again.
  useEffect(() => {
    let left = false;
    let open: OpenDocument | null = null;
    const focus = createFocus();
    const kernel = takeKernel(info.kernelUrl);
    void openDocument({
      host,
      ref: target,
      first,
      kernel,
      backend: backend.current,
      place: () => focus.get().selected,
    }).then((result) => {
      if ('failed' in result) {
        kernel.runtime.dispose();
        if (!left) setOpening({ state: 'failed', code: result.failed, message: result.message });
        feed?.failed(result.message);
        return;
      }
      open = result;
      if (left) void result.close();
      else {
        setOpening({ state: 'open', document: result, focus });
        feed?.opened(result);
      }
    });
    return () => {
      left = true;
      void open?.close();
    };
  }, [host, target, info.kernelUrl, attempt, feed]);

  const reopen = useCallback(() => {
    setOpening({ state: 'opening' });
    setAttempt((before) => before + 1);
  }, []);

  switch (opening.state) {
    case 'opening':
      return null;
    case 'failed':
      return (
        <main>
          <MessagePage
            title={words.openFailed}
            actions={
              <>
                <Button tone="primary" onClick={reopen}>
                  {words.retry}
                </Button>
                <Button
                  onClick={() => {
                    location.hash = '#/';
                  }}
                >
                  {words.backToLibrary}
                </Button>
              </>
            }
          >
            {errors[opening.code]}
          </MessagePage>
        </main>
      );
    case 'open':
      return <NotebookScreen document={opening.document} focus={opening.focus} onReopen={reopen} />;
  }
}
