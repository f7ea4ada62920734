/** The first questions to the host, asked together, before the window's own code has come. */

import { type PageDocument, pageDocumentMeta } from '#core/host/first-picture.ts';
import {
  type AppInfo,
  type DocumentRef,
  defaultSettings,
  type Reply,
  type Settings,
} from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import type { FirstDocument } from '../session/open.ts';
import { keepEarlyClick } from './early-click.ts';
import type { HostClient } from './host-client.ts';
import { startKernels, warmKernel } from './kernel.ts';
import { loadCodeLetters } from './letters.ts';
import { asPath, parseRoute, place } from './route.ts';
import { applySettings } from './settings.ts';

/** What the window begins with. */
export interface Beginning {
  readonly info: Promise<Reply<AppInfo>>;
  readonly settings: Promise<Settings>;
  /** The document of the address, asked for at once. */
  readonly document: FirstDocument | null;
  /** Where the host drew that document's picture: to be called when the window has taken it over. */
  readonly taken: (() => void) | null;
}

/** Asks for the app's facts, the settings and the document; puts theme and language in force; makes the kernel. */
export function begin(host: HostClient): Beginning {
  const info = host.call('app.info', null);
  const settings = host.call('settings.read', null).then((reply) => {
    const chosen = reply.ok ? reply.value : defaultSettings;
    applySettings(chosen);
    return chosen;
  });
  void info.then((reply) => {
    if (reply.ok) warmKernel(reply.value.kernelUrl);
  });
  asPath();
  const route = parseRoute(place());
  const drawn = route.screen === 'document' ? inPage(route.ref) : null;
  // The first picture is there already: nothing that begins beside it makes it wait.
  if (drawn) startKernels();
  const document = drawn ?? (route.screen === 'document' ? ask(host, route.ref) : null);
  if (document) loadCodeLetters();
  return { info, settings, document, taken: drawn && keepEarlyClick() };
}

/** The document that came with the page, once. */
function inPage(ref: DocumentRef): FirstDocument | null {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${pageDocumentMeta}"]`);
  if (!meta) return null;
  meta.remove();
  const found = JSON.parse(meta.content) as PageDocument;
  return placeOf(found.ref) === placeOf(ref) ? { ref, reply: Promise.resolve(found.reply) } : null;
}

function ask(host: HostClient, ref: DocumentRef): FirstDocument {
  return { ref, reply: host.call('document.open', { ref }) };
}
