/** How far a lesson is done: a thin bar, and the same in numbers. */
import type { LessonProgress } from '#core/lesson/progress.ts';
import { useStrings } from '../i18n/locale.tsx';
import styles from './progress-line.module.css';
import { libraryStrings } from './strings.ts';

/** The bar with its numbers: steps done, and checks passed where there are any. */
export function ProgressLine({ progress }: { readonly progress: LessonProgress }) {
  const words = useStrings(libraryStrings);
  const { steps, stepsDone, exercises, passed } = progress;
  return (
    <span className={styles.progress}>
      <span className={styles.track} aria-hidden="true">
        <span style={{ inlineSize: `${(100 * stepsDone) / Math.max(1, steps)}%` }} />
      </span>
      <span>{words.steps(stepsDone, steps)}</span>
      {exercises > 0 && <span>{words.checks(passed, exercises)}</span>}
    </span>
  );
}
