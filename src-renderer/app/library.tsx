/** The library: the lessons as a path, the one last worked on first. */
import { useCallback, useEffect, useState } from 'react';
import type { HostErrorCode, LessonSummary } from '#core/host/host.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { useLocale, useStrings, useText } from '../i18n/locale.tsx';
import { useHost, useReachable } from './host-context.tsx';
import styles from './library.module.css';
import { MessagePage } from './message-page.tsx';
import { printRoute } from './route.ts';
import { ScreenBar } from './screen-bar.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';

type Listed =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly code: HostErrorCode }
  | { readonly state: 'ready'; readonly lessons: readonly LessonSummary[] };

/** The screen one starts from. */
export function Library() {
  const words = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const host = useHost();
  const reachable = useReachable();
  const [listed, setListed] = useState<Listed>({ state: 'loading' });

  const load = useCallback(async () => {
    const reply = await host.call('lessons.list', null);
    setListed(reply.ok ? { state: 'ready', lessons: reply.value } : { state: 'failed', code: reply.code });
  }, [host]);
  useEffect(() => {
    if (reachable) void load();
  }, [load, reachable]);
  useEffect(() => {
    document.title = `${words.library} · ${words.name}`;
  }, [words]);

  return (
    <div className={styles.screen}>
      <ScreenBar />
      <main className={styles.main}>
        {listed.state === 'failed' ? (
          <MessagePage
            title={words.lessonsFailed}
            actions={
              <Button tone="primary" onClick={() => void load()}>
                {words.retry}
              </Button>
            }
          >
            {errors[listed.code]}
          </MessagePage>
        ) : (
          <div className={styles.column}>
            <section className={styles.welcome}>
              <h1 className={styles.heading}>{words.welcome}</h1>
              <p className={styles.lead}>{words.welcomeText}</p>
            </section>
            {listed.state === 'ready' && <Path lessons={listed.lessons} />}
          </div>
        )}
      </main>
    </div>
  );
}

function Path({ lessons }: { readonly lessons: readonly LessonSummary[] }) {
  const words = useStrings(appStrings);
  if (lessons.length === 0) return <MessagePage title={words.noLessons}>{words.noLessonsText}</MessagePage>;
  const latest = lessons.reduce<LessonSummary | null>(
    (best, lesson) => ((lesson.saved?.at ?? 0) > (best?.saved?.at ?? 0) ? lesson : best),
    null,
  );
  const sorted = [...lessons].sort((a, b) => a.number - b.number);
  return (
    <section aria-labelledby="lessons">
      <h2 id="lessons" className={styles.subheading}>
        {words.lessons}
      </h2>
      <ol className={styles.path}>
        {sorted.map((lesson) => (
          <LessonCard key={lesson.id} lesson={lesson} latest={lesson.id === latest?.id} />
        ))}
      </ol>
    </section>
  );
}

function LessonCard({ lesson, latest }: { readonly lesson: LessonSummary; readonly latest: boolean }) {
  const words = useStrings(appStrings);
  const locale = useLocale();
  const text = useText();
  const saved = lesson.saved;
  return (
    <li className={styles.step} data-begun={saved !== undefined}>
      <a
        className={styles.card}
        href={printRoute({ screen: 'document', ref: { kind: 'lesson', id: lesson.id } })}
        data-latest={latest}
      >
        <span className={styles.number} aria-hidden="true">
          {lesson.number}
        </span>
        <span className={styles.body}>
          <span className="visually-hidden">{words.lessonNumber(lesson.number)} </span>
          <span className={styles.title}>{text(lesson.title)}</span>
          <span className={styles.summary}>{text(lesson.summary)}</span>
          <span className={styles.facts}>
            <Icon name="clock" size={13} />
            {words.minutes(lesson.minutes)}
            {saved && (
              <span className={styles.begun}>
                {words.inProgress}
                {' · '}
                {new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', {
                  month: 'short',
                  day: 'numeric',
                  hour: '2-digit',
                  minute: '2-digit',
                }).format(saved.at)}
              </span>
            )}
          </span>
        </span>
        <span className={styles.go}>
          {saved ? words.resume : words.start}
          <Icon name="chevronRight" />
        </span>
      </a>
    </li>
  );
}
