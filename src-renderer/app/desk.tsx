/** What lies open: one document or the library is shown, the others wait behind their tabs. */
import { type ReactNode, Suspense, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { AppInfo, DocumentRef } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import { late } from '../controls/late.tsx';
import type { OpenDocument } from '../session/open.ts';
import { useSubscribed } from '../session/subscribed.ts';
import { CloseDialog } from './close-dialog.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import { CrashPage } from './crash-page.tsx';
import { DeskProvider } from './desk-context.tsx';
import { DocumentScreen } from './document-screen.tsx';
import { Frame } from './frame.tsx';
import { Library } from './library.tsx';
import { MissingPage } from './missing-part.tsx';
import { Notebooks } from './notebooks.tsx';
import type { OpenDocuments } from './open-documents.ts';
import type { Page, Route } from './route.ts';
import { useSettings } from './settings-provider.tsx';
import { useDeskCommands } from './use-desk-commands.tsx';
import { useFinding } from './use-finding.tsx';

// Screens that few open first come when they are asked for.
const MyWork = late(
  () => import('./my-work.tsx'),
  (module) => module.default,
  MissingPage,
);
const FromArticle = late(
  () => import('./from-article.tsx'),
  (module) => module.default,
  MissingPage,
);
const SettingsPage = late(
  () => import('./settings-page.tsx'),
  (module) => module.default,
  MissingPage,
);

const pages: Readonly<Record<Page, () => ReactNode>> = {
  library: () => <Library />,
  notebooks: () => <Notebooks />,
  work: () => <MyWork />,
  article: () => <FromArticle />,
  settings: () => <SettingsPage />,
};

/** Shows a document: goes to its place in the address. */
function show(ref: DocumentRef): void {
  location.hash = placeOf(ref);
}

/** Shows the screen of a route over the open documents. */
export function Desk(props: {
  readonly info: AppInfo;
  readonly documents: OpenDocuments;
  readonly route: Route;
}) {
  const { info, documents, route } = props;
  const { settings } = useSettings();
  const { backend } = settings;
  const active = route.screen === 'document' ? placeOf(route.ref) : null;
  const [unsaved, setUnsaved] = useState<{ key: string; document: OpenDocument } | null>(null);

  useLayoutEffect(() => {
    if (route.screen === 'document') documents.visit(route.ref, backend);
  }, [documents, route, backend]);
  useLayoutEffect(() => documents.setAutosave(settings.autosave), [documents, settings.autosave]);
  const entry = useSubscribed(documents.subscribe, () => (active ? documents.entry(active) : null));

  const drop = useCallback(
    (key: string) => {
      const next = documents.close(key);
      setUnsaved(null);
      if (key === active) location.hash = next ? next.key : '#/';
    },
    [documents, active],
  );
  const close = useCallback(
    (key: string) => {
      void documents.settle(key).then((document) => {
        if (document) setUnsaved({ key, document });
        else drop(key);
      });
    },
    [documents, drop],
  );

  const { overlay, ...finding } = useFinding(documents, show);
  const commands = useDeskCommands({ documents, active, info, finding, close });
  // Whether a person must be asked about what is unsaved: nobody else saves it.
  const asked = settings.autosave === null;
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') void documents.flushAll();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      void documents.flushAll();
      const marks = [...documents.marks().values()];
      if (marks.includes('failed') || (asked && marks.includes('unsaved'))) event.preventDefault();
    };
    addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', onHide);
    };
  }, [documents, asked]);

  /** What stands in the place of a screen that could not be drawn; the others go on. */
  const crashed = (ofDocument: boolean) => (error: unknown, again: () => void) => (
    <CrashPage
      info={info}
      settings={settings}
      error={error}
      document={ofDocument}
      onAgain={again}
      {...(route.screen === 'library'
        ? {}
        : {
            onLibrary: () => {
              location.hash = '#/';
            },
          })}
    />
  );
  return (
    <DeskProvider value={{ ...finding, info, documents, screen: route.screen, active, show, close, drop }}>
      {route.screen !== 'document' ? (
        <CrashBoundary key={route.screen} fallback={crashed(false)}>
          <Suspense fallback={<Frame />}>{pages[route.screen]()}</Suspense>
        </CrashBoundary>
      ) : (
        entry && (
          <CrashBoundary key={placeOf(route.ref)} fallback={crashed(true)}>
            <DocumentScreen
              entry={entry}
              at={route.at}
              onReopen={() => void documents.reopen(placeOf(route.ref), backend)}
              onLeft={documents.left}
            />
          </CrashBoundary>
        )
      )}
      {overlay}
      {commands}
      {unsaved && (
        <CloseDialog
          document={unsaved.document}
          onDrop={() => drop(unsaved.key)}
          onClose={() => setUnsaved(null)}
        />
      )}
    </DeskProvider>
  );
}
