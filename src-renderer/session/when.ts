/** Waiting for a session to come to a state, and not for ever: a window may be busy for a while, and its host or kernel may be gone. */
import { namesKnown } from '#core/session/index.ts';
import type { Session } from '#core/session/session.ts';
import type { Milliseconds } from '#core/text/units.ts';
import type { SessionStore } from './store.ts';

/** Calls back once `holds`, at once where it does, and at the latest after `within`; never once the function given back was called. */
function when(
  store: SessionStore,
  holds: (session: Session) => boolean,
  then: () => void,
  within: Milliseconds,
): () => void {
  if (holds(store.get())) {
    then();
    return () => {};
  }
  const end = () => {
    clearTimeout(timer);
    stop();
  };
  const go = () => {
    end();
    then();
  };
  const timer = setTimeout(go, within);
  const stop = store.subscribe(() => {
    if (holds(store.get())) go();
  });
  return end;
}

/** Calls back once the names of all cells are known, which follow a little after a notebook was opened. */
export function whenNamed(store: SessionStore, then: () => void, within: Milliseconds = 10_000): void {
  when(store, namesKnown, then, within);
}

/** Calls back once a notebook is such that `holds`, however late; never once the function given back was called. */
export function whenNotebook(
  store: SessionStore,
  holds: (notebook: Session['notebook']) => boolean,
  then: () => void,
): () => void {
  let seen: Session['notebook'] | null = null;
  const look = () => {
    const { notebook } = store.get();
    if (notebook === seen) return;
    seen = notebook;
    if (!holds(notebook)) return;
    stop();
    then();
  };
  const stop = store.subscribe(look);
  look();
  return stop;
}

/**
 * Calls back once the session's kernel no longer starts, for what a window gets ready for later: a person who has read
 * a cell wants to run it first. Never once the function given back was called.
 */
export function afterStart(store: SessionStore, then: () => void): () => void {
  return when(store, ({ kernel }) => kernel.state !== 'starting', then, 3000);
}
