/** Serves the app's files to its windows: the same answers as the browser host's, from the same function. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { wallHeaders } from '../serve/headers.ts';
import type { Manifest } from '../serve/manifest.ts';
import { answerFile } from '../serve/route.ts';
import type { Electron } from './electron.ts';
import { sites } from './schemes.ts';

/** The files behind each scheme. */
export type Manifests = Readonly<Record<keyof typeof sites, Manifest>>;

/** Answers both schemes for the windows' session. */
export function setupProtocol({ session }: Pick<Electron, 'session'>, manifests: Manifests): void {
  for (const scheme of ['app', 'kernel'] as const) {
    session().protocol.handle(scheme, (request) => answerRequest(request, scheme, manifests[scheme]));
  }
}

/** Answers one request of one scheme. */
export function answerRequest(request: Request, scheme: keyof typeof sites, manifest: Manifest): Response {
  const site = sites[scheme];
  if (!request.url.startsWith(`${site.origin}/`)) {
    return new Response('There is no such host.', { status: 404, headers: wallHeaders(site, 'text/plain') });
  }
  const answer = answerFile(
    {
      method: request.method,
      target: request.url.slice(site.origin.length).split('#', 1)[0] ?? '',
      range: request.headers.get('range') ?? undefined,
      ifNoneMatch: request.headers.get('if-none-match') ?? undefined,
    },
    site,
    manifest,
  );
  const { status, headers, body, text } = answer;
  if (body === undefined || request.method === 'HEAD' || body.end === body.start) {
    return new Response(request.method === 'HEAD' ? null : (text ?? null), {
      status,
      headers: { ...headers },
    });
  }
  const piece = createReadStream(body.file, { start: body.start, end: body.end - 1 });
  // Node's web streams and the platform's are the same at run time; their types differ where both are in view.
  const stream = Readable.toWeb(piece) as unknown as ConstructorParameters<typeof Response>[0];
  return new Response(stream, { status, headers: { ...headers } });
}
