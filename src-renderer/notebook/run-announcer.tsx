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
  const ended = useSession((session) => session.ended);
  const told = useRef(ended);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!ended || ended === told.current) return;
    told.current = ended;
    const number = indexOf(store.get().notebook, ended.cell) + 1;
    if (number === 0) return;
    const said =
      ended.outcome === 'error'
        ? words.doneError(number)
        : ended.outcome === 'interrupted'
          ? words.doneStopped(number)
          : words.done(number, timeInWords(ended.elapsed, words));
    // The same words twice would be no news: a space that nobody hears makes them so.
    setText((last) => (last === said ? `${said}\u00a0` : said));
  }, [ended, store, words]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
