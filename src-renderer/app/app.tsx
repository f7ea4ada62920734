/** The window: which screen is shown, by the address's fragment, and the documents that are open behind it. */
import { Suspense, useLayoutEffect, useMemo, useRef } from 'react';
import type { AppInfo, Settings } from '#core/host/host.ts';
import { late } from '../controls/late.tsx';
import { Toasts } from '../controls/toasts.tsx';
import { LocaleProvider } from '../i18n/locale.tsx';
import { useSubscribed } from '../session/subscribed.ts';
import { AutomationHost } from './automation-host.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import { CrashPage } from './crash-page.tsx';
import { Desk } from './desk.tsx';
import type { HostClient } from './host-client.ts';
import { HostProvider } from './host-context.tsx';
import { startKernels } from './kernel.ts';
import { MissingSilently } from './missing-part.tsx';
import type { OpenDocuments } from './open-documents.ts';
import { onPlace, parseRoute, place, type Route } from './route.ts';
import { localeOf } from './settings.ts';
import { SettingsProvider, useSettings } from './settings-provider.tsx';

const Tour = late(
  () => import('./tour/tour.tsx'),
  (module) => module.default,
  MissingSilently,
);

/** The whole window. */
export function App(props: {
  readonly host: HostClient;
  readonly info: AppInfo;
  readonly settings: Settings;
  /** The open documents; that of the address may be among them already. */
  readonly documents: OpenDocuments;
  /** The place shown first. */
  readonly place: string;
  /** Called once the window is in the page. */
  readonly onShown?: () => void;
}) {
  const { host, info, settings, documents } = props;
  const automated = info.automation?.document;
  const hash = useSubscribed(onPlace, place, () => props.place);
  const route = useMemo<Route>(
    () => (automated ? { screen: 'document', ref: automated } : parseRoute(hash)),
    [automated, hash],
  );
  const shown = useRef(props.onShown);
  useLayoutEffect(() => {
    startKernels();
    shown.current?.();
  }, []);
  const desk = <Desk info={info} documents={documents} route={route} />;
  const crashed = (error: unknown, again: () => void) => (
    <LocaleProvider value={localeOf(settings.locale)}>
      <CrashPage
        info={info}
        settings={settings}
        error={error}
        document={false}
        window
        onAgain={again}
        onLibrary={() => {
          location.hash = '#/';
          location.reload();
        }}
      />
    </LocaleProvider>
  );
  return (
    <CrashBoundary fallback={crashed}>
      <HostProvider value={host}>
        <SettingsProvider host={host} initial={settings} inBrowser={info.host !== 'desktop'}>
          <Toasts>
            {automated ? (
              <AutomationHost>{desk}</AutomationHost>
            ) : (
              <>
                {desk}
                <FirstTour route={route} />
              </>
            )}
          </Toasts>
        </SettingsProvider>
      </HostProvider>
    </CrashBoundary>
  );
}

/** The tour, for who has neither taken nor skipped it. */
function FirstTour({ route }: { readonly route: Route }) {
  const { settings } = useSettings();
  if (settings.toured) return null;
  return (
    <Suspense>
      <Tour route={route} />
    </Suspense>
  );
}
