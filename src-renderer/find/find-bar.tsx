/** Find and replace over all cells: what is looked for, how many there are, and from one to the next by key. */
import {
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { CellId } from '#core/notebook/ids.ts';
import { useCommands, useKeys } from '../commands/context.tsx';
import { Button, IconButton } from '../controls/button.tsx';
import { useToast } from '../controls/toasts.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { indexOf, useSession, useStore } from '../session/hooks.ts';
import styles from './find-bar.module.css';
import { type Match, matchesIn, matchFrom, mostMatches, textOf } from './matches.ts';
import { bringIntoView, paintMatches } from './paint.ts';
import { patternOf, type Query } from './pattern.ts';
import { replaceAll, replaceMatch } from './replace.ts';
import { findStrings } from './strings.ts';

/** One time that a person asked for the bar; another object puts the focus there again. */
export interface FindRequest {
  readonly replace: boolean;
  /** What was selected then, to be looked for. */
  readonly text: string;
  /** The cell to begin from. */
  readonly from: CellId | null;
}

const nothing: readonly Match[] = [];

/** The bar. `onPattern` is told what the cell being edited should mark; null as the bar goes. */
export function FindBar(props: {
  readonly request: FindRequest;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onReveal: (cell: CellId) => void;
  readonly onPattern: (pattern: RegExp | null) => void;
  readonly onClose: (at: CellId | null) => void;
}) {
  const { request, scroller, onReveal, onPattern, onClose } = props;
  const words = useStrings(findStrings);
  const locale = useLocale();
  const store = useStore();
  const toast = useToast();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState<Query>({ text: '', regex: false, matchCase: false, wholeWord: false });
  const [text, setText] = useState('');
  const [replacing, setReplacing] = useState(request.replace);
  const [place, setPlace] = useState<{ readonly cell: CellId; readonly from: number } | null>(null);

  const cells = useDeferredValue(useSession((session) => session.notebook.cells));
  const found = useMemo(() => patternOf(query), [query]);
  const pattern = found.state === 'ready' ? found.pattern : null;
  const matches = useMemo(
    () => (pattern ? matchesIn(cells, pattern, locale) : nothing),
    [cells, pattern, locale],
  );
  const at = matchFrom(matches, place, (cell) => indexOf(store.get().notebook, cell));
  const current = matches[at] ?? null;

  useLayoutEffect(() => {
    if (request.replace) setReplacing(true);
    if (request.text) setQuery((before) => ({ ...before, text: request.text }));
    if (request.from) {
      const { from } = request;
      setPlace((before) => (before?.cell === from ? before : { cell: from, from: 0 }));
    }
    field.current?.focus();
    field.current?.select();
  }, [request]);

  useEffect(() => {
    const root = scroller.current;
    return root && pattern ? paintMatches(root, pattern, current) : undefined;
  }, [scroller, pattern, current]);
  useEffect(() => onPattern(pattern), [onPattern, pattern]);
  useEffect(() => () => onPattern(null), [onPattern]);

  const show = (match: Match | null) => {
    if (!match || !pattern) return;
    onReveal(match.cell);
    if (scroller.current) bringIntoView(scroller.current, pattern, match);
  };
  const go = (by: number) => {
    const match = matches[(at + by + matches.length) % matches.length] ?? null;
    if (!match) return;
    setPlace({ cell: match.cell, from: match.from });
    show(match);
  };

  // What is typed is looked for at once, from where one is.
  const shown = useRef(show);
  shown.current = show;
  const first = useRef<Match | null>(null);
  first.current = current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pattern shows its first match.
  useEffect(() => shown.current(first.current), [pattern]);

  const replaceHere = () => {
    if (!pattern || !current) return;
    const { notebook } = store.get();
    const result = replaceMatch(notebook, { pattern, query, text, locale }, current);
    if (result.replaced === 0) {
      toast({ text: words.left(1) });
      return go(1);
    }
    store.dispatch({ type: 'replace', notebook: result.notebook });
    const index = indexOf(notebook, current.cell);
    const [before, after] = [notebook.cells[index], result.notebook.cells[index]];
    const grown = before && after ? textOf(after, locale).length - textOf(before, locale).length : 0;
    const next = { cell: current.cell, from: current.to + grown };
    setPlace(next);
    const rest = matchesIn(result.notebook.cells, pattern, locale);
    show(rest[matchFrom(rest, next, (cell) => indexOf(result.notebook, cell))] ?? null);
  };
  const replaceEvery = () => {
    if (!pattern) return;
    const result = replaceAll(store.get().notebook, { pattern, query, text, locale });
    if (result.replaced > 0) store.dispatch({ type: 'replace', notebook: result.notebook });
    const said = [words.replaced(result.replaced), ...(result.left > 0 ? [words.left(result.left)] : [])];
    toast({
      text: said.join(locale === 'zh' ? '；' : '; '),
      ...(result.replaced > 0
        ? { action: { label: words.undo, run: () => void store.dispatch({ type: 'undo' }) } }
        : {}),
    });
  };

  const { hint } = useKeys();
  useCommands('find', () => {
    const disabled = current ? undefined : words.none;
    return {
      'find-next': { run: () => go(1), disabled },
      'find-previous': { run: () => go(-1), disabled },
    };
  });

  const options = [
    { key: 'matchCase', letter: 'c', sign: 'Aa', label: words.matchCase },
    { key: 'wholeWord', letter: 'w', sign: 'ab', label: words.wholeWord },
    { key: 'regex', letter: 'r', sign: '.*', label: words.regex },
  ] as const;
  const turn = (key: (typeof options)[number]['key']) =>
    setQuery((before) => ({ ...before, [key]: !before[key] }));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    const inField = event.target instanceof HTMLInputElement;
    const option = event.altKey && options.find(({ letter }) => event.code === `Key${letter.toUpperCase()}`);
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') onClose(current?.cell ?? null);
    else if (option) turn(option.key);
    else if (event.key === 'Enter' && inField) {
      if (event.target === field.current) go(event.shiftKey ? -1 : 1);
      else if (mod && event.altKey) replaceEvery();
      else replaceHere();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const all = matches.length >= mostMatches ? `${mostMatches}+` : String(matches.length);
  return (
    <search className={styles.bar} aria-label={words.find} onKeyDown={onKeyDown}>
      <IconButton
        icon={replacing ? 'chevron' : 'chevronRight'}
        label={replacing ? words.hideReplace : words.showReplace}
        keys={hint('replace')}
        aria-expanded={replacing}
        className={styles.unfold}
        onClick={() => setReplacing(!replacing)}
      />
      <div className={styles.rows}>
        <div className={styles.row}>
          <span className={styles.field} data-bad={found.state === 'bad'}>
            <input
              ref={field}
              value={query.text}
              placeholder={words.findIn}
              aria-label={words.findIn}
              aria-invalid={found.state === 'bad'}
              spellCheck={false}
              onChange={(event) => setQuery({ ...query, text: event.target.value })}
            />
            {options.map(({ key, letter, sign, label }) => (
              <button
                key={key}
                type="button"
                className={styles.option}
                aria-label={label}
                aria-pressed={query[key]}
                title={`${label} (Alt+${letter.toUpperCase()})`}
                onClick={() => turn(key)}
              >
                {sign}
              </button>
            ))}
          </span>
          <output className={styles.count} data-none={pattern !== null && !current}>
            {pattern && (current ? words.count(at + 1, all) : words.none)}
          </output>
          <IconButton
            icon="up"
            label={words.previous}
            keys="Shift+Enter"
            disabled={!current}
            onClick={() => go(-1)}
          />
          <IconButton icon="down" label={words.next} keys="Enter" disabled={!current} onClick={() => go(1)} />
          <IconButton
            icon="close"
            label={words.close}
            keys="Esc"
            onClick={() => onClose(current?.cell ?? null)}
          />
        </div>
        {replacing && (
          <div className={styles.row}>
            <span className={styles.field}>
              <input
                value={text}
                placeholder={words.replaceWith}
                aria-label={words.replaceWith}
                spellCheck={false}
                onChange={(event) => setText(event.target.value)}
              />
            </span>
            <Button tone="quiet" disabled={!current} title={`${words.replace} (Enter)`} onClick={replaceHere}>
              {words.replace}
            </Button>
            <Button
              tone="quiet"
              disabled={!current}
              title={`${words.replaceAll} (Ctrl+Alt+Enter)`}
              onClick={replaceEvery}
            >
              {words.replaceAll}
            </Button>
          </div>
        )}
        {found.state === 'bad' && (
          <p className={styles.bad} role="alert">
            {words.bad(found.reason)}
          </p>
        )}
      </div>
    </search>
  );
}
