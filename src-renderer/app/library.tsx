/** The library: where one left off, and the lessons as a path that can be searched. */
import { useDeferredValue, useRef, useState } from 'react';
import type { LessonSummary } from '#core/host/host.ts';
import { type SearchedSection, searchLessons, searchWords } from '#core/lesson/search.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { LessonPath } from '../library/lesson-path.tsx';
import { ResumeCard } from '../library/resume-card.tsx';
import { libraryStrings } from '../library/strings.ts';
import { LessonsPage } from './lessons-page.tsx';
import styles from './library.module.css';
import { MessagePage } from './message-page.tsx';
import { printRoute } from './route.ts';
import { appStrings } from './strings.ts';

/** The screen one starts from. */
export function Library() {
  const app = useStrings(appStrings);
  const words = useStrings(libraryStrings);
  return (
    <LessonsPage name={app.library} heading={words.welcome} lead={words.welcomeText}>
      {(lessons) => <Lessons lessons={lessons} />}
    </LessonsPage>
  );
}

function Lessons({ lessons }: { readonly lessons: readonly LessonSummary[] }) {
  const words = useStrings(libraryStrings);
  const [query, setQuery] = useState('');
  const [sections, setSections] = useState<readonly SearchedSection[]>([]);
  const asked = useDeferredValue(query);
  const field = useRef<HTMLInputElement>(null);
  if (lessons.length === 0)
    return (
      <MessagePage title={words.noLessons} level={2}>
        {words.noLessonsText}
      </MessagePage>
    );

  const latest = lessons.reduce<LessonSummary | null>(
    (best, lesson) => ((lesson.saved?.at ?? 0) > (best?.saved?.at ?? 0) ? lesson : best),
    null,
  );
  const found = searchLessons(lessons, asked, sections);
  const searching = searchWords(asked).length > 0;
  const clear = () => {
    setQuery('');
    field.current?.focus();
  };
  return (
    <>
      {latest && <ResumeCard lesson={latest} />}
      <section aria-labelledby="lessons">
        <div className={styles.head}>
          <h2 id="lessons" className={styles.subheading}>
            {words.lessons}
          </h2>
          <search className={styles.search}>
            <Icon name="search" />
            <input
              ref={field}
              type="search"
              value={query}
              aria-label={words.search}
              placeholder={words.searchHint}
              spellCheck={false}
              // The article's sections are not needed before one looks for something.
              onFocus={() =>
                void import('#core/lesson/article.ts').then((article) => setSections(article.articleSections))
              }
              onChange={(event) => setQuery(event.target.value)}
            />
          </search>
          <span className={styles.gap} />
          <a href={printRoute({ screen: 'article' })}>{words.fromArticle}</a>
          <a href={printRoute({ screen: 'work' })}>{words.myWork}</a>
        </div>
        <output className={styles.count} data-shown={searching && found.length > 0}>
          {searching ? (found.length > 0 ? words.found(found.length) : words.nothing(asked.trim())) : ''}
        </output>
        {found.length > 0 ? (
          <LessonPath all={lessons} shown={found} words={searchWords(asked)} />
        ) : (
          <div className={styles.nothing}>
            <p>{words.nothing(asked.trim())}</p>
            <p>{words.nothingText}</p>
            <Button onClick={clear}>{words.clear}</Button>
          </div>
        )}
      </section>
    </>
  );
}
