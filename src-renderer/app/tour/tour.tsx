/**
 * The tour of someone new: one thing about the lessons, two about a notebook, each said where it can be seen. It stands
 * in a corner and takes neither focus nor clicks from what it speaks of, which has a ring around it.
 */
import { type ReactNode, useId, useState, useSyncExternalStore } from 'react';
import { keysOf } from '#core/commands/keymap.ts';
import { keysInWords } from '#core/commands/keys.ts';
import { Button } from '../../controls/button.tsx';
import { useStrings } from '../../i18n/locale.tsx';
import type { Route } from '../route.ts';
import { useSettings } from '../settings-provider.tsx';
import { Ring } from './ring.tsx';
import { showFirst } from './show-first.ts';
import { type TourWords, tourStrings } from './strings.ts';
import styles from './tour.module.css';

const mac = /^Mac/.test(navigator.platform);
const steps = 3;

/** A cell with code that stands open and that the reader may change. */
const changeable = "[data-cell][data-kind='code']:has([data-editable='true'], [data-editor])";

/** What a notebook has that is there; a page that says why it is not has none. */
const notebookBar = "[role='toolbar']";

function watchPage(onChange: () => void): () => void {
  const changes = new MutationObserver(onChange);
  changes.observe(document.body, { childList: true, subtree: true });
  return () => changes.disconnect();
}

/** The step that belongs to where the reader is; nothing on screens that it has no word for. */
export default function Tour({ route }: { readonly route: Route }) {
  const words = useStrings(tourStrings);
  const { settings, change } = useSettings();
  const [inNotebook, setInNotebook] = useState<2 | 3>(2);
  const [cell, setCell] = useState<'seen' | 'elsewhere' | 'none'>('elsewhere');
  const isThere = useSyncExternalStore(watchPage, () => document.querySelector(notebookBar) !== null);
  const end = () => change({ toured: true });
  const keys = (id: Parameters<typeof keysOf>[0], at = 0) => {
    const known = keysOf(id, settings.keymap);
    return keysInWords(known[at] ?? known[0] ?? '', mac);
  };

  if (route.screen === 'library') {
    return (
      <Step number={1} says={words.path} around="main article:has(a[href^='#/lesson/'])" onEnd={end}>
        <Button
          tone="primary"
          onClick={() => document.querySelector<HTMLElement>("main article a[href^='#/lesson/']")?.click()}
        >
          {words.openFirst}
        </Button>
      </Step>
    );
  }
  if (route.screen !== 'document' || !isThere) return null;
  if (inNotebook === 2) {
    return (
      <Step
        number={2}
        says={words.cell(keys('run-advance'))}
        around={changeable}
        onSeen={(seen) => setCell((before) => (seen ? 'seen' : before === 'none' ? 'none' : 'elsewhere'))}
        onEnd={end}
      >
        <Button
          tone="primary"
          onClick={
            cell === 'elsewhere'
              ? () => void showFirst(changeable).then((shown) => setCell(shown ? 'seen' : 'none'))
              : () => setInNotebook(3)
          }
        >
          {cell === 'elsewhere' ? words.showCell : words.next}
        </Button>
      </Step>
    );
  }
  return (
    <Step
      number={3}
      says={words.keys(keys('palette'), keys('shortcuts', 1))}
      around={notebookBar}
      onEnd={end}
    >
      <Button tone="primary" onClick={end}>
        {words.done}
      </Button>
    </Step>
  );
}

/** One card of the tour, and a ring around what it speaks of. */
function Step(props: {
  readonly number: number;
  readonly says: TourWords;
  /** Selects what gets the ring: the first of it that can be seen. */
  readonly around: string;
  readonly onSeen?: (seen: boolean) => void;
  readonly onEnd: () => void;
  /** The way on. */
  readonly children: ReactNode;
}) {
  const { number, says, around, onSeen, onEnd, children } = props;
  const words = useStrings(tourStrings);
  const title = useId();
  return (
    <>
      <Ring around={around} onSeen={onSeen} />
      <aside
        className={styles.card}
        data-step={number}
        aria-label={words.label}
        aria-describedby={title}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') onEnd();
        }}
      >
        <div aria-live="polite">
          <p className={styles.progress}>
            <span aria-hidden="true" className={styles.dots}>
              {Array.from({ length: steps }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place.
                <i key={index} data-here={index + 1 === number} />
              ))}
            </span>
            {words.progress(number, steps)}
          </p>
          <h2 id={title} className={styles.title}>
            {says.title}
          </h2>
          <p className={styles.text}>{says.text}</p>
        </div>
        <div className={styles.actions}>
          {number < steps && (
            <Button tone="quiet" onClick={onEnd}>
              {words.skip}
            </Button>
          )}
          {children}
        </div>
      </aside>
    </>
  );
}
