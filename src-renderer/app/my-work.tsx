/** All that a learner has done, lesson by lesson, with a report of each to hand in. */
import { useState } from 'react';
import type { LessonSummary } from '#core/host/host.ts';
import { standingOf } from '#core/lesson/path.ts';
import { useStrings, useText } from '../i18n/locale.tsx';
import { lessonPlace } from '../library/lesson-card.tsx';
import { workStrings } from '../library/work-strings.ts';
import { LessonsPage } from './lessons-page.tsx';
import { MessagePage } from './message-page.tsx';
import styles from './my-work.module.css';
import { printRoute } from './route.ts';
import { WorkCard } from './work-card.tsx';

/** The screen. */
export default function MyWork() {
  const words = useStrings(workStrings);
  return (
    <LessonsPage name={words.name} heading={words.heading} lead={words.lead}>
      {(lessons) => <Work lessons={lessons} />}
    </LessonsPage>
  );
}

function Work({ lessons }: { readonly lessons: readonly LessonSummary[] }) {
  const words = useStrings(workStrings);
  const text = useText();
  const [name, setName] = useState('');
  const begun = lessons.filter((lesson) => lesson.saved !== undefined);
  const rest = lessons.filter((lesson) => lesson.saved === undefined);
  if (begun.length === 0) {
    return (
      <MessagePage
        title={words.none}
        level={2}
        actions={<a href={printRoute({ screen: 'library' })}>{words.toLessons}</a>}
      >
        {words.noneText}
      </MessagePage>
    );
  }
  const progress = begun.flatMap(({ saved }) => saved?.progress ?? []);
  const sum = (of: (one: (typeof progress)[number]) => number) =>
    progress.reduce((total, each) => total + of(each), 0);
  const done = lessons.filter((lesson) => standingOf(lesson) === 'done').length;
  return (
    <>
      <dl className={styles.totals}>
        <Total label={words.lessonsDone} value={`${done} / ${lessons.length}`} />
        <Total label={words.checks} value={`${sum((one) => one.passed)} / ${sum((one) => one.exercises)}`} />
        <Total
          label={words.questions}
          value={`${sum((one) => one.answered)} / ${sum((one) => one.questions)}`}
        />
      </dl>
      <label className={styles.name}>
        {words.reportName}
        <input
          value={name}
          maxLength={80}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <div className={styles.cards}>
        {begun.map((lesson) => (
          <WorkCard key={lesson.id} lesson={lesson} name={name} />
        ))}
      </div>
      {rest.length > 0 && (
        <section aria-labelledby="untouched" className={styles.rest}>
          <h2 id="untouched">{words.untouched}</h2>
          <ul>
            {rest.map((lesson) => (
              <li key={lesson.id}>
                <a href={lessonPlace(lesson.id)}>{words.lesson(lesson.number, text(lesson.title))}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Total({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
