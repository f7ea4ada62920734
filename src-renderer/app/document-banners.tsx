/** What the reader must know of their document now: host gone, kernel dead, saved elsewhere, lesson updated. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { KernelState } from '#core/runtime/messages.ts';
import { Button } from '../controls/button.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useSession, useStore } from '../session/hooks.ts';
import type { OpenDocument } from '../session/open.ts';
import { Banner } from './banner.tsx';
import { fileStrings } from './file-strings.ts';
import { useHost, useReachable } from './host-context.tsx';
import { RecoveryBanner } from './recovery-banner.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';
import { TrustBanner } from './trust-banner.tsx';

/** The banners of an open document, the worst first. */
export function DocumentBanners(props: { readonly document: OpenDocument; readonly onReopen: () => void }) {
  const { saver, conflicts } = props.document;
  const words = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const files = useStrings(fileStrings);
  const store = useStore();
  const host = useHost();
  const reachable = useReachable();
  const kernel = useSession((session) => session.kernel);
  const save = useSyncExternalStore(saver.subscribe, saver.state);
  const [mergedSeen, setMergedSeen] = useState(false);

  // While the host is gone, knock every two seconds; once it is back, save what waited.
  useEffect(() => {
    if (reachable) {
      if (saver.state().state === 'failed') void saver.flush();
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
          actions={<Button onClick={() => void host.call('app.info', null)}>{words.retry}</Button>}
        >
          {words.hostGone}
        </Banner>
      )}
      {reachable && save.state === 'failed' && save.code === 'conflict' && (
        <Banner
          tone="warn"
          actions={
            <>
              <Button onClick={() => void saver.overwrite()}>{words.keepMine}</Button>
              <Button onClick={props.onReopen}>{words.takeTheirs}</Button>
            </>
          }
        >
          {words.conflict}
        </Banner>
      )}
      {reachable && save.state === 'held' && (
        <Banner
          tone="warn"
          actions={<Button onClick={() => void saver.convert()}>{files.saveAsUtf8}</Button>}
        >
          {files.otherEncoding(props.document.encoding ?? '')}
        </Banner>
      )}
      {reachable && save.state === 'failed' && save.code !== 'conflict' && (
        <Banner
          tone="bad"
          actions={
            <Button onClick={() => void (save.code === 'not-found' ? saver.overwrite() : saver.flush())}>
              {save.code === 'not-found' ? files.saveAgain : words.retry}
            </Button>
          }
        >
          {words.notSaved}
          {' — '}
          {errors[save.code]}
        </Banner>
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
      {conflicts.length > 0 && !mergedSeen && (
        <Banner
          tone="note"
          actions={
            <Button tone="quiet" onClick={() => setMergedSeen(true)}>
              {words.dismiss}
            </Button>
          }
        >
          {words.merged(conflicts.length)}
        </Banner>
      )}
    </>
  );
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
