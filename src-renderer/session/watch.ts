/**
 * Hears of changes that other programs and windows make to open documents: one
 * question to the host waits at a time, and none while the window is hidden.
 */
import type { Watched } from '#core/host/documents.ts';
import type { Host } from '#core/host/host.ts';
import type { Milliseconds } from '#core/text/units.ts';

/** After a host that does not answer, or not this, how long until it is asked again. */
const pause: Milliseconds = 5_000;

/** How long a document that is being saved is let be before its version is compared again. */
const settle: Milliseconds = 300;

/** What watching needs. */
export interface WatchOptions {
  readonly host: Host;
  /** The open documents with the versions the window has; a save under way leaves its document out. */
  readonly documents: () => readonly Watched[];
  readonly onChanged: (change: Watched) => void;
}

/** Watches until the function it gives is called. `look` asks at once, for a window that was just shown. */
export function watchDocuments({ host, documents, onChanged }: WatchOptions): () => void {
  let ended = false;
  let waiting = false;

  const sleep = (span: Milliseconds) => new Promise((done) => setTimeout(done, span));
  const turn = async (): Promise<void> => {
    const asked = documents();
    if (asked.length === 0) {
      await sleep(1_000);
      return;
    }
    const reply = await host.call('document.watch', { documents: asked, folders: [], wait: true });
    if (ended) return;
    if (!reply.ok) {
      await sleep(pause);
      return;
    }
    // A save of our own may have changed the version meanwhile: only what is news now is told.
    const now = new Map(documents().map((each) => [JSON.stringify(each.ref), each.version]));
    for (const change of reply.value.documents) {
      const known = now.get(JSON.stringify(change.ref));
      if (known !== undefined && known !== change.version) onChanged(change);
    }
    if (reply.value.documents.length > 0) await sleep(settle);
  };
  const run = async () => {
    if (waiting) return;
    waiting = true;
    while (!ended && document.visibilityState !== 'hidden') await turn();
    waiting = false;
  };
  const onShown = () => void run();
  document.addEventListener('visibilitychange', onShown);
  void run();
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', onShown);
  };
}
