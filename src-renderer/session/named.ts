/** Waiting until the names of a notebook's cells are known, which follow a little after it was opened. */
import { namesKnown } from '#core/session/index.ts';
import type { Milliseconds } from '#core/text/units.ts';
import type { SessionStore } from './store.ts';

/** The window may be busy for a while; a window whose host is gone may never know. */
const atMost: Milliseconds = 10_000;

/** Calls back once the names of all cells are known, at once where they are, and at the latest after a while. */
export function whenNamed(store: SessionStore, then: () => void, within = atMost): void {
  if (namesKnown(store.get())) {
    then();
    return;
  }
  const end = () => {
    clearTimeout(timer);
    stop();
    then();
  };
  const timer = setTimeout(end, within);
  const stop = store.subscribe(() => {
    if (namesKnown(store.get())) end();
  });
}
