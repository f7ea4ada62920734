/** Draws the window once the host has said what it is and what was chosen. */
import { createRoot, hydrateRoot, type Root, type RootOptions } from 'react-dom/client';
import type { AppInfo, Settings } from '#core/host/host.ts';
import { documentAt, placeOf } from '#core/host/place.ts';
import { loadHighlighter } from '../editor/highlight.ts';
import { keepDrawnProse } from '../notebook/index.ts';
import { whenIdle } from '../session/effects.ts';
import { App } from './app.tsx';
import type { Beginning } from './begin.ts';
import { BootFailure } from './boot-failure.tsx';
import { keepError } from './errors-kept.ts';
import { listenToMachine } from './from-machine.ts';
import type { HostClient } from './host-client.ts';
import { afterFirstKernel } from './kernel.ts';
import { loadChinese } from './letters.ts';
import { createOpenDocuments, type OpenDocuments } from './open-documents.ts';
import { place } from './route.ts';
import { localeOf } from './settings.ts';
import { tabsAtHost } from './tabs-at-host.ts';

let root: Root | null = null;

// What a boundary catches is shown in its place; the report of what went wrong has it too.
const options: RootOptions = {
  onCaughtError(error) {
    keepError(error);
    console.error(error);
  },
};

/** Draws the window; `again` begins anew where the host did not answer. */
export async function start(host: HostClient, beginning: Beginning, again: () => void): Promise<void> {
  const holder = document.getElementById('root') ?? document.body;
  const [info, settings] = await Promise.all([beginning.info, beginning.settings]);
  if (!info.ok) {
    root ??= createRoot(holder, options);
    root.render(<BootFailure settings={settings} code={info.code} onRetry={again} />);
    return;
  }
  const documents = await openFirst(host, info.value, settings, beginning);
  const { document: first, taken } = beginning;
  const app = (
    <App
      host={host}
      info={info.value}
      settings={settings}
      documents={documents}
      place={place()}
      onShown={() => taken && queueMicrotask(taken)}
    />
  );
  const opening = documents.entry(place())?.opening;
  // What the host has drawn is taken over as it is, unless a link in it was followed meanwhile.
  if (taken && first && beginning.current() && place() === placeOf(first.ref) && opening?.state === 'open') {
    keepDrawnProse(holder, opening.document.store.get().notebook, localeOf(settings.locale));
    root = hydrateRoot(holder, app, { ...options, onRecoverableError });
  } else {
    if (!root) holder.replaceChildren();
    root ??= createRoot(holder, options);
    root.render(app);
  }
  // Colours come to code that can be read already: making its patterns takes as long as all else that is shown first.
  afterFirstKernel(() => {
    whenIdle(() => void loadHighlighter());
    whenIdle(loadChinese);
  });
}

/** What was drawn otherwise than it is now is drawn anew: no fault for a person, but one to be found. */
function onRecoverableError(error: unknown): void {
  // Outputs that come later were left out by the host, knowingly (React's error 419).
  if (!/\b419\b/.test(String(error))) console.error(error);
}

/** How long the first picture waits for its document, in milliseconds: one picture with it is there sooner than two. */
const patience = 120;

/** The open documents, with that of the address among them where the host was quick to give it. */
async function openFirst(
  host: HostClient,
  info: AppInfo,
  settings: Settings,
  { document: first, taken }: Beginning,
): Promise<OpenDocuments> {
  const documents = createOpenDocuments({
    host,
    kernelUrl: info.kernelUrl,
    first,
    ...(info.tabs ? { storage: tabsAtHost(host, info.tabs) } : {}),
  });
  listenToMachine(({ show }) => {
    for (const place of show.slice(0, -1)) {
      const ref = documentAt(place);
      if (ref) documents.visit(ref, settings.backend);
    }
    const last = show.at(-1);
    if (last !== undefined) location.hash = last;
  });
  if (first === null || info.automation) return documents;
  documents.visit(first.ref, settings.backend);
  const key = placeOf(first.ref);
  await new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    // A drawn one can be read, and is not drawn anew without it.
    const timer = setTimeout(go, taken ? 10 * patience : patience);
    const stop = documents.subscribe(() => {
      if (documents.entry(key)?.opening.state !== 'opening') go();
    });
  });
  return documents;
}
