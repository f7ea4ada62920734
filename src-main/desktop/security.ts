/** What windows may not do: leave, open others, embed foreign pages, or be granted anything. */
import type { Electron } from './electron.ts';
import type { Petitioner, Session, WebContents } from './electron-pages.ts';
import { kernelOrigin, windowOrigin } from './schemes.ts';

/** Permissions the window's own page needs: writing what a person copies, full screen, and telling of a long run's end. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen', 'notifications']);

/** The address as one that may be opened outside the app, or `undefined`: https and mailto, parsed, without credentials. */
export function externalAddress(text: string): string | undefined {
  if (text.length > 2_048 || /[\\\s]/.test(text)) return undefined;
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'https:' && url.hostname !== '') return url.href;
  return url.protocol === 'mailto:' ? url.href : undefined;
}

/**
 * Denies permissions and devices in every session there is or will be, but what the window's own page needs. They are
 * granted where nobody says otherwise. Before ready, so that no session is made unseen.
 */
export function setupPermissions({ app }: Pick<Electron, 'app'>): void {
  app.on('session-created', denyPermissions);
}

/** Denies them in one session; done for the windows' own once more by name, whatever event its making fired. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_, permission, callback, who) => callback(mayHave(permission, who)));
  session.setPermissionCheckHandler((_, permission, _origin, who) => mayHave(permission, who));
  session.setDevicePermissionHandler(() => false);
}

/** Whether a frame may have a permission: the window's main frame, those it needs. */
function mayHave(permission: string, { isMainFrame, requestingUrl = '' }: Petitioner): boolean {
  return allowed.has(permission) && isMainFrame && within(requestingUrl, windowOrigin);
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
