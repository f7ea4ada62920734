/** Says what a document from elsewhere cannot do, and lets the person trust it. */
import { Button } from '../controls/button.tsx';
import { useToast } from '../controls/toasts.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { useSubscribed } from '../session/subscribed.ts';
import type { Trusting } from '../session/trusting.ts';
import { Banner } from './banner.tsx';
import { appStrings, hostErrorStrings } from './strings.ts';

/** The banner; nothing where the document is trusted. */
export function TrustBanner({ trusting }: { readonly trusting: Trusting }) {
  const words = useStrings(appStrings);
  const errors = useStrings(hostErrorStrings);
  const toast = useToast();
  const untrusted = useSubscribed(trusting.subscribe, trusting.untrusted);
  if (!untrusted) return null;
  const trust = async () => {
    const reply = await trusting.trust();
    if (!reply.ok) toast({ text: errors[reply.code] });
  };
  return (
    <Banner tone="note" actions={<Button onClick={() => void trust()}>{words.trust}</Button>}>
      {words.untrusted}
    </Banner>
  );
}
