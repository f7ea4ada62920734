/**
 * Hears of changes that other programs and windows make to open documents: one
 * question to the host waits at a time, and none while the window is hidden.
 */
import type { Watched } from '#core/host/documents.ts';
import type { HostCalls, Reply } from '#core/host/host.ts';
import type { Milliseconds } from '#core/text/units.ts';

/** After a host that does not answer, or not this, how long until it is asked again. */
const pause: Milliseconds = 5_000;

/** How long a document that is being saved is let be before its version is compared again. */
const settle: Milliseconds = 300;

/** What watching needs. */
export interface WatchOptions {
  /** Asks the host; an aborted `signal` ends the question without an answer. */
  readonly ask: (
    takes: HostCalls['document.watch']['takes'],
    signal: AbortSignal,
  ) => Promise<Reply<HostCalls['document.watch']['gives']>>;
  /** The open documents with the versions the window has; a save under way leaves its document out. */
  readonly documents: () => readonly Watched[];
  readonly onChanged: (change: Watched) => void;
}

/** A watch that goes on until it is ended. */
export interface Watch {
  /** Another document is open: the question that waits is put again, with it. */
  wake(): void;
  end(): void;
}

/** Watches. */
export function watchDocuments({ ask, documents, onChanged }: WatchOptions): Watch {
  let ended = false;
  let running = false;
  let asking = new AbortController();

  /** Waits, or less where there is something new to ask. */
  const sleep = (span: Milliseconds, { signal } = asking) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, span);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        done();
      });
    });
  const turn = async (): Promise<void> => {
    asking = new AbortController();
    const { signal } = asking;
    const asked = documents();
    if (asked.length === 0) return sleep(1_000);
    const reply = await ask({ documents: asked, folders: [], wait: true }, signal);
    if (ended || signal.aborted) return;
    if (!reply.ok) return sleep(pause);
    // A save of our own may have changed the version meanwhile: only what is news now is told.
    const now = new Map(documents().map((each) => [JSON.stringify(each.ref), each.version]));
    for (const change of reply.value.documents) {
      const known = now.get(JSON.stringify(change.ref));
      if (known !== undefined && known !== change.version) onChanged(change);
    }
    if (reply.value.documents.length > 0) await sleep(settle);
  };
  const run = async () => {
    if (running) return;
    running = true;
    while (!ended && document.visibilityState !== 'hidden') await turn();
    running = false;
  };
  const onShown = () => void run();
  document.addEventListener('visibilitychange', onShown);
  void run();
  return {
    wake: () => asking.abort(),
    end() {
      ended = true;
      asking.abort();
      document.removeEventListener('visibilitychange', onShown);
    },
  };
}
