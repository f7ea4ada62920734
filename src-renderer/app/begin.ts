/** The first questions to the host, asked together, before the window's own code has come. */
import {
  type AppInfo,
  type DocumentRef,
  defaultSettings,
  type Reply,
  type Settings,
} from '#core/host/host.ts';
import type { FirstDocument } from '../session/open.ts';
import type { HostClient } from './host-client.ts';
import { warmKernel } from './kernel.ts';
import { loadCodeLetters } from './letters.ts';
import { parseRoute } from './route.ts';
import { applySettings } from './settings.ts';

/** What the window begins with. */
export interface Beginning {
  readonly info: Promise<Reply<AppInfo>>;
  readonly settings: Promise<Settings>;
  /** The document of the address, asked for at once. */
  readonly document: FirstDocument | null;
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
  const route = parseRoute(location.hash);
  const document = route.screen === 'document' ? ask(host, route.ref) : null;
  if (document) loadCodeLetters();
  return { info, settings, document };
}

function ask(host: HostClient, ref: DocumentRef): FirstDocument {
  return { ref, reply: host.call('document.open', { ref }) };
}
