/**
 * The list of lessons, asked for when a screen needs it and again once a lost host is back. What is unsaved of open ones
 * is saved first: the list says how far a learner has come.
 */
import { useCallback, useEffect, useState } from 'react';
import type { HostErrorCode, LessonSummary } from '#core/host/host.ts';
import { useDesk } from './desk-context.tsx';
import { useHost, useReachable } from './host-context.tsx';

/** How far the list has come. */
export type ListedLessons =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly code: HostErrorCode }
  /** In the order of the path. */
  | { readonly state: 'ready'; readonly lessons: readonly LessonSummary[] };

/** The list, and the way to ask for it again. */
export function useLessons(): { readonly listed: ListedLessons; readonly reload: () => void } {
  const host = useHost();
  const reachable = useReachable();
  const { documents } = useDesk();
  const [listed, setListed] = useState<ListedLessons>({ state: 'loading' });
  const reload = useCallback(() => {
    const ask = async () => {
      await documents.flushAll();
      const reply = await host.call('lessons.list', null);
      setListed(
        reply.ok
          ? { state: 'ready', lessons: [...reply.value].sort((a, b) => a.number - b.number) }
          : { state: 'failed', code: reply.code },
      );
    };
    void ask();
  }, [host, documents]);
  useEffect(() => {
    if (reachable) reload();
  }, [reload, reachable]);
  // Nobody is asked where nobody answered last time, and that is no reason to wait.
  const lost = !reachable && listed.state === 'loading';
  return { listed: lost ? { state: 'failed', code: 'unreachable' } : listed, reload };
}
