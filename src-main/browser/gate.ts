/**
 * Decides about a request before anything else looks at it. Everything is
 * refused that is not on this list; the decision is pure.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { longCallType } from '#core/host/long-call.ts';
import { documentAt, pathOfPlace, placeOf, placeOfPath } from '#core/host/place.ts';
import { callHeader, type Secrets, sameSecret } from './secrets.ts';

/** The two doors of a running host. */
export interface Doors {
  readonly windowPort: number;
  readonly kernelPort: number;
}

/** A request, as far as the decision needs it. */
export interface Knock {
  readonly door: 'window' | 'kernel';
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

/** What to do with it. */
export type Decision =
  | { readonly do: 'refuse'; readonly status: 400 | 403 | 404 | 405 | 415 | 421; readonly why: string }
  /** Exchange a token and go on `to` a path of the window; `known` where the browser was let in before. */
  | { readonly do: 'enter'; readonly token: string; readonly known: boolean; readonly to: string }
  | { readonly do: 'call'; readonly call: string }
  | { readonly do: 'file' };

/** The path under which the address with the token is opened. */
export const entryPath = '/enter';

const refuse = (status: Extract<Decision, { do: 'refuse' }>['status'], why: string): Decision => ({
  do: 'refuse',
  status,
  why,
});

/** The address of a loopback origin. */
export function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Decides what a request may have. */
export function decide(knock: Knock, doors: Doors, secrets: Secrets): Decision {
  const { door, method, target, headers } = knock;
  const port = door === 'window' ? doors.windowPort : doors.kernelPort;
  if (headers.host !== `127.0.0.1:${port}`) return refuse(421, 'unknown host');
  if (headers.origin !== undefined && headers.origin !== originOf(port)) return refuse(403, 'foreign origin');
  const known = secrets.knows(headers.cookie, doors.windowPort);

  if (door === 'window' && target.startsWith(`${entryPath}?`)) {
    if (method !== 'GET') return refuse(405, 'method');
    const asked = new URLSearchParams(target.slice(entryPath.length + 1));
    const token = asked.get('token');
    const ref = documentAt(placeOfPath(asked.get('to') ?? '') ?? '');
    const to = (ref && pathOfPlace(placeOf(ref))) ?? '/';
    return token === null ? refuse(403, 'no token') : { do: 'enter', token, known, to };
  }
  if (!known) return refuse(403, 'no session');
  if (!expectedFetch(knock)) return refuse(403, 'fetched from elsewhere');
  if (door === 'window' && target.startsWith('/api/')) return decideCall(knock, secrets);
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'method');
  return { do: 'file' };
}

function decideCall({ method, target, headers }: Knock, secrets: Secrets): Decision {
  if (method !== 'POST') return refuse(405, 'method');
  // A browser sends Origin with every POST; one without it did not come from the app's page.
  if (headers.origin === undefined) return refuse(403, 'no origin');
  const given = headers[callHeader];
  if (typeof given !== 'string' || !sameSecret(given, secrets.call)) return refuse(403, 'no call token');
  const type = headers['content-type'] ?? '';
  if (type !== longCallType && !/^application\/json(; ?charset=utf-8)?$/i.test(type))
    return refuse(415, 'media type');
  const call = target.slice('/api/'.length);
  return /^[a-z]+\.[a-z]+$/.test(call) ? { do: 'call', call } : refuse(404, 'no such call');
}

/**
 * Browsers say where a request comes from. Scripts, styles and calls must come from the very origin they go to;
 * only a page opened by hand (`none`), and the kernel's frame inside the window (`same-site`), may come from elsewhere.
 */
function expectedFetch({ door, headers }: Knock): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  const destination = headers['sec-fetch-dest'];
  return door === 'kernel' && site === 'same-site' && destination === 'iframe';
}
