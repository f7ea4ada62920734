/** The window: which screen is shown, by the address's fragment. */
import { useEffect, useState } from 'react';
import type { AppInfo, Settings } from '#core/host/host.ts';
import { Toasts } from '../controls/toasts.tsx';
import type { FirstDocument } from '../session/open.ts';
import { AutomationHost } from './automation-host.tsx';
import { DocumentScreen } from './document-screen.tsx';
import type { HostClient } from './host-client.ts';
import { HostProvider } from './host-context.tsx';
import { Library } from './library.tsx';
import { parseRoute, printRoute, type Route } from './route.ts';
import { SettingsProvider } from './settings-provider.tsx';

/** The whole window. */
export function App(props: {
  readonly host: HostClient;
  readonly info: AppInfo;
  readonly settings: Settings;
  /** A document asked for already. */
  readonly first: FirstDocument | null;
}) {
  const { host, info, settings, first } = props;
  const automated = info.automation?.document;
  const [route, setRoute] = useState<Route>(() =>
    automated ? { screen: 'document', ref: automated } : parseRoute(location.hash),
  );
  useEffect(() => {
    const onHash = () => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const screen =
    route.screen === 'library' ? (
      <Library />
    ) : (
      <DocumentScreen key={printRoute(route)} info={info} target={route.ref} first={first} />
    );
  return (
    <HostProvider value={host}>
      <SettingsProvider host={host} initial={settings}>
        <Toasts>{automated ? <AutomationHost>{screen}</AutomationHost> : screen}</Toasts>
      </SettingsProvider>
    </HostProvider>
  );
}
