/** What the reader must know of their document now: host gone, kernel dead, saved elsewhere, lesson updated. */
import { useEffect } from 'react';
import { formatOf } from '#core/format/names.ts';
import type { ExportedFile } from '#core/host/host.ts';
import type { KernelState } from '#core/runtime/messages.ts';
import { Button } from '../controls/button.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useSession, useStore } from '../session/hooks.ts';
import type { OpenDocument } from '../session/open.ts';
import { Banner } from './banner.tsx';
import { ConflictBanners } from './conflict-banners.tsx';
import { useHost, useReachable } from './host-context.tsx';
import { MergedBanner } from './merged-banner.tsx';
import { RecoveryBanner } from './recovery-banner.tsx';
import { saveFile } from './save-file.ts';
import { appStrings } from './strings.ts';
import { TrustBanner } from './trust-banner.tsx';

/** The banners of an open document, the worst first. */
export function DocumentBanners(props: {
  readonly document: OpenDocument;
  readonly onReopen: () => void;
  readonly onSaveAs: () => void;
}) {
  const { saver } = props.document;
  const words = useStrings(appStrings);
  const store = useStore();
  const host = useHost();
  const reachable = useReachable();
  const kernel = useSession((session) => session.kernel);

  // While the host is gone, knock every two seconds; once it is back, save what waited.
  useEffect(() => {
    if (reachable) {
      const now = saver.state();
      // What waits for a person's word is not tried again by itself.
      if (now.state === 'failed' && now.code === 'unreachable') void saver.flush();
      return;
    }
    const timer = setInterval(() => void host.call('app.info', null), 2000);
    return () => clearInterval(timer);
  }, [host, reachable, saver]);

  return (
    <>
      {!reachable && (
        <Banner
          tone="bad"
          actions={
            <>
              <Button onClick={() => void saveFile(host, copyOf(props.document))}>
                {words.downloadCopy}
              </Button>
              <Button onClick={() => void host.call('app.info', null)}>{words.retry}</Button>
            </>
          }
        >
          {words.hostGone}
        </Banner>
      )}
      {reachable && (
        <ConflictBanners document={props.document} onReopen={props.onReopen} onSaveAs={props.onSaveAs} />
      )}
      <RecoveryBanner document={props.document} />
      <TrustBanner trusting={props.document.trusting} />
      {kernel.state === 'dead' && (
        <Banner
          tone="warn"
          actions={
            <Button icon="restart" onClick={() => store.dispatch({ type: 'restart' })}>
              {words.restartKernel}
            </Button>
          }
        >
          {whatHappened(kernel, words)}
        </Banner>
      )}
      <MergedBanner document={props.document} />
    </>
  );
}

/** The document as it is now, as a file of its own. */
function copyOf({ name, format, copy }: OpenDocument): ExportedFile {
  const isNotebook = format === 'ipynb';
  return {
    name: formatOf(name) === format ? name : `${name}.${isNotebook ? 'ipynb' : 'md'}`,
    mime: isNotebook ? 'application/x-ipynb+json' : 'text/markdown',
    content: copy().text,
    encoding: 'utf-8',
  };
}

function whatHappened(
  kernel: Extract<KernelState, { state: 'dead' }>,
  words: (typeof appStrings)['en'],
): string {
  switch (kernel.reason) {
    case 'out-of-memory':
      return words.kernelOutOfMemory;
    case 'unresponsive':
      return words.kernelUnresponsive;
    case 'crashed':
      return words.kernelCrashed;
    case 'failed-to-load':
      return kernel.detail ? `${words.kernelFailed} (${kernel.detail})` : words.kernelFailed;
    case 'stopped':
      return words.kernelStopped;
  }
}
