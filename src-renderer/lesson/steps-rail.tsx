/** The steps of a lesson at the window's side: where one is, what is done, and the way to each. */
import { useMemo } from 'react';
import { stepOf } from '#core/lesson/index.ts';
import { stepProgress } from '#core/lesson/progress.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { Button } from '../controls/button.tsx';
import { useStrings, useText } from '../i18n/locale.tsx';
import { useSession } from '../session/hooks.ts';
import styles from './steps-rail.module.css';
import { lessonStrings } from './strings.ts';

/** The list of steps. `current` is the cell that tells where one is; `onOpen` brings a step into view. */
export function StepsRail(props: {
  readonly current: CellId | null;
  readonly onOpen: (cell: CellId) => void;
  /** Whether one step is shown at a time; `onStepping` changes that. */
  readonly stepping: boolean;
  readonly onStepping: (stepping: boolean) => void;
}) {
  const { current, onOpen, stepping, onStepping } = props;
  const words = useStrings(lessonStrings);
  const text = useText();
  const cells = useSession((session) => session.notebook.cells);
  const work = useSession((session) => session.work);
  const progress = useMemo(() => stepProgress(cells, work), [cells, work]);
  const steps = progress.map(({ step }) => step);
  const here = current ? stepOf(steps, current) : undefined;
  const at = Math.max(here ? steps.indexOf(here) : 0, 0);
  if (steps.length < 2) return null;
  const done = progress.filter((each) => each.done).length;

  return (
    <nav className={styles.rail} data-rail aria-label={words.steps}>
      <p className={styles.count}>{words.stepOf(at + 1, steps.length)}</p>
      <div
        className={styles.progress}
        role="progressbar"
        aria-label={words.progress(done, steps.length)}
        aria-valuemin={0}
        aria-valuemax={steps.length}
        aria-valuenow={done}
      >
        <span style={{ inlineSize: `${(100 * done) / steps.length}%` }} />
      </div>
      <ol className={styles.steps}>
        {progress.map(({ step, done: isDone, tasks }, index) => (
          <li key={step.cell}>
            <button
              type="button"
              className={styles.step}
              aria-current={index === at ? 'step' : undefined}
              data-done={isDone}
              onClick={() => onOpen(step.cell)}
            >
              <span className={styles.title}>{text(step.title)}</span>
              {tasks.length > 0 && (
                <span aria-hidden="true">
                  {/* A space and no margin: on a line of its own it begins where the title does. */}
                  {'\u2002'}
                  <span className={styles.tasks}>
                    {tasks.filter((task) => task.done).length}/{tasks.length}
                  </span>
                </span>
              )}
              {isDone && <span className="visually-hidden">{words.done}</span>}
            </button>
          </li>
        ))}
      </ol>
      <Button
        tone="quiet"
        className={styles.mode}
        icon={stepping ? 'text' : 'list'}
        title={stepping ? words.readingNote : undefined}
        onClick={() => onStepping(!stepping)}
      >
        {stepping ? words.reading : words.stepping}
      </Button>
    </nav>
  );
}
