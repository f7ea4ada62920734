/** One lesson of “My work”: how far one is, what one did when unfolded, and its report. */
import { useState } from 'react';
import type { LessonSummary } from '#core/host/host.ts';
import { type LessonRecord, lessonRecord } from '#core/lesson/record.ts';
import { noWork, parseWork } from '#core/lesson/work.ts';
import { Button } from '../controls/button.tsx';
import { useToast } from '../controls/toasts.tsx';
import { useLocale, useStrings, useText } from '../i18n/locale.tsx';
import { GivenAnswer } from '../lesson/given-answer.tsx';
import { lessonPlace } from '../library/lesson-card.tsx';
import { ProgressLine } from '../library/progress-line.tsx';
import { shortDate } from '../library/short-date.ts';
import { WorkRecord } from '../library/work-record.tsx';
import { workStrings } from '../library/work-strings.ts';
import { useHost } from './host-context.tsx';
import styles from './my-work.module.css';
import { type ReadLesson, readLesson } from './read-lessons.ts';
import { saveReport } from './save-report.ts';

/** The card. `name`: who hands a report in, '' for nobody. */
export function WorkCard({ lesson, name }: { readonly lesson: LessonSummary; readonly name: string }) {
  const words = useStrings(workStrings);
  const locale = useLocale();
  const text = useText();
  const host = useHost();
  const toast = useToast();
  const [record, setRecord] = useState<LessonRecord | 'reading' | 'unreadable' | null>(null);
  const [making, setMaking] = useState(false);
  const { saved } = lesson;
  if (saved === undefined) return null;
  const title = words.lesson(lesson.number, text(lesson.title));

  const unfold = async () => {
    if (record !== null && record !== 'unreadable') return;
    setRecord('reading');
    const read = await readLesson(host, lesson);
    setRecord(read === undefined ? 'unreadable' : recordOf(read));
  };
  const make = async (format: 'html' | 'pdf') => {
    setMaking(true);
    try {
      // Read anew: what is handed in is what is on the disk now.
      const read = await readLesson(host, lesson);
      if (read === undefined) return toast({ text: words.unreadable });
      const ended = await saveReport(host, format, locale, {
        lesson,
        record: recordOf(read),
        name,
        now: Date.now(),
        workedAt: saved.at,
      });
      if (ended === 'saved') toast({ text: words.made });
      else if (ended === 'no-printer') toast({ text: words.noPrinter });
      else if (ended !== 'cancelled') toast({ text: words.failed(ended.failed) });
    } finally {
      setMaking(false);
    }
  };

  return (
    <section className={styles.card} aria-labelledby={`work-${lesson.id}`}>
      <div className={styles.head}>
        <div className={styles.about}>
          <h2 id={`work-${lesson.id}`}>
            <a href={lessonPlace(lesson.id)}>{title}</a>
          </h2>
          <p className={styles.facts}>
            <ProgressLine progress={saved.progress} />
            <time dateTime={new Date(saved.at).toISOString()}>
              {words.lastAt(shortDate(saved.at, locale))}
            </time>
          </p>
        </div>
        <fieldset className={styles.report} disabled={making}>
          <legend className="visually-hidden">{`${words.report}: ${title}`}</legend>
          <span aria-hidden="true">{making ? words.making : words.report}</span>
          <Button icon="download" onClick={() => void make('html')}>
            {words.reportHtml}
          </Button>
          <Button icon="download" onClick={() => void make('pdf')}>
            {words.reportPdf}
          </Button>
        </fieldset>
      </div>
      <details
        className={styles.details}
        onToggle={(event) => {
          if (event.currentTarget.open) void unfold();
        }}
      >
        <summary>{words.details}</summary>
        {record === 'reading' && <p>{words.reading}</p>}
        {record === 'unreadable' && <p role="alert">{words.unreadable}</p>}
        {record !== null && typeof record !== 'string' && (
          <WorkRecord
            record={record}
            answer={({ question, given }) =>
              given && <GivenAnswer question={question} answer={given.answer} />
            }
          />
        )}
      </details>
    </section>
  );
}

function recordOf({ lesson, copy, mine }: ReadLesson): LessonRecord {
  return lessonRecord(lesson, mine ?? lesson, copy === undefined ? noWork : parseWork(copy.work));
}
