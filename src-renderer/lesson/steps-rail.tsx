/** The lesson's steps at the side, the one being read marked. */
import { useMemo } from 'react';
import { type Step, stepOf, stepsOf } from '#core/lesson/index.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { isProgramCell } from '#core/notebook/roles.ts';
import { useStrings, useText } from '../i18n/locale.tsx';
import { useSession } from '../session/hooks.ts';
import styles from './steps-rail.module.css';
import { lessonStrings } from './strings.ts';

/** Lists the steps; `current` is the topmost cell in view. Nothing where there are fewer than two. */
export function StepsRail(props: {
  readonly current: CellId | null;
  readonly onOpen: (cell: CellId) => void;
}) {
  const { current, onOpen } = props;
  const words = useStrings(lessonStrings);
  const text = useText();
  const cells = useSession((session) => session.notebook.cells);
  const states = useSession((session) => session.states);
  const steps = useMemo(() => stepsOf(cells), [cells]);
  const here = current ? stepOf(steps, current) : undefined;
  const at = here ? steps.indexOf(here) : -1;
  if (steps.length < 2) return null;

  const isDone = (step: Step) => {
    const code = cells.filter((cell) => isProgramCell(cell) && step.cells.includes(cell.id));
    return code.length > 0 && code.every((cell) => states.get(cell.id)?.outcome === 'ok');
  };

  return (
    <nav className={styles.rail} aria-label={words.steps}>
      <p className={styles.count}>{words.stepOf(Math.max(at, 0) + 1, steps.length)}</p>
      <ol className={styles.steps}>
        {steps.map((step, index) => {
          const done = isDone(step);
          return (
            <li key={step.cell}>
              <button
                type="button"
                className={styles.step}
                aria-current={index === Math.max(at, 0) ? 'step' : undefined}
                data-done={done}
                onClick={() => onOpen(step.cell)}
              >
                <span className={styles.title}>{text(step.title)}</span>
                {done && <span className="visually-hidden">{words.done}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
