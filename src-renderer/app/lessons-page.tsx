/** The frame of a screen about the lessons: the heading, and what is said where the list cannot be had. */
import type { ReactNode } from 'react';
import type { LessonSummary } from '#core/host/host.ts';
import { Button } from '../controls/button.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useDesk } from './desk-context.tsx';
import { MessagePage } from './message-page.tsx';
import { Screen } from './screen.tsx';
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
  return (
    <Screen
      name={name}
      heading={heading}
      width="path"
      lead={
        <>
          <p>{lead}</p>
          {info.host === 'static' && <p>{words.keptInBrowser}</p>}
        </>
      }
      instead={
        listed.state === 'failed' && (
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
        )
      }
    >
      {listed.state === 'ready' && children(listed.lessons)}
    </Screen>
  );
}
