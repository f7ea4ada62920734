/** What stands where a part of the window would, that could not be fetched: one sentence, and a way to try again. */
import { Button } from '../controls/button.tsx';
import dialog from '../controls/dialog.module.css';
import { Dialog } from '../controls/dialog.tsx';
import type { Missed } from '../controls/late.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { aboutStrings } from './about-strings.ts';
import { Frame } from './frame.tsx';
import { MessagePage } from './message-page.tsx';

/** In the place of something that lies over the screen. */
export function MissingDialog({ onAgain, onClose }: Missed & { readonly onClose: () => void }) {
  const words = useStrings(aboutStrings);
  return (
    <Dialog title={words.missing} onClose={onClose}>
      <p className={dialog.text}>{words.missingText}</p>
      <div className={dialog.actions}>
        <Button onClick={onClose}>{words.close}</Button>
        <Button tone="primary" onClick={onAgain}>
          {words.tryAgain}
        </Button>
      </div>
    </Dialog>
  );
}

/** In the place of a whole screen. */
export function MissingPage({ onAgain }: Missed) {
  const words = useStrings(aboutStrings);
  return (
    <Frame middle>
      <MessagePage
        title={words.missing}
        actions={
          <>
            <Button tone="primary" onClick={onAgain}>
              {words.tryAgain}
            </Button>
            <Button
              onClick={() => {
                location.hash = '#/';
              }}
            >
              {words.toLibrary}
            </Button>
          </>
        }
      >
        {words.missingText}
      </MessagePage>
    </Frame>
  );
}

/** In the place of what nobody asked for. */
export function MissingSilently(): null {
  return null;
}
