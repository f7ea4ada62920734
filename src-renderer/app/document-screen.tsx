/** Shows one open document, however far it has come; says what is wrong where it cannot be opened. */
import { useDeferredValue, useEffect } from 'react';
import { Button } from '../controls/button.tsx';
import { useStrings } from '../i18n/locale.tsx';
import type { Focus, Scrolled } from '../notebook/index.ts';
import { useAutomationFeed } from './automation-host.tsx';
import { documentStrings } from './document-strings.ts';
import { Frame } from './frame.tsx';
import { MessagePage, Waiting } from './message-page.tsx';
import { NotebookScreen } from './notebook-screen.tsx';
import type { Entry } from './open-documents.ts';
import { RawScreen } from './raw-screen.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';

/** The screen of one document. */
export function DocumentScreen(props: {
  readonly entry: Entry;
  /** The place in it that the address names. */
  readonly at: string | undefined;
  readonly onReopen: () => void;
  readonly onLeft: (focus: Focus, scrolled: Scrolled) => void;
}) {
  const { entry, at, onReopen, onLeft } = props;
  const { focus, scrolled } = entry;
  // A notebook that comes after its screen is drawn a little at a time, so that the window lives meanwhile.
  const opening = useDeferredValue(entry.opening);
  const words = useStrings(appStrings);
  const documents = useStrings(documentStrings);
  const errors = useStrings(hostErrorStrings);
  const feed = useAutomationFeed();
  useEffect(() => {
    if (opening.state === 'open') feed?.opened(opening.document);
    else if (opening.state === 'failed') feed?.failed(opening.message);
    else if (opening.state === 'raw') feed?.failed(opening.document.raw.message);
  }, [feed, opening]);

  switch (opening.state) {
    case 'opening':
      return (
        <Frame middle>
          <Waiting>{documents.opening}</Waiting>
        </Frame>
      );
    case 'failed':
      return (
        <Frame middle>
          <MessagePage
            title={words.openFailed}
            actions={
              <>
                <Button tone="primary" onClick={onReopen}>
                  {words.retry}
                </Button>
                <Button
                  onClick={() => {
                    location.hash = '#/';
                  }}
                >
                  {words.backToLibrary}
                </Button>
              </>
            }
          >
            {errors[opening.code]}
          </MessagePage>
        </Frame>
      );
    case 'raw':
      return <RawScreen document={opening.document} onReopen={onReopen} />;
    case 'open':
      return (
        <NotebookScreen
          document={opening.document}
          at={at}
          focus={focus}
          scrolled={scrolled}
          onReopen={onReopen}
          onLeft={onLeft}
        />
      );
  }
}
