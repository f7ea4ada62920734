/** What a window gets ready for later waits until its kernel has come: a person who has read a cell wants to run it first. */
import type { Milliseconds } from '#core/text/units.ts';
import type { SessionStore } from './store.ts';

/** A kernel that takes longer than this is not waited for. */
const patience: Milliseconds = 3000;

/** Calls back once the session's kernel no longer starts, or after a while; never once the function given back was called. */
export function afterStart(store: SessionStore, callback: () => void): () => void {
  const end = () => {
    clearTimeout(timer);
    stop();
  };
  const go = () => {
    end();
    callback();
  };
  const timer = setTimeout(go, store.get().kernel.state === 'starting' ? patience : 0);
  const stop = store.subscribe(() => {
    if (store.get().kernel.state !== 'starting') go();
  });
  return end;
}
