/** Where one left off: the lesson worked on last, the step one was at, and the way back to it. */
import type { LessonSummary } from '#core/host/host.ts';
import { standingOf } from '#core/lesson/path.ts';
import { Icon } from '../controls/icon.tsx';
import { useLocale, useStrings, useText } from '../i18n/locale.tsx';
import { lessonPlace } from './lesson-card.tsx';
import { ProgressLine } from './progress-line.tsx';
import styles from './resume-card.module.css';
import { shortDate } from './short-date.ts';
import { libraryStrings } from './strings.ts';

/** The card; nothing where the lesson was never begun. */
export function ResumeCard({ lesson }: { readonly lesson: LessonSummary }) {
  const words = useStrings(libraryStrings);
  const locale = useLocale();
  const text = useText();
  const { saved } = lesson;
  if (saved === undefined) return null;
  return (
    <section className={styles.card} aria-labelledby="go-on">
      <div className={styles.body}>
        <h2 id="go-on" className={styles.label}>
          {words.goOn}
        </h2>
        <p className={styles.title}>
          <span className={styles.ordinal}>{words.lessonNumber(lesson.number)} </span>
          {text(lesson.title)}
        </p>
        {saved.step && (
          <p className={styles.step}>{words.goOnAt(saved.step.number, text(saved.step.title))}</p>
        )}
        <p className={styles.facts}>
          <ProgressLine progress={saved.progress} />
          <time dateTime={new Date(saved.at).toISOString()}>{shortDate(saved.at, locale)}</time>
        </p>
      </div>
      <a className={styles.go} href={lessonPlace(lesson.id)}>
        {standingOf(lesson) === 'done' ? words.again : words.resume}
        <Icon name="chevronRight" />
      </a>
    </section>
  );
}
