/** The browser host from outside: what a stranger on the same machine, or a foreign page, may not do. */
import { readFile, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longCallType } from '#core/host/long-call.ts';
import { hostSchemas } from '#core/host/schemas.ts';
import { withFirstWords } from '../../src-main/browser/page.ts';
import { listFiles } from '../../src-main/serve/manifest.ts';
import { startTestHost, type TestHost } from '../support/host.ts';
import { type BuiltSite, buildSite } from '../support/site.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

let site: BuiltSite;
let host: TestHost;
let cookie: string;
let callToken: string;
const lines: string[] = [];

/** Sends a request exactly as written: no client tidies the path or the headers. */
function send(
  origin: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve({ status: 101, headers: {}, text: '' });
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

/** Lets a client in as a browser would be: its cookie. */
async function enter(address: string): Promise<string> {
  const { origin, pathname, search } = new URL(address);
  const answer = await send(origin, pathname + search);
  expect(answer.status).toBe(303);
  return (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
}

/** A call as the window makes it; `change` alters or removes what is sent. */
function call(
  name: string,
  takes: unknown,
  change: Record<string, string | undefined> = {},
): Promise<Answer> {
  const headers: Record<string, string | undefined> = {
    Cookie: cookie,
    Origin: host.windowOrigin,
    'Content-Type': 'application/json',
    'X-Stepwise-Call': callToken,
    ...change,
  };
  const sent = Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return send(host.windowOrigin, `/api/${name}`, {
    method: 'POST',
    headers: sent,
    body: JSON.stringify(takes),
  });
}

beforeAll(async () => {
  site = await buildSite();
  host = await startTestHost({ ...site, log: (line) => lines.push(line) });
  cookie = await enter(host.address());
  const page = await send(host.windowOrigin, '/', { headers: { Cookie: cookie } });
  callToken = /<meta name="stepwise-call" content="([^"]+)">/.exec(page.text)?.[1] ?? '';
});

afterAll(async () => {
  await host.close();
  await site.remove();
});

describe('letting a browser in', () => {
  test('the token is at least 256 bits and works once', async () => {
    const address = host.address();
    const token = new URL(address).searchParams.get('token') ?? '';
    expect(Buffer.from(token, 'base64url').byteLength).toBe(32);
    await enter(address);
    const { origin, pathname, search } = new URL(address);
    expect((await send(origin, pathname + search)).status).toBe(403);
  });

  test('the cookie cannot be read by scripts nor sent by other sites, and the clean address follows', async () => {
    const { origin, pathname, search } = new URL(host.address());
    const answer = await send(origin, pathname + search);
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^stepwise-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    expect(answer.headers.location).toBe('/');
  });

  test('a new address ends the one before it', async () => {
    const older = new URL(host.address());
    host.address();
    expect((await send(older.origin, older.pathname + older.search)).status).toBe(403);
  });

  test.each(['', 'A'.repeat(43), encodeURIComponent('\0'), '%'])(
    'a wrong token %j is refused',
    async (token) => {
      host.address();
      expect((await send(host.windowOrigin, `/enter?token=${token}`)).status).toBe(403);
    },
  );

  test('the page is handed the call token, and is not kept by any cache', async () => {
    const page = await send(host.windowOrigin, '/', { headers: { Cookie: cookie } });
    expect(page.text).toContain(`<meta name="stepwise-call" content="${callToken}">`);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(Buffer.from(callToken, 'base64url').byteLength).toBe(32);
  });

  test('the page brings what every window asks first, as a call would answer it', async () => {
    const page = await send(host.windowOrigin, '/', { headers: { Cookie: cookie } });
    const content = /<meta name="stepwise-answers" content="([^"]+)">/.exec(page.text)?.[1] ?? '';
    const answers = content.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    expect(JSON.parse(answers)).toEqual({
      'app.info': JSON.parse((await call('app.info', null)).text),
      'settings.read': JSON.parse((await call('settings.read', null)).text),
    });
  });

  test('nothing that the page brings can end its place in it', () => {
    const info = { ok: false, code: 'io', message: `"><script>'$&` } as const;
    const { head } = withFirstWords('<head></head><body></body>', 'token', { 'app.info': info });
    expect(head.match(/[<>]/g)).toHaveLength(10);
    expect(head).not.toContain('script>');
  });
});

describe('every door is shut to those without a session', () => {
  test.each(['/', '/index.html', '/assets/index-AAAAAAAA.js', '/api/app.info', '/enter', '/anything'])(
    'the window does not answer %s',
    async (path) => expect((await send(host.windowOrigin, path)).status).toBe(403),
  );
  test.each(['/', '/index.html', '/assets/worker-CCCCCCCC.js', '/wasm/some.wasm', '/enter?token=x'])(
    'the kernel does not answer %s',
    async (path) => expect((await send(host.kernelOrigin, path)).status).toBe(403),
  );
  test('a call is refused', async () => {
    expect((await call('app.info', null, { Cookie: undefined })).status).toBe(403);
    expect((await call('app.info', null, { Cookie: 'stepwise=1' })).status).toBe(403);
    expect((await call('app.info', null, { Cookie: `${cookie}x` })).status).toBe(403);
  });
  test.each(Object.keys(hostSchemas))('the call %s is made by nobody else', async (name) => {
    const headers = { Cookie: undefined, 'X-Stepwise-Call': undefined };
    for (const change of [
      headers,
      { Cookie: undefined },
      { 'X-Stepwise-Call': undefined },
      { Origin: 'null' },
    ])
      expect((await call(name, null, change)).status).toBe(403);
    expect((await call(name, null, { 'Content-Type': 'text/plain' })).status).toBe(415);
  });
  test('no file that is served is served to a stranger', async () => {
    const served = (['window', 'kernel'] as const).flatMap((door) =>
      [...listFiles(site[door]).keys()].map((path) => [host[`${door}Origin`], path] as const),
    );
    expect(served.length).toBeGreaterThan(5);
    for (const [origin, path] of served) {
      expect((await send(origin, path, { headers: { Cookie: cookie } })).status, path).toBe(200);
      expect((await send(origin, path)).status, path).toBe(403);
    }
  });
  test('the token is not taken from the address of a call or a page', async () => {
    const token = new URL(host.address()).searchParams.get('token');
    expect((await send(host.windowOrigin, `/?token=${token}`)).status).toBe(403);
    expect((await send(host.windowOrigin, `/index.html?token=${token}`)).status).toBe(403);
  });
  test.each(['window', 'kernel'] as const)(
    'an upgrade on the %s port is refused, session or not',
    async (door) => {
      const origin = door === 'window' ? host.windowOrigin : host.kernelOrigin;
      const upgrade = {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      };
      expect((await send(origin, '/', { headers: upgrade })).status).toBe(403);
      expect((await send(origin, '/', { headers: { ...upgrade, Cookie: cookie } })).status).toBe(403);
    },
  );
});

describe('names that are not ours', () => {
  test.each(['evil.com', 'localhost', '127.0.0.1', '127.0.0.1.', '[::1]', 'evil.com@127.0.0.1'])(
    'Host %s is refused (a rebound name)',
    async (name) => {
      for (const origin of [host.windowOrigin, host.kernelOrigin]) {
        const headers = {
          Cookie: cookie,
          Host: name === '127.0.0.1' ? name : `${name}:${new URL(origin).port}`,
        };
        expect((await send(origin, '/', { headers })).status).toBe(421);
      }
    },
  );
  test.each(['null', 'http://evil.com', 'https://127.0.0.1', 'http://127.0.0.1:1', 'http://localhost:80'])(
    'Origin %s is refused',
    async (origin) => {
      expect((await call('app.info', null, { Origin: origin })).status).toBe(403);
      const headers = { Cookie: cookie, Origin: origin };
      expect((await send(host.windowOrigin, '/index.html', { headers })).status).toBe(403);
      expect((await send(host.kernelOrigin, '/index.html', { headers })).status).toBe(403);
    },
  );
  test('the kernel is foreign to the window', async () => {
    expect((await call('app.info', null, { Origin: host.kernelOrigin })).status).toBe(403);
  });
  test('a page elsewhere cannot pull in a script of ours', async () => {
    const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'script' };
    expect((await send(host.windowOrigin, '/assets/index-AAAAAAAA.js', { headers })).status).toBe(403);
    const sameSite = { ...headers, 'Sec-Fetch-Site': 'same-site' };
    expect((await send(host.windowOrigin, '/assets/index-AAAAAAAA.js', { headers: sameSite })).status).toBe(
      403,
    );
    expect((await send(host.kernelOrigin, '/assets/worker-CCCCCCCC.js', { headers: sameSite })).status).toBe(
      403,
    );
  });
  test('nothing is said to other origins', async () => {
    const preflight = await send(host.windowOrigin, '/api/app.info', {
      method: 'OPTIONS',
      headers: { Origin: 'http://evil.com', 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.status).toBe(403);
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
  test('only the loopback interface listens', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((face) => face?.family === 'IPv4' && !face.internal);
    if (outside === undefined) return;
    const { port } = new URL(host.windowOrigin);
    await expect(send(`http://${outside.address}:${port}`, '/')).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('calls', () => {
  test('the window is answered', async () => {
    const answer = await call('app.info', null);
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(answer.text)).toMatchObject({
      ok: true,
      value: {
        host: 'browser',
        kernelUrl: `${host.kernelOrigin}/index.html#parent=${encodeURIComponent(host.windowOrigin)}`,
      },
    });
  });
  test.each([
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ])('a body of type %s is refused', async (type) =>
    expect((await call('app.info', null, { 'Content-Type': type })).status).toBe(415),
  );
  test('a body without a type is refused', async () => {
    expect((await call('app.info', null, { 'Content-Type': undefined })).status).toBe(415);
  });
  test('a call without the header, or with another, is refused', async () => {
    expect((await call('app.info', null, { 'X-Stepwise-Call': undefined })).status).toBe(403);
    expect((await call('app.info', null, { 'X-Stepwise-Call': 'A'.repeat(43) })).status).toBe(403);
  });
  test('a call without an Origin is refused', async () => {
    expect((await call('app.info', null, { Origin: undefined })).status).toBe(403);
  });
  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD'])('%s is refused', async (method) => {
    const headers = { Cookie: cookie, Origin: host.windowOrigin, 'X-Stepwise-Call': callToken };
    expect((await send(host.windowOrigin, '/api/app.info', { method, headers })).status).toBe(405);
  });
  test.each(['constructor', '__proto__', 'app.info/..', 'app.info?x', ''])(
    'there is no call %j',
    async (name) => {
      expect((await call(name, null)).status).toBe(404);
    },
  );
  test('an unknown call of the right shape is answered with bad-request', async () => {
    expect(JSON.parse((await call('app.quit', null)).text)).toMatchObject({ ok: false, code: 'bad-request' });
  });
  test('a body that is not JSON, or not UTF-8, is refused', async () => {
    const headers = {
      Cookie: cookie,
      Origin: host.windowOrigin,
      'Content-Type': 'application/json',
      'X-Stepwise-Call': callToken,
    };
    const refused = await send(host.windowOrigin, '/api/app.info', { method: 'POST', headers, body: '{' });
    expect(refused.status).toBe(400);
  });
  test('a long text is saved from behind the rest of the call, with the mark at its head', async () => {
    const path = join(host.data, 'long.ipynb');
    await writeFile(path, '{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}');
    const ref = host.grant(path);
    const { version } = JSON.parse((await call('document.open', { ref })).text).value;
    const text = `\uFEFF{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5,"long":"长${'x'.repeat(1_000_000)}"}\n`;
    const copy = { outputs: '', savedAt: 1 };
    const headers = {
      Cookie: cookie,
      Origin: host.windowOrigin,
      'Content-Type': longCallType,
      'X-Stepwise-Call': callToken,
    };
    const save = (body: string) =>
      send(host.windowOrigin, '/api/document.save', { method: 'POST', headers, body });
    const head = JSON.stringify({ ref, copy, version });
    expect(JSON.parse((await save(`${head}\n${text}`)).text)).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe(text);
    for (const body of [head, `{}\n${text}`, `\n${text}`, '']) expect((await save(body)).status).toBe(400);
  });
  test('a body that says it is larger than 256 MB is refused unread', async () => {
    const headers = {
      Cookie: cookie,
      Origin: host.windowOrigin,
      'Content-Type': 'application/json',
      'X-Stepwise-Call': callToken,
      'Content-Length': String(256 * 1024 * 1024 + 1),
    };
    const refused = await send(host.windowOrigin, '/api/app.info', {
      method: 'POST',
      headers,
      body: '',
    }).catch((error: Error) => error);
    expect(refused).toMatchObject({ status: 413 });
  });
  test('a file nobody granted cannot be read, nor one outside a lesson', async () => {
    const open = async (ref: unknown) => JSON.parse((await call('document.open', { ref })).text);
    expect(await open({ kind: 'file', path: '/etc/passwd' })).toMatchObject({
      ok: false,
      code: 'not-allowed',
    });
    for (const id of ['../01-one', '..', '01-one/../..', '.', 'C:', '01-one\0', '%2e%2e']) {
      expect(await open({ kind: 'lesson', id })).toMatchObject({ ok: false, code: 'bad-request' });
    }
    expect(await open({ kind: 'lesson', id: 'con' })).toMatchObject({ ok: false, code: 'not-found' });
    expect(await open({ kind: 'lesson', id: '01-one', extra: 1 })).toMatchObject({
      ok: false,
      code: 'bad-request',
    });
  });
});

describe('responses', () => {
  const everywhere = [
    ['window', '/'],
    ['window', '/assets/index-AAAAAAAA.js'],
    ['window', '/nothing.js'],
    ['kernel', '/index.html'],
    ['kernel', '/assets/worker-CCCCCCCC.js'],
    ['kernel', '/wasm/some.wasm'],
    ['kernel', '/nothing.js'],
  ] as const;
  test.each(everywhere)('on %s, %s carries the walls', async (door, path) => {
    const origin = door === 'window' ? host.windowOrigin : host.kernelOrigin;
    for (const headers of [{ Cookie: cookie }, {}]) {
      const answer = await send(origin, path, { headers: headers as Record<string, string> });
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      expect(answer.headers['cross-origin-embedder-policy']).toBe('require-corp');
      expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(answer.headers['origin-agent-cluster']).toBe('?1');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });
  test('the window may not be framed and has no eval and no inline script', async () => {
    const policy = (await send(host.windowOrigin, '/', { headers: { Cookie: cookie } })).headers[
      'content-security-policy'
    ];
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
  });
});

test('no secret reaches the log', async () => {
  const address = host.address();
  await send(host.windowOrigin, `/enter?token=${'B'.repeat(43)}`);
  await send(host.windowOrigin, `/${callToken}?token=${callToken}`, { headers: { Cookie: 'x' } });
  await enter(address);
  const { pathname, search } = new URL(address);
  await send(host.windowOrigin, pathname + search);
  expect(lines.length).toBeGreaterThan(10);
  const log = lines.join('\n');
  for (const secret of [
    callToken,
    cookie.split('=')[1] ?? '',
    new URL(address).searchParams.get('token') ?? '',
  ]) {
    expect(log).not.toContain(secret);
  }
});
