/** Waiting for a session to become something. */
import type { Session } from '#core/session/session.ts';
import type { SessionStore } from './store.ts';

/** Resolves with the session once it is as wanted. */
export function until(store: SessionStore, wanted: (session: Session) => boolean): Promise<Session> {
  return new Promise((resolve) => {
    if (wanted(store.get())) return resolve(store.get());
    const stop = store.subscribe(() => {
      if (!wanted(store.get())) return;
      stop();
      resolve(store.get());
    });
  });
}
