/** One chapter of the article: its sections, each with the steps about it and what they correct. */
import type { LessonSummary } from '#core/host/host.ts';
import type { Coverage } from '#core/lesson/article.ts';
import type { ArticleMention } from '#core/lesson/mentions.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { Icon } from '../controls/icon.tsx';
import { useStrings, useText } from '../i18n/locale.tsx';
import { Prose } from '../outputs/index.tsx';
import styles from './article-chapter.module.css';
import { articleStrings } from './article-strings.ts';
import { lessonPlace } from './lesson-card.tsx';

/** A mention, and the lesson it is in. */
export interface LessonMention {
  readonly lesson: LessonSummary;
  readonly mention: ArticleMention;
}

/** The chapter. */
export function ArticleChapter(props: {
  readonly chapter: { readonly number: string; readonly title: LocalizedText };
  readonly sections: readonly Coverage[];
  readonly lessons: readonly LessonSummary[];
  readonly mentions: readonly LessonMention[];
}) {
  const { chapter, sections, lessons, mentions } = props;
  const words = useStrings(articleStrings);
  const text = useText();
  const id = `chapter-${chapter.number}`;
  return (
    <section className={styles.chapter} aria-labelledby={id}>
      <h2 id={id}>{words.chapter(chapter.number, text(chapter.title))}</h2>
      <ul className={styles.sections}>
        {sections.map((each) => (
          <Section
            key={each.section.number}
            coverage={each}
            lessons={lessons}
            mentions={mentions.filter(({ mention }) => mention.section === each.section.number)}
          />
        ))}
      </ul>
    </section>
  );
}

function Section(props: {
  readonly coverage: Coverage;
  readonly lessons: readonly LessonSummary[];
  readonly mentions: readonly LessonMention[];
}) {
  const { coverage, lessons, mentions } = props;
  const { section, toCome } = coverage;
  const words = useStrings(articleStrings);
  const text = useText();
  const corrections = mentions.filter(({ mention }) => mention.kind === 'correction');
  // A lesson that covers the section without a step that names it is linked as a whole.
  const whole = lessons.filter(
    (lesson) =>
      coverage.lessons.includes(lesson.number) && !mentions.some((each) => each.lesson.id === lesson.id),
  );
  return (
    <li className={styles.section} data-here={coverage.lessons.length > 0}>
      <h3 className={styles.title}>
        {/* The only section of its chapter has the chapter's number. */}
        <span className={styles.number}>{section.number}</span>
        {text(section.title)}
      </h3>
      <div className={styles.by}>
        <Prose markdown={text(section.by)} />
      </div>
      <ul className={styles.steps}>
        {mentions
          .filter(
            ({ lesson, mention }, index) =>
              index ===
              mentions.findIndex(
                (each) => each.lesson.id === lesson.id && each.mention.step.cell === mention.step.cell,
              ),
          )
          .map(({ lesson, mention }) => (
            <li key={`${lesson.id}/${mention.step.cell}`}>
              <a className={styles.step} href={`${lessonPlace(lesson.id)}/${mention.step.cell}`}>
                {words.step(lesson.number, text(mention.step.title))}
              </a>
            </li>
          ))}
        {whole.map((lesson) => (
          <li key={lesson.id}>
            <a className={styles.step} href={lessonPlace(lesson.id)}>
              {words.whole(lesson.number, text(lesson.title))}
            </a>
          </li>
        ))}
        {toCome.length > 0 && <li className={styles.come}>{words.toCome(toCome)}</li>}
      </ul>
      {corrections.map(({ lesson, mention }) => (
        <aside key={mention.cell} className={styles.correction} aria-label={words.correction}>
          <Icon name="pencil" size={14} />
          <div>
            <Prose markdown={text(mention.text ?? '')} />
            <a href={`${lessonPlace(lesson.id)}/${mention.cell}`}>
              {words.goThere}
              <span className="visually-hidden">
                {` (${words.step(lesson.number, text(mention.step.title))})`}
              </span>
            </a>
          </div>
        </aside>
      ))}
    </li>
  );
}
