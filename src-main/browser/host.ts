/**
 * The browser host: the app for an ordinary browser, over HTTP on this machine
 * alone. The window and the kernel have a port each, since the port is what
 * keeps two origins apart here.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AppInfo } from '#core/host/host.ts';
import { longAnswerType, partAnswer } from '#core/host/long-answer.ts';
import { documentAt, pathOfPlace, placeOfPath } from '#core/host/place.ts';
import type { Layout } from '../layout.ts';
import type { Library } from '../library/library.ts';
import { createMachine, type MachineParts } from '../machine.ts';
import { type Site, wallHeaders } from '../serve/headers.ts';
import { listFiles, type Manifest } from '../serve/manifest.ts';
import { answerFile } from '../serve/route.ts';
import { readBody } from './body.ts';
import { type Decision, type Doors, decide, entryPath, originOf } from './gate.ts';
import { closedPage } from './page.ts';
import { Pictures } from './pictures.ts';
import { redact, Secrets } from './secrets.ts';
import { FileSender } from './send-files.ts';
import { WindowPage } from './window-page.ts';

/** What a browser host is made of. */
export interface BrowserHostParts {
  readonly layout: Layout;
  readonly library: Library;
  /** The window's port; default any free one. The kernel's is always a free one. */
  readonly port?: number;
  readonly automation?: AppInfo['automation'];
  readonly openPage?: MachineParts['openPage'];
  readonly printPdf?: MachineParts['printPdf'];
  /** Receives one line for each refusal and failure, without secrets. */
  readonly log?: (line: string) => void;
  /** Told of the new address when someone came with one that was used already. */
  readonly onNewAddress?: (url: string) => void;
}

/** A running browser host. */
export interface BrowserHost {
  readonly windowOrigin: string;
  readonly kernelOrigin: string;
  /** An address that lets one browser in, once. Asking for another ends the one before. `place`: what to open, such as `#/lesson/…`. */
  address(place?: string): string;
  /** Stops listening, ends open connections, and waits for what is being written. */
  close(): Promise<void>;
}

/** Everything one request needs. */
interface Running {
  readonly doors: Doors;
  readonly secrets: Secrets;
  readonly sites: Readonly<Record<Door, Site>>;
  readonly manifests: Readonly<Record<Door, Manifest>>;
  readonly machine: ReturnType<typeof createMachine>;
  readonly page: WindowPage;
  readonly files: FileSender;
  readonly log: (line: string) => void;
  readonly onUsedAddress: () => void;
}
type Door = 'window' | 'kernel';

/** Starts a browser host. Rejects where the port is taken or the app is not built. */
export async function startBrowserHost(parts: BrowserHostParts): Promise<BrowserHost> {
  const { layout, library } = parts;
  const manifests = { window: listFiles(layout.window), kernel: listFiles(layout.kernel) };
  const servers = { window: createServer(), kernel: createServer() };
  const doors: Doors = {
    windowPort: await listen(servers.window, parts.port ?? 0),
    kernelPort: await listen(servers.kernel, 0),
  };
  const windowOrigin = originOf(doors.windowPort);
  const kernelOrigin = originOf(doors.kernelPort);
  const secrets = new Secrets();
  const log = (line: string) => parts.log?.(redact(line));
  const address = (place = '') => {
    const path = pathOfPlace(place);
    const where = path === undefined ? place : `&to=${encodeURIComponent(path)}`;
    return `${windowOrigin}${entryPath}?token=${secrets.newEntry()}${where}`;
  };
  const machine = createMachine({
    library,
    info: {
      host: 'browser',
      version: layout.version,
      platform: process.platform,
      kernelUrl: `${kernelOrigin}/index.html#parent=${encodeURIComponent(windowOrigin)}`,
      ...(parts.automation === undefined ? {} : { automation: parts.automation }),
    },
    ...(parts.printPdf === undefined ? {} : { printPdf: parts.printPdf }),
    ...(parts.openPage === undefined ? {} : { openPage: parts.openPage }),
    onFailure: (call, code, message) => log(`${call}: ${code}: ${message}`),
  });
  const pictures = new Pictures(layout.first, log);
  // Read before the first window asks for it.
  pictures.program().catch(() => {});
  const running: Running = {
    doors,
    secrets,
    manifests,
    log,
    page: new WindowPage(machine, secrets, pictures, manifests.window),
    files: new FileSender(),
    sites: {
      window: { role: 'window', origin: windowOrigin, kernelOrigin },
      kernel: { role: 'kernel', origin: kernelOrigin, windowOrigin },
    },
    machine,
    onUsedAddress: () => parts.onNewAddress?.(address()),
  };
  for (const door of ['window', 'kernel'] as const) serve(servers[door], door, running);
  return {
    windowOrigin,
    kernelOrigin,
    address,
    async close() {
      await Promise.all(Object.values(servers).map(close));
      await library.close();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('the server has no port'));
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function serve(server: Server, door: Door, running: Running): void {
  server.on('request', (request, response) => {
    answer(request, response, door, running).catch((error: unknown) => {
      running.log(`a response failed: ${error instanceof Error ? error.message : 'unknown'}`);
      response.destroy();
    });
  });
  // Nothing here speaks anything but plain requests.
  const slam = (_: IncomingMessage, socket: Duplex) => {
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  };
  server.on('upgrade', slam);
  server.on('connect', slam);
  server.on('clientError', (_, socket) => socket.destroy());
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  running: Running,
): Promise<void> {
  const method = request.method ?? '';
  const target = request.url ?? '';
  const decision = decide({ door, method, target, headers: request.headers }, running.doors, running.secrets);
  switch (decision.do) {
    case 'refuse':
      return refuse(request, response, door, decision, running);
    case 'enter':
      return enter(response, decision, running);
    case 'call':
      return call(request, response, decision.call, running);
    case 'file':
      return file(request, response, door, running);
  }
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  decision: Extract<Decision, { do: 'refuse' }>,
  running: Running,
): void {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  running.log(`refused ${request.method} ${path} (${door}): ${decision.why}`);
  const wantsPage = decision.status === 403 && /\btext\/html\b/.test(request.headers.accept ?? '');
  send(response, running.sites[door], decision.status, wantsPage ? 'text/html' : 'text/plain', {
    text: wantsPage ? closedPage() : 'Refused.',
    // The rest of a refused body is not worth reading.
    headers: { Connection: 'close' },
  });
}

function enter(
  response: ServerResponse,
  { token, known, to }: Extract<Decision, { do: 'enter' }>,
  running: Running,
): void {
  const site = running.sites.window;
  const verdict = running.secrets.enter(token);
  if (verdict === 'yes' || known) {
    const cookie = verdict === 'yes' ? running.secrets.cookie(running.doors.windowPort) : undefined;
    const headers = { Location: to, ...(cookie === undefined ? {} : { 'Set-Cookie': cookie }) };
    send(response, site, 303, 'text/plain', { text: '', headers });
    return;
  }
  running.log(verdict === 'used' ? 'refused an address that was used before' : 'refused a wrong token');
  if (verdict === 'used') running.onUsedAddress();
  send(response, site, 403, 'text/html', { text: closedPage() });
}

async function call(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  running: Running,
): Promise<void> {
  const site = running.sites.window;
  const body = await readBody(request);
  if (!body.ok)
    return send(response, site, body.status, 'text/plain', {
      text: 'Refused.',
      headers: { Connection: 'close' },
    });
  const reply = await running.machine.answer(name, body.value);
  const parts = partAnswer(reply);
  if (parts === undefined) send(response, site, 200, 'application/json', { text: JSON.stringify(reply) });
  else sendLong(response, site, parts);
}

async function file(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  running: Running,
): Promise<void> {
  const site = running.sites[door];
  const { range, 'if-none-match': ifNoneMatch } = request.headers;
  const ref = door === 'window' ? documentAt(placeOfPath(request.url ?? '') ?? '') : undefined;
  const found = answerFile(
    { method: request.method ?? '', target: ref ? '/' : (request.url ?? ''), range, ifNoneMatch },
    site,
    running.manifests[door],
  );
  const silent = request.method === 'HEAD';
  if (found.document && found.body !== undefined && door === 'window') {
    response.writeHead(found.status, found.headers);
    const accepts = request.headers['accept-language'] ?? '';
    if (silent) response.end();
    else await running.page.send(response, found.body.file, ref, accepts);
    return;
  }
  response.writeHead(found.status, found.headers);
  const { body } = found;
  if (body === undefined || silent || body.end === body.start) {
    response.end(silent ? undefined : found.text);
    return;
  }
  await running.files.send(response, body);
}

function sendLong(
  response: ServerResponse,
  site: Site,
  { head, text }: { readonly head: string; readonly text: string },
): void {
  const [first, rest] = [Buffer.from(`${head}\n`), Buffer.from(text)];
  response.writeHead(200, {
    ...wallHeaders(site, longAnswerType),
    'Content-Type': longAnswerType,
    'Content-Length': first.byteLength + rest.byteLength,
    'Cache-Control': 'no-store',
  });
  response.write(first);
  response.end(rest);
}

function send(
  response: ServerResponse,
  site: Site,
  status: number,
  mime: 'text/html' | 'text/plain' | 'application/json',
  { text, headers }: { readonly text: string; readonly headers?: Readonly<Record<string, string>> },
): void {
  response.writeHead(status, {
    ...wallHeaders(site, mime),
    'Content-Type': `${mime}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(text);
}
