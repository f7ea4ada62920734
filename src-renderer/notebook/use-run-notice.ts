/**
 * Tells of the end of a long run to someone who looks elsewhere: a mark in the
 * window's title until it is looked at again, and a notification of the system where the
 * person has allowed that. Permission is asked for by {@link askToNotify} only.
 */
import { useEffect, useRef, useState } from 'react';
import type { Milliseconds } from '#core/text/units.ts';
import { useStrings } from '../i18n/locale.tsx';
import type { SessionStore } from '../session/store.ts';
import { timeInWords } from './elapsed.ts';
import { notebookStrings } from './strings.ts';

/** Runs shorter than this are waited for; nobody needs to be told. */
const long: Milliseconds = 5_000;

/** Watches the runs of a session; gives what stands before the title: `✓ `, `✗ ` or nothing. */
export function useRunNotice(store: SessionStore, title: string): string {
  const words = useStrings(notebookStrings);
  const [mark, setMark] = useState('');
  const said = useRef({ title, words });
  said.current = { title, words };
  useEffect(() => {
    let began: number | null = null;
    let failed = false;
    let running = store.get().running;
    let shown: Notification | null = null;

    const look = (): void => {
      const { running: now, states } = store.get();
      if (now === running) return;
      if (running !== null && states.get(running)?.outcome === 'error') failed = true;
      running = now;
      if (now !== null) {
        began ??= Date.now();
        return;
      }
      const span = Date.now() - (began ?? Date.now());
      if (span >= long && (document.hidden || !document.hasFocus())) {
        const { title, words } = said.current;
        setMark(failed ? '✗ ' : '✓ ');
        shown = notify(
          failed ? words.noticeFailed : words.noticeDone,
          `${title} · ${timeInWords(span, words)}`,
        );
      }
      began = null;
      failed = false;
    };
    const onFocus = (): void => {
      if (document.hidden || !document.hasFocus()) return;
      setMark('');
      shown?.close();
    };
    const end = store.subscribe(look);
    addEventListener('focus', onFocus);
    document.addEventListener('visibilitychange', onFocus);
    return () => {
      end();
      removeEventListener('focus', onFocus);
      document.removeEventListener('visibilitychange', onFocus);
    };
  }, [store]);
  return mark;
}

/** Shows a notification that leads back to the window; none where that is not allowed. */
function notify(what: string, body: string): Notification | null {
  if (notifying() !== 'granted') return null;
  try {
    const shown = new Notification(what, { body, tag: 'stepwise-run' });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
    return shown;
  } catch {
    // Some systems allow notifications from service workers only.
    return null;
  }
}

/** Whether the system's notifications may be shown, may not, or nobody has been asked. */
export function notifying(): NotificationPermission {
  return 'Notification' in globalThis ? Notification.permission : 'denied';
}

/** Asks the person to allow notifications; on their click only. */
export function askToNotify(): Promise<NotificationPermission> {
  return Notification.requestPermission();
}
