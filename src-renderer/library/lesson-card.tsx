/** One lesson on the path: its number, what it is about, how far one has come, and what it builds on. */
import type { LessonSummary } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import { standingOf } from '#core/lesson/path.ts';
import type { FoundLesson } from '#core/lesson/search.ts';
import type { LessonId } from '#core/notebook/ids.ts';
import { Icon } from '../controls/icon.tsx';
import { useStrings, useText } from '../i18n/locale.tsx';
import { Prose } from '../outputs/index.tsx';
import styles from './lesson-card.module.css';
import { Marked } from './marked.tsx';
import { ProgressLine } from './progress-line.tsx';
import { libraryStrings, standingStrings } from './strings.ts';

/** The place of a lesson in the window. */
export function lessonPlace(id: LessonId): string {
  return placeOf({ kind: 'lesson', id });
}

/** The card. `row`: its row on the path, from 0. */
export function LessonCard(props: {
  readonly found: FoundLesson<LessonSummary>;
  readonly lessons: ReadonlyMap<LessonId, LessonSummary>;
  readonly words: readonly string[];
  readonly row: number;
}) {
  const { found, lessons, words: searched, row } = props;
  const { lesson } = found;
  const words = useStrings(libraryStrings);
  const standings = useStrings(standingStrings);
  const text = useText();
  const standing = standingOf(lesson);
  const progress = lesson.saved?.progress;
  const before = lesson.prerequisites.flatMap((id) => lessons.get(id) ?? []);
  return (
    <li className={styles.item} style={{ gridRow: row + 1 }} data-standing={standing}>
      <span className={styles.node} aria-hidden="true">
        {standing === 'done' ? <Icon name="check" size={18} /> : lesson.number}
      </span>
      <article className={styles.card}>
        <div className={styles.body}>
          <h3 className={styles.title}>
            <a href={lessonPlace(lesson.id)} className={styles.link}>
              <span className={styles.ordinal}>{words.lessonNumber(lesson.number)} </span>
              <Marked text={text(lesson.title)} words={searched} />
            </a>
            {standing !== 'new' && <span className="visually-hidden">{` (${standings[standing]})`}</span>}
          </h3>
          <p className={styles.summary}>
            <Marked text={text(lesson.summary)} words={searched} />
          </p>
          {found.by && (
            <div className={styles.by}>
              <span className={styles.label}>
                {found.by.kind === 'objective' ? words.byObjective : words.bySection(found.by.section.number)}
              </span>
              {found.by.kind === 'objective' ? (
                <Prose markdown={text(found.by.text)} />
              ) : (
                <Marked text={text(found.by.section.title)} words={searched} />
              )}
            </div>
          )}
          <div className={styles.facts}>
            <span className={styles.fact}>
              <Icon name="clock" size={13} />
              {words.minutes(lesson.minutes)}
            </span>
            {before.length > 0 && (
              <span className={styles.fact}>
                {words.before}
                {before.map((each) => (
                  <a
                    key={each.id}
                    href={lessonPlace(each.id)}
                    className={styles.before}
                    data-done={standingOf(each) === 'done'}
                  >
                    {standingOf(each) === 'done' && <Icon name="check" size={12} />}
                    {`${each.number} ${text(each.title)}`}
                    <span className="visually-hidden">{` (${standings[standingOf(each)]})`}</span>
                  </a>
                ))}
              </span>
            )}
            {progress && <ProgressLine progress={progress} />}
          </div>
        </div>
        <span className={styles.go} aria-hidden="true">
          {standing === 'new' ? words.start : standing === 'done' ? words.again : words.resume}
          <Icon name="chevronRight" />
        </span>
      </article>
    </li>
  );
}
