/** What windows may not do: leave, open others, embed foreign pages, or be granted anything. */
import type { Electron, WebContents } from './electron.ts';
import { kernelOrigin, windowOrigin } from './schemes.ts';

/** Permissions the app itself needs: writing what a person copies, and full screen. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** The address as one that may be opened outside the app, or `undefined`: https and mailto, parsed, without credentials. */
export function externalAddress(text: string): string | undefined {
  if (text.length > 2_048 || /[\\\s]/.test(text)) return undefined;
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'https:' && url.hostname !== '') return url.href;
  return url.protocol === 'mailto:' ? url.href : undefined;
}

/** Denies permissions and devices. They are granted where nobody says otherwise. */
export function setupPermissions({ session }: Pick<Electron, 'session'>): void {
  const here = session();
  here.setPermissionRequestHandler((_, permission, callback) => callback(allowed.has(permission)));
  here.setPermissionCheckHandler((_, permission) => allowed.has(permission));
  here.setDevicePermissionHandler(() => false);
}

/** Keeps every page where it is. Links that may leave are opened in the default browser. */
export function setupNavigation({ app, openExternal }: Pick<Electron, 'app' | 'openExternal'>): void {
  app.on('web-contents-created', (_, contents) => guard(contents, openExternal));
}

function guard(contents: WebContents, openExternal: Electron['openExternal']): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url }) => {
    const address = externalAddress(url);
    if (address !== undefined) void openExternal(address).catch(() => undefined);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (!within(event.url, windowOrigin)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!within(event.url, event.isMainFrame ? windowOrigin : kernelOrigin)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function within(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`);
}
