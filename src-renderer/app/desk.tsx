/** What lies open: one document or the library is shown, the others wait behind their tabs. */
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { AppInfo, DocumentRef } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import { tabBeside } from '../documents/tabs.ts';
import type { OpenDocument } from '../session/open.ts';
import { CloseDialog } from './close-dialog.tsx';
import { DeskProvider } from './desk-context.tsx';
import { DocumentScreen } from './document-screen.tsx';
import { Library } from './library.tsx';
import { Notebooks } from './notebooks.tsx';
import type { OpenDocuments } from './open-documents.ts';
import type { Page, Route } from './route.ts';
import { ScreenBar } from './screen-bar.tsx';
import { useSettings } from './settings-provider.tsx';
import { useFinding } from './use-finding.tsx';

// Screens that few open first come when they are asked for.
const MyWork = lazy(() => import('./my-work.tsx'));
const FromArticle = lazy(() => import('./from-article.tsx'));

const pages: Readonly<Record<Page, () => ReactNode>> = {
  library: () => <Library />,
  notebooks: () => <Notebooks />,
  work: () => <MyWork />,
  article: () => <FromArticle />,
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
  const entry = useSyncExternalStore(documents.subscribe, () => (active ? documents.entry(active) : null));

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
  useDeskKeys(documents, active, close);
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') documents.flushAll();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      documents.flushAll();
      if ([...documents.marks().values()].includes('failed')) event.preventDefault();
    };
    addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', onHide);
    };
  }, [documents]);

  return (
    <DeskProvider value={{ ...finding, info, documents, active, show, close, drop }}>
      {route.screen !== 'document' ? (
        <Suspense fallback={<ScreenBar />}>{pages[route.screen]()}</Suspense>
      ) : (
        entry && (
          <DocumentScreen
            key={placeOf(route.ref)}
            entry={entry}
            at={route.at}
            onReopen={() => void documents.reopen(placeOf(route.ref), backend)}
            onLeft={documents.left}
          />
        )
      )}
      {overlay}
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

/** Ctrl+Tab, Ctrl+Shift+Tab and Ctrl+W where the host leaves them to the window; Alt+PageDown, Alt+PageUp and Alt+W everywhere. */
function useDeskKeys(documents: OpenDocuments, active: string | null, close: (key: string) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      if (document.querySelector('dialog[open]')) return;
      const by = ctrlKey && key === 'Tab' ? (shiftKey ? -1 : 1) : altKey && !ctrlKey ? steps[key] : undefined;
      if (by !== undefined) {
        const tab = tabBeside(documents.tabs(), active ?? '', by);
        if (!tab) return;
        event.preventDefault();
        location.hash = tab.key;
      } else if (active && event.code === 'KeyW' && (ctrlKey || metaKey) !== altKey && !shiftKey) {
        // In the find bar Alt+W means whole words.
        if (altKey && (event.target as Element).closest('search')) return;
        event.preventDefault();
        close(active);
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [documents, active, close]);
}

/** Keys that step from tab to tab with Alt. */
const steps: Readonly<Record<string, -1 | 1>> = { PageDown: 1, PageUp: -1 };
