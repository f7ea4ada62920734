/** Draws the window once the host has said what it is and what was chosen. */
import { createRoot, type Root } from 'react-dom/client';
import type { AppInfo, Settings } from '#core/host/host.ts';
import { documentAt, placeOf } from '#core/host/place.ts';
import { loadHighlighter } from '../editor/highlight.ts';
import { whenIdle } from '../session/effects.ts';
import { App } from './app.tsx';
import type { Beginning } from './begin.ts';
import { BootFailure } from './boot-failure.tsx';
import { keepError } from './errors-kept.ts';
import { listenToMachine } from './from-machine.ts';
import type { HostClient } from './host-client.ts';
import { loadChinese } from './letters.ts';
import { createOpenDocuments, type OpenDocuments } from './open-documents.ts';
import { tabsAtHost } from './tabs-at-host.ts';

let root: Root | null = null;

/** Draws the window; `again` begins anew where the host did not answer. */
export async function start(host: HostClient, beginning: Beginning, again: () => void): Promise<void> {
  // What a boundary catches is shown in its place; the report of what went wrong has it too.
  root ??= createRoot(document.getElementById('root') ?? document.body, {
    onCaughtError(error) {
      keepError(error);
      console.error(error);
    },
  });
  const [info, settings] = await Promise.all([beginning.info, beginning.settings]);
  if (!info.ok) {
    root.render(<BootFailure settings={settings} code={info.code} onRetry={again} />);
    return;
  }
  const documents = await openFirst(host, info.value, settings, beginning);
  root.render(<App host={host} info={info.value} settings={settings} documents={documents} />);
  // Colours come to code that can be read already: making its patterns takes as long as all else that is shown first.
  whenIdle(() => void loadHighlighter());
  whenIdle(loadChinese);
}

/** How long the first picture waits for its document, in milliseconds: one picture with it is there sooner than two. */
const patience = 120;

/** The open documents, with that of the address among them where the host was quick to give it. */
async function openFirst(
  host: HostClient,
  info: AppInfo,
  settings: Settings,
  { document: first }: Beginning,
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
    const timer = setTimeout(go, patience);
    const stop = documents.subscribe(() => {
      if (documents.entry(key)?.opening.state !== 'opening') go();
    });
  });
  return documents;
}
