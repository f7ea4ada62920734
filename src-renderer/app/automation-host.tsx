/** Installs the automation handle where the host says that this window is driven, and tells it of the document. */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useLocale } from '../i18n/locale.tsx';
import { type AutomationFeed, installAutomation } from './automation.ts';
import { useHost } from './host-context.tsx';
import { useSettings } from './settings-provider.tsx';

const FeedContext = createContext<AutomationFeed | null>(null);

/** Where to tell of the document; null where nobody drives the window. */
export function useAutomationFeed(): AutomationFeed | null {
  return useContext(FeedContext);
}

/** Gives the feed to everything inside. */
export function AutomationHost({ children }: { readonly children: ReactNode }) {
  const { change } = useSettings();
  const locale = useLocale();
  const host = useHost();
  const now = useRef(locale);
  now.current = locale;
  const [feed, setFeed] = useState<AutomationFeed | null>(null);
  useEffect(() => {
    setFeed(installAutomation({ change, locale: () => now.current, host }));
  }, [change, host]);
  return feed && <FeedContext.Provider value={feed}>{children}</FeedContext.Provider>;
}
