/** The article's contents as a way into the lessons: which step makes each section concrete, and what is corrected. */
import { useEffect, useMemo, useState } from 'react';
import type { LessonSummary } from '#core/host/host.ts';
import { coverage } from '#core/lesson/article.ts';
import { articleChapters } from '#core/lesson/chapters.ts';
import { articleMentions } from '#core/lesson/mentions.ts';
import { useStrings } from '../i18n/locale.tsx';
import { ArticleChapter, type LessonMention } from '../library/article-chapter.tsx';
import { articleStrings } from '../library/article-strings.ts';
import { useHost } from './host-context.tsx';
import { LessonsPage } from './lessons-page.tsx';
import { readLesson } from './read-lessons.ts';

/** The screen. */
export default function FromArticle() {
  const words = useStrings(articleStrings);
  return (
    <LessonsPage name={words.name} heading={words.heading} lead={words.lead}>
      {(lessons) => <Contents lessons={lessons} />}
    </LessonsPage>
  );
}

function Contents({ lessons }: { readonly lessons: readonly LessonSummary[] }) {
  const words = useStrings(articleStrings);
  const host = useHost();
  const [mentions, setMentions] = useState<readonly LessonMention[] | null>(null);
  useEffect(() => {
    let left = false;
    void Promise.all(
      lessons.map(async (lesson): Promise<readonly LessonMention[]> => {
        const read = await readLesson(host, lesson);
        if (read === undefined) return [];
        return articleMentions(read.lesson.cells, lesson.covers).map((mention) => ({ lesson, mention }));
      }),
    ).then((found) => {
      if (!left) setMentions(found.flat());
    });
    return () => {
      left = true;
    };
  }, [host, lessons]);
  const sections = useMemo(() => coverage(lessons), [lessons]);
  const here = sections.filter((each) => each.lessons.length > 0).length;
  const corrected = mentions?.filter(({ mention }) => mention.kind === 'correction').length;
  return (
    <>
      <p>
        {words.counts(sections.length, here)}
        {/* Not a number before the lessons have been read. */}
        {corrected !== undefined && words.corrected(corrected)}
      </p>
      {articleChapters.map((chapter) => (
        <ArticleChapter
          key={chapter.number}
          chapter={chapter}
          sections={sections.filter(({ section }) => section.number.split('.')[0] === chapter.number)}
          lessons={lessons}
          mentions={mentions ?? []}
        />
      ))}
    </>
  );
}
