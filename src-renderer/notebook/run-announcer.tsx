/** Says, for those who listen rather than look, how the last run ended. */
import { useEffect, useRef, useState } from 'react';
import { useStrings } from '../i18n/locale.tsx';
import { indexOf, useSession, useStore } from '../session/hooks.ts';
import { timeInWords } from './elapsed.ts';
import { notebookStrings } from './strings.ts';

/** An invisible, polite live region. */
export function RunAnnouncer() {
  const words = useStrings(notebookStrings);
  const store = useStore();
  const running = useSession((session) => session.running);
  const before = useRef(running);
  const [text, setText] = useState('');
  useEffect(() => {
    const ended = before.current;
    before.current = running;
    if (!ended || ended === running) return;
    const { notebook, states } = store.get();
    const state = states.get(ended);
    const number = indexOf(notebook, ended) + 1;
    if (!state || number === 0) return;
    const said =
      state.outcome === 'error'
        ? words.doneError(number)
        : state.outcome === 'interrupted'
          ? words.doneStopped(number)
          : words.done(number, timeInWords(state.elapsed ?? 0, words));
    // The same words twice would be no news: a space that nobody hears makes them so.
    setText((last) => (last === said ? `${said}\u00a0` : said));
  }, [running, store, words]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
