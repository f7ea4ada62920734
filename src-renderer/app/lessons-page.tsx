/** The frame of a screen about the lessons: the bar, the heading, and what is said where the list cannot be had. */
import { type ReactNode, useEffect } from 'react';
import type { LessonSummary } from '#core/host/host.ts';
import { Button } from '../controls/button.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useDesk } from './desk-context.tsx';
import styles from './library.module.css';
import { MessagePage } from './message-page.tsx';
import { ScreenBar } from './screen-bar.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';
import { useLessons } from './use-lessons.ts';

/** The screen; `children` draws it once the lessons are listed, in the order of the path. */
export function LessonsPage(props: {
  /** What the window's title says. */
  readonly name: string;
  readonly heading: string;
  readonly lead: string;
  readonly children: (lessons: readonly LessonSummary[]) => ReactNode;
}) {
  const { name, heading, lead, children } = props;
  const words = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const { listed, reload } = useLessons();
  const { info } = useDesk();
  useEffect(() => {
    document.title = `${name} · ${words.name}`;
  }, [name, words]);
  return (
    <div className={styles.screen}>
      <ScreenBar />
      <main className={styles.main}>
        {listed.state === 'failed' ? (
          <MessagePage
            title={words.lessonsFailed}
            actions={
              <Button tone="primary" onClick={reload}>
                {words.retry}
              </Button>
            }
          >
            {errors[listed.code]}
          </MessagePage>
        ) : (
          <div className={styles.column}>
            <section className={styles.welcome}>
              <h1 className={styles.heading}>{heading}</h1>
              <p className={styles.lead}>{lead}</p>
              {info.host === 'static' && <p className={styles.where}>{words.keptInBrowser}</p>}
            </section>
            {listed.state === 'ready' && children(listed.lessons)}
          </div>
        )}
      </main>
    </div>
  );
}
