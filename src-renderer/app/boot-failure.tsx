/** What is shown where the host does not answer at all. */
import type { HostErrorCode, Settings } from '#core/host/host.ts';
import { Button } from '../controls/button.tsx';
import { Frame } from './frame.tsx';
import { MessagePage } from './message-page.tsx';
import { localeOf } from './settings.ts';
import { appStrings, hostErrorStrings } from './strings.ts';

/** A page that says so and offers to try again. */
export function BootFailure(props: {
  readonly settings: Settings;
  readonly code: HostErrorCode;
  readonly onRetry: () => void;
}) {
  const locale = localeOf(props.settings.locale);
  const words = appStrings[locale];
  return (
    <Frame bar={null} middle>
      <MessagePage
        title={words.bootFailed}
        actions={
          <Button tone="primary" onClick={props.onRetry}>
            {words.retry}
          </Button>
        }
      >
        {props.code === 'unreachable' ? words.bootFailedText : hostErrorStrings[locale][props.code]}
      </MessagePage>
    </Frame>
  );
}
