/** The page that stands where drawing failed: what happened, how to go on, and what to tell whoever can help. */
import { Suspense, useState } from 'react';
import type { AppInfo, Settings } from '#core/host/host.ts';
import { Button } from '../controls/button.tsx';
import { late } from '../controls/late.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { aboutStrings } from './about-strings.ts';
import { sayable, withoutSecrets } from './errors-kept.ts';
import { Frame } from './frame.tsx';
import { MessagePage } from './message-page.tsx';
import { MissingDialog } from './missing-part.tsx';

const DiagnosticsDialog = late(
  () => import('./diagnostics-dialog.tsx'),
  (module) => module.default,
  MissingDialog,
);

/** What no open document can be asked for any more. */
const nothingOpen = { tabs: 0, kinds: [], backend: null } as const;

/** The page. `document`: one notebook failed, and the others go on. */
export function CrashPage(props: {
  readonly info: AppInfo;
  readonly settings: Settings;
  readonly error: unknown;
  readonly document: boolean;
  /** Whether the whole window failed, its bar too. */
  readonly window?: boolean;
  readonly onAgain: () => void;
  /** Goes to the lessons, away from what failed; absent where the whole window did. */
  readonly onLibrary?: () => void;
}) {
  const { info, settings, error, document: ofDocument, onAgain, onLibrary } = props;
  const words = useStrings(aboutStrings);
  const [report, setReport] = useState(false);
  return (
    <Frame middle {...(props.window ? { bar: null } : {})}>
      <MessagePage
        title={ofDocument ? words.documentCrashed : words.crashed}
        actions={
          <>
            <Button tone="primary" onClick={() => location.reload()}>
              {words.reopen}
            </Button>
            <Button onClick={onAgain}>{words.tryAgain}</Button>
            {onLibrary && <Button onClick={onLibrary}>{words.toLibrary}</Button>}
            <Button tone="quiet" onClick={() => setReport(true)}>
              {words.diagnostics}
            </Button>
          </>
        }
        details={
          <details>
            <summary>{words.details}</summary>
            <pre lang="en">
              {withoutSecrets(
                error instanceof Error ? `${error.name}: ${sayable(error.message)}` : sayable(String(error)),
              )}
            </pre>
          </details>
        }
      >
        {ofDocument ? words.documentCrashedText : words.crashedText}
      </MessagePage>
      {report && (
        <Suspense fallback={null}>
          <DiagnosticsDialog
            info={info}
            settings={settings}
            open={nothingOpen}
            onClose={() => setReport(false)}
          />
        </Suspense>
      )}
    </Frame>
  );
}
