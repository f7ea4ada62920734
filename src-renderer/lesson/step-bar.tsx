/** The bar below a step: back, how far one is, next. */
import { Button } from '../controls/button.tsx';
import { useStrings } from '../i18n/locale.tsx';
import styles from './step-bar.module.css';
import { lessonStrings } from './strings.ts';

/** Back and Next; the last step's Next leads back to the lessons. */
export function StepBar(props: {
  readonly at: number;
  readonly count: number;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRedo: () => void;
  readonly onFinish: () => void;
}) {
  const { at, count, onMove, onRedo, onFinish } = props;
  const words = useStrings(lessonStrings);
  const last = at === count - 1;
  return (
    <nav className={styles.bar} aria-label={words.stepMove} data-step-bar>
      <div className={styles.inner}>
        <Button disabled={at <= 0} onClick={() => onMove(-1)}>
          {words.back}
        </Button>
        <span className={styles.count}>{words.stepOf(at + 1, count)}</span>
        <Button tone="quiet" icon="reset" onClick={onRedo}>
          {words.redoStep}
        </Button>
        <span className={styles.space} />
        <Button tone="primary" onClick={() => (last ? onFinish() : onMove(1))}>
          {last ? words.finish : words.next}
        </Button>
      </div>
    </nav>
  );
}
