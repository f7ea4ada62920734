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
import { tabsKey } from './tabs-key.ts';

/** What the window begins with. */
export interface Beginning {
  readonly info: Promise<Reply<AppInfo>>;
  readonly settings: Promise<Settings>;
  /** The document of the address, asked for at once. */
  readonly document: FirstDocument | null;
  /** Where the host drew that document's picture: to be called when the window has taken it over. */
  readonly taken: (() => void) | null;
  /** Whether that picture shows what the host has now: what a reload saved on its way may have come too late for it. */
  readonly current: () => boolean;
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
  const page = route.screen === 'document' ? inPage(route.ref) : null;
  const drawn = page && (isFirstVisit() ? page : askedAgain(host, page));
  // The first picture is there already: nothing that begins beside it makes it wait.
  if (drawn) startKernels();
  const document = drawn ?? (route.screen === 'document' ? ask(host, route.ref) : null);
  if (document) loadCodeLetters();
  return {
    info,
    settings,
    document,
    taken: drawn && keepEarlyClick(),
    current: drawn?.current ?? (() => false),
  };
}

/** A document whose picture is in the page. */
interface DrawnDocument extends FirstDocument {
  readonly current: () => boolean;
}

/** Whether this is the first page of the app here, so that none before it can have saved anything on its way out. */
function isFirstVisit(): boolean {
  return sessionStorage.getItem(tabsKey) === null;
}

/** The document as the host has it now. */
function askedAgain(host: HostClient, { ref, reply: before }: DrawnDocument): DrawnDocument {
  let current = true;
  const reply = Promise.all([before, host.call('document.open', { ref })]).then(([drawn, now]) => {
    current = JSON.stringify(now) === JSON.stringify(drawn);
    return now;
  });
  return { ref, reply, current: () => current };
}

/** The document that came with the page, once. */
function inPage(ref: DocumentRef): DrawnDocument | null {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${pageDocumentMeta}"]`);
  if (!meta) return null;
  meta.remove();
  const found = JSON.parse(meta.content) as PageDocument;
  return placeOf(found.ref) === placeOf(ref)
    ? { ref, reply: Promise.resolve(found.reply), current: () => true }
    : null;
}

function ask(host: HostClient, ref: DocumentRef): FirstDocument {
  return { ref, reply: host.call('document.open', { ref }) };
}
