/** The list of lessons, asked for when a screen needs it and again once a lost host is back. */
import { useCallback, useEffect, useState } from 'react';
import type { HostErrorCode, LessonSummary } from '#core/host/host.ts';
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
  const [listed, setListed] = useState<ListedLessons>({ state: 'loading' });
  const reload = useCallback(() => {
    void host.call('lessons.list', null).then((reply) => {
      setListed(
        reply.ok
          ? { state: 'ready', lessons: [...reply.value].sort((a, b) => a.number - b.number) }
          : { state: 'failed', code: reply.code },
      );
    });
  }, [host]);
  useEffect(() => {
    if (reachable) reload();
  }, [reload, reachable]);
  return { listed, reload };
}
