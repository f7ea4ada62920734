/** The function that answers for files, apart from any server. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Site } from '../../src-main/serve/headers.ts';
import type { Manifest, ServedFile } from '../../src-main/serve/manifest.ts';
import { mimeOf } from '../../src-main/serve/mime.ts';
import { answerFile, parseRange, plainPath } from '../../src-main/serve/route.ts';

const windowSite: Site = { role: 'window', origin: 'http://w', kernelOrigin: 'http://k' };
const kernelSite: Site = { role: 'kernel', origin: 'http://k', windowOrigin: 'http://w' };
const entry = (mime: string, immutable = false): ServedFile => ({
  file: '/f',
  size: 100,
  mime,
  tag: '"t"',
  immutable,
});
const manifest: Manifest = new Map([
  ['/index.html', entry('text/html; charset=utf-8')],
  ['/assets/a-12345678.js', entry('text/javascript; charset=utf-8', true)],
  ['/wasm/x.wasm', entry('application/wasm')],
]);
const get = (
  target: string,
  more: { method?: string; range?: string; ifNoneMatch?: string } = {},
  site: Site = windowSite,
) => answerFile({ method: 'GET', target, ...more }, site, manifest);

describe('paths', () => {
  test.each([
    '/../package.json',
    '/a/../../x',
    '/./index.html',
    '/%2e%2e/x',
    '/..%2fx',
    '/..%5cx',
    '/..\\x',
    '/index.html\0',
    '/index.html%00',
    '//host/share',
    '/C:/x',
    'http://w/index.html',
    'index.html',
    '*',
    '',
    '/index.html;x',
    '/索引.html',
  ])('%j is not answered', (target) => expect([400, 404]).toContain(get(target).status));

  test('only what the manifest names is ever sent, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { body } = get(text);
        if (body !== undefined) expect(manifest.has(plainPath(text) ?? '')).toBe(true);
      }),
    );
  });

  test('the root is the page, and a query changes nothing', () => {
    expect(get('/').document).toBe(true);
    expect(get('/index.html?automation=1').document).toBe(true);
  });
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'get', ''])('the method %j is refused', (method) => {
  expect(get('/', { method }).status).toBe(405);
});

describe('ranges', () => {
  test.each([
    ['bytes=0-9', { start: 0, end: 10 }],
    ['bytes=90-', { start: 90, end: 100 }],
    ['bytes=-10', { start: 90, end: 100 }],
    ['bytes=-1000', { start: 0, end: 100 }],
    ['bytes=99-200', { start: 99, end: 100 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['lines=0-1', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=a-b', 'whole'],
  ])('%s', (header, expected) => expect(parseRange(header, 100)).toEqual(expected));

  test('a piece says which it is; none says so', () => {
    const piece = get('/wasm/x.wasm', { range: 'bytes=10-19' });
    expect(piece).toMatchObject({ status: 206, body: { start: 10, end: 20 } });
    expect(piece.headers).toMatchObject({ 'Content-Range': 'bytes 10-19/100', 'Content-Length': '10' });
    const none = get('/wasm/x.wasm', { range: 'bytes=100-' });
    expect(none).toMatchObject({ status: 416, headers: { 'Content-Range': 'bytes */100' } });
  });
});

describe('caching', () => {
  test('pages never, hashed files for ever, others after asking', () => {
    expect(get('/').headers['Cache-Control']).toBe('no-store');
    expect(get('/assets/a-12345678.js').headers['Cache-Control']).toContain('immutable');
    expect(get('/wasm/x.wasm').headers['Cache-Control']).toContain('no-cache');
    expect(get('/wasm/x.wasm', { ifNoneMatch: '"t"' }).status).toBe(304);
    expect(get('/wasm/x.wasm', { ifNoneMatch: '"u"' }).status).toBe(200);
  });
});

describe('walls', () => {
  const every = [
    get('/'),
    get('/assets/a-12345678.js'),
    get('/none'),
    get('/', { method: 'POST' }),
    get('/%2e'),
    get('/wasm/x.wasm', { range: 'bytes=100-' }),
    get('/wasm/x.wasm', { ifNoneMatch: '"t"' }),
  ];
  test('stand on every answer, whatever its status', () => {
    for (const { headers } of every) {
      expect(Object.keys(headers)).toEqual(
        expect.arrayContaining([
          'Content-Security-Policy',
          'Cross-Origin-Opener-Policy',
          'Cross-Origin-Embedder-Policy',
          'Cross-Origin-Resource-Policy',
          'Origin-Agent-Cluster',
          'Referrer-Policy',
          'X-Content-Type-Options',
        ]),
      );
      expect(headers['Content-Security-Policy']).not.toContain('unsafe-eval');
    }
  });
  test('only the kernel’s own scripts may evaluate, and they reach only the wasm folder', () => {
    const page = get('/', {}, kernelSite).headers['Content-Security-Policy'];
    const script = get('/assets/a-12345678.js', {}, kernelSite).headers['Content-Security-Policy'];
    expect(page).not.toContain('unsafe-eval');
    expect(page).toContain('frame-ancestors http://w');
    expect(page).not.toContain('connect-src');
    expect(script).toContain("script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'");
    expect(script).toMatch(/connect-src http:\/\/k\/wasm\/;/);
    expect(script).toContain("worker-src 'none'");
  });
  test('only the kernel’s page may be framed by another origin', () => {
    expect(get('/', {}, kernelSite).headers['Cross-Origin-Resource-Policy']).toBe('cross-origin');
    expect(get('/').headers['Cross-Origin-Resource-Policy']).toBe('same-origin');
    expect(get('/').headers['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  });
});

test.each([
  ['a.mjs', 'text/javascript; charset=utf-8'],
  ['a.JS', 'text/javascript; charset=utf-8'],
  ['a.wasm', 'application/wasm'],
  ['a.woff2', 'font/woff2'],
  ['a.exe', undefined],
  ['a', undefined],
  ['.env', undefined],
  ['a.map', undefined],
])('%s is served as %s', (name, mime) => expect(mimeOf(name)).toBe(mime));
