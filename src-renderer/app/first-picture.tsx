/** Draws the window as it first looks, where there is no window: for the host, which sends it with the page. */
import { renderToString } from 'react-dom/server';
import type { DrawFirstPicture } from '#core/host/first-picture.ts';
import type { Settings } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import { stepOf, stepsOf } from '#core/lesson/index.ts';
import { isHidden } from '#core/notebook/roles.ts';
import { createFocus } from '../notebook/index.ts';
import { type OpenDocument, openDocument, type StartedKernel } from '../session/open.ts';
import { App } from './app.tsx';
import type { HostClient } from './host-client.ts';
import type { Entry, OpenDocuments } from './open-documents.ts';

/** Draws a document's screen. */
export const drawFirstPicture: DrawFirstPicture = async ({ info, settings, document: { ref, reply } }) => {
  const first = { ref, reply: Promise.resolve(reply) };
  const opened = await openDocument({
    host: silent,
    ref,
    first,
    kernel: asleep,
    backend: settings.backend,
    place: () => null,
  });
  if ('failed' in opened || 'raw' in opened) return null;
  if (!isAtTop(opened, settings)) return null;
  const documents = only(opened);
  return renderToString(
    <App host={silent} info={info} settings={settings} documents={documents} place={placeOf(ref)} />,
  );
};

/** Whether a document's screen begins with its first cell, and not where its reader was: the window alone can scroll. */
function isAtTop({ ref, store, position }: OpenDocument, { steps }: Settings): boolean {
  if (position === null) return true;
  const { cells } = store.get().notebook;
  const stepping = ref.kind === 'lesson' && steps !== false;
  const first = stepping ? stepOf(stepsOf(cells), position)?.cell : cells.find((cell) => !isHidden(cell))?.id;
  return position === first;
}

/** A host that is never heard of: nothing is asked while a picture is drawn. */
const silent: HostClient = {
  call: () => new Promise(() => {}),
  reachable: () => true,
  subscribe: () => () => {},
};

/** A kernel that never starts. */
const asleep: StartedKernel = {
  runtime: { start() {}, send() {}, restart() {}, dispose() {}, subscribe: () => () => {} },
  said: () => [],
};

/** One open document, as it stands: nobody is there yet who could do anything with it. */
function only(document: OpenDocument): OpenDocuments {
  const { ref, store, name } = document;
  const entry: Entry = { ref, focus: createFocus(), opening: { state: 'open', document }, scrolled: null };
  const key = placeOf(ref);
  const { title } = store.get().notebook;
  return {
    tabs: () => [{ key, ref, title: title === '' ? name : title }],
    marks: () => new Map(),
    entry: (of) => (of === key ? entry : null),
    subscribe: () => () => {},
    visit() {},
    reopen: async () => {},
    settle: async () => null,
    close: () => null,
    left() {},
    setAutosave(_: Settings['autosave']) {},
    setBackend() {},
    allSaved: () => true,
    flushAll: async () => {},
  };
}
