/** The path of lessons: one below the other, with quiet lines from each to those that build on it. */
import type { LessonSummary } from '#core/host/host.ts';
import { pathEdges, standingOf } from '#core/lesson/path.ts';
import type { FoundLesson } from '#core/lesson/search.ts';
import type { LessonId } from '#core/notebook/ids.ts';
import { LessonCard } from './lesson-card.tsx';
import styles from './lesson-path.module.css';

/** The path. `all` are the lessons there are, `shown` those on it now; `words` are marked in them. */
export function LessonPath(props: {
  readonly all: readonly LessonSummary[];
  readonly shown: readonly FoundLesson<LessonSummary>[];
  readonly words: readonly string[];
}) {
  const { all, shown, words } = props;
  const lessons = new Map<LessonId, LessonSummary>(all.map((lesson) => [lesson.id, lesson]));
  const edges = pathEdges(shown.map(({ lesson }) => lesson));
  const lanes = Math.max(0, ...edges.map(({ lane }) => lane));
  return (
    <div className={styles.path} style={{ '--lanes': lanes } as React.CSSProperties}>
      {edges.map(({ from, to, fromRow, toRow, lane }) => {
        const before = lessons.get(from);
        return (
          <span
            key={`${from} ${to}`}
            className={lane === 0 ? styles.line : styles.arc}
            data-done={before !== undefined && standingOf(before) === 'done'}
            style={{ gridRow: `${fromRow + 1} / ${toRow + 1}`, '--lane': lane } as React.CSSProperties}
            aria-hidden="true"
          />
        );
      })}
      <ol className={styles.list}>
        {shown.map((found, row) => (
          <LessonCard key={found.lesson.id} found={found} lessons={lessons} words={words} row={row} />
        ))}
      </ol>
    </div>
  );
}
