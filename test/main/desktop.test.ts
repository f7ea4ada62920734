/** The desktop host on a stand-in for Electron: what it declares, denies, answers and remembers. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startDesktop } from '../../src-main/desktop/desktop.ts';
import type { Frame } from '../../src-main/desktop/electron-pages.ts';
import { documentsIn } from '../../src-main/desktop/files.ts';
import type { KeptWindows } from '../../src-main/desktop/kept-windows.ts';
import { type Opening, setupOpening } from '../../src-main/desktop/opening.ts';
import { answerRequest } from '../../src-main/desktop/protocol.ts';
import { kernelOrigin, setupSchemes, windowOrigin } from '../../src-main/desktop/schemes.ts';
import { externalAddress, setupNavigation, setupPermissions } from '../../src-main/desktop/security.ts';
import { placeFor } from '../../src-main/desktop/window-state.ts';
import { callChannel, dropChannel } from '../../src-main/preload/channels.ts';
import { listFiles } from '../../src-main/serve/manifest.ts';
import { preventable, StandIn, type StandInWindow } from '../support/electron.ts';
import { type BuiltSite, buildSite } from '../support/site.ts';

let site: BuiltSite;
let data: string;
let electron: StandIn;
let log: string[];

beforeEach(async () => {
  site = await buildSite();
  data = mkdtempSync(join(tmpdir(), 'stepwise-desktop-'));
  electron = new StandIn();
  log = [];
});
afterEach(async () => {
  await site.remove();
  // The app may still be writing.
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the desktop as `main.ts` does. */
async function start(
  argv: readonly string[] = ['stepwise'],
): Promise<{ opening: Opening; window: StandInWindow }> {
  setupSchemes(electron);
  setupPermissions(electron);
  setupNavigation(electron);
  const opening = setupOpening(electron, argv, '/work');
  if (opening === undefined) throw new Error('the lock was not given');
  const layout = {
    root: site.root,
    version: '1.2.3',
    window: site.window,
    kernel: site.kernel,
    sealed: site.sealed,
    first: site.first,
    lessons: site.lessons,
  };
  await startDesktop({ electron, layout, data, opening, log: (line) => log.push(line) });
  const window = electron.windows[0];
  if (window === undefined) throw new Error('no window was opened');
  return { opening, window };
}

/** The windows as they are kept now. */
function keptWindows(): KeptWindows {
  try {
    return JSON.parse(readFileSync(join(data, 'windows.json'), 'utf8'));
  } catch {
    return { ended: false, windows: [] };
  }
}

/** Lets everything that waits for nothing but its turn go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Calls the machine as a frame of the window. */
function ask(
  name: unknown,
  takes: unknown,
  frame = electron.windows[0]?.webContents.mainFrame ?? null,
  more: unknown[] = [],
) {
  return electron.calls.get(callChannel)?.({ senderFrame: frame }, name, takes, ...more);
}

describe('before ready', () => {
  test('declares both schemes as ordinary secure origins that obey their CSP', () => {
    setupSchemes(electron);
    expect(electron.schemes.map(({ scheme }) => scheme)).toEqual(['app', 'kernel']);
    for (const { privileges } of electron.schemes) {
      expect(privileges).toEqual({ standard: true, secure: true, supportFetchAPI: true, codeCache: true });
    }
  });

  test('a second instance hands its files to the first and goes', () => {
    electron.first = false;
    expect(setupOpening(electron, ['stepwise', 'a.md'], '/work')).toBeUndefined();
    expect(electron.lockData).toEqual({ files: ['/work/a.md'] });
  });

  test('main.ts waits for nothing before the schemes and the lock, and never for ready at its top level', () => {
    const source = readFileSync(new URL('../../src-main/desktop/main.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/^\s*(const .*= )?await /m);
    expect(source.indexOf('enableSandbox()')).toBeLessThan(source.indexOf('whenReady()'));
  });
});

describe('the window', () => {
  test('is isolated, sandboxed and without Node', async () => {
    const { window } = await start();
    expect(window.options.webPreferences).toEqual({
      preload: join(site.root, 'out', 'preload', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
    expect(window.loaded).toEqual([`${windowOrigin}/index.html`]);
  });

  test('is shown once it has something to show', async () => {
    const { window } = await start();
    expect(window.shown).toBe(false);
    window.events.fire('ready-to-show');
    expect(window.shown).toBe(true);
  });

  const screens = '1:0,0,1920,1040';
  const kept = (placements: readonly unknown[], more: object = {}) =>
    writeFileSync(
      join(data, 'windows.json'),
      JSON.stringify({ ended: true, windows: [{ place: '', tabs: [], placements, ...more }] }),
    );

  test('comes back where it stood on these screens, whatever others it stood on since', async () => {
    const other = {
      screens: '7:0,0,800,600',
      bounds: { x: 1, y: 2, width: 720, height: 480 },
      maximized: false,
    };
    kept([
      { ...other, fullScreen: false },
      { screens, bounds: { x: 100, y: 50, width: 900, height: 700 }, maximized: true, fullScreen: false },
    ]);
    const { window } = await start();
    expect(window.options).toMatchObject({ x: 100, y: 50, width: 900, height: 700 });
    window.events.fire('ready-to-show');
    expect([window.maximized, window.full]).toEqual([true, false]);
  });

  test('on screens it never stood on, it stands where it stood last, as far as that can be seen', async () => {
    kept([
      {
        screens: 'gone',
        bounds: { x: 1500, y: 50, width: 900, height: 700 },
        maximized: false,
        fullScreen: true,
      },
    ]);
    const { window } = await start();
    expect(window.options).toMatchObject({ x: 1020, y: 50, width: 900, height: 700 });
    window.events.fire('ready-to-show');
    expect(window.full).toBe(true);
  });

  test('remembers where it was moved to, for these screens', async () => {
    const { window } = await start();
    window.bounds = { x: 5, y: 6, width: 800, height: 600 };
    vi.useFakeTimers();
    window.events.fire('move');
    vi.advanceTimersByTime(600);
    vi.useRealTimers();
    const bounds = window.bounds;
    await expect
      .poll(() => keptWindows().windows[0]?.placements)
      .toEqual([{ screens, bounds, maximized: false, fullScreen: false }]);
  });

  test.each([
    ['on no screen any more', { x: 5000, y: 0, width: 900, height: 700 }, { width: 1280, height: 860 }],
    [
      'half outside',
      { x: 1500, y: 800, width: 900, height: 700 },
      { x: 1020, y: 340, width: 900, height: 700 },
    ],
    ['too small', { x: 10, y: 10, width: 110, height: 110 }, { x: 10, y: 10, width: 720, height: 480 }],
    ['too large', { x: 0, y: 0, width: 9000, height: 9000 }, { x: 0, y: 0, width: 1920, height: 1040 }],
  ])('one that stood %s is put where it can be seen', (_, bounds, expected) => {
    const placement = { screens, bounds, maximized: false, fullScreen: false };
    expect(placeFor(placement, electron.here)).toEqual(expected);
  });

  test('asks before a page with unsaved changes goes, and lets it go only when told to', async () => {
    const { window } = await start();
    const staying = preventable({});
    window.webContents.events.fire('will-prevent-unload', staying);
    expect(staying.prevented).toBe(false);
    electron.answer = 1;
    const leaving = preventable({});
    window.webContents.events.fire('will-prevent-unload', leaving);
    expect(leaving.prevented).toBe(true);
    expect(electron.questions[0]?.cancel).toBe(0);
  });

  test('says so when its process died, and opens the work again when asked', async () => {
    const { window } = await start();
    window.webContents.events.fire('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    await expect.poll(() => window.webContents.reloads).toBe(1);
    expect(electron.questions[0]?.buttons[0]).toBe('Reopen My Work');
    window.webContents.events.fire('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(electron.questions).toHaveLength(1);
    electron.answer = 1;
    window.webContents.events.fire('render-process-gone', {}, { reason: 'oom', exitCode: 5 });
    await expect.poll(() => window.gone).toBe(true);
    expect(window.webContents.reloads).toBe(1);
    electron.events.fire('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 });
    expect(log.join('\n')).toContain('GPU');
  });

  test('offers to wait or reload when it hangs: its process is ended, since it would not hear, and nothing more is asked', async () => {
    const { window } = await start();
    window.events.fire('unresponsive');
    await settled();
    expect(window.webContents.reloads).toBe(0);
    electron.answer = 1;
    window.events.fire('unresponsive');
    await expect.poll(() => window.webContents.reloads).toBe(1);
    expect(electron.questions).toHaveLength(2);
    // A later crash is a crash.
    window.webContents.events.fire('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    expect(electron.questions).toHaveLength(3);
  });

  test('asks no longer about a page that goes on by itself', async () => {
    const { window } = await start();
    electron.answer = 1;
    window.events.fire('unresponsive');
    window.events.fire('responsive');
    await settled();
    expect(window.webContents.reloads).toBe(0);
  });

  test('closing it quits, except on macOS, where it can be opened again', async () => {
    const { window } = await start();
    electron.events.fire('window-all-closed');
    expect(electron.quits).toBe(1);
    electron.platform = 'darwin';
    window.events.fire('closed');
    electron.events.fire('window-all-closed');
    expect(electron.quits).toBe(1);
    electron.events.fire('activate');
    expect(electron.windows).toHaveLength(2);
  });
});

describe('what windows may not do', () => {
  test.each([
    ['will-navigate', { url: 'https://evil.com/' }, true],
    ['will-navigate', { url: 'file:///etc/passwd' }, true],
    ['will-navigate', { url: `${windowOrigin}.evil.com/` }, true],
    ['will-navigate', { url: `${kernelOrigin}/index.html` }, true],
    ['will-navigate', { url: `${windowOrigin}/index.html` }, false],
    ['will-redirect', { url: `${windowOrigin}/index.html` }, true],
    ['will-frame-navigate', { url: 'https://evil.com/', isMainFrame: false }, true],
    ['will-frame-navigate', { url: `${windowOrigin}/index.html`, isMainFrame: false }, true],
    ['will-frame-navigate', { url: `${kernelOrigin}/index.html`, isMainFrame: true }, true],
    ['will-frame-navigate', { url: `${kernelOrigin}/index.html`, isMainFrame: false }, false],
    ['will-attach-webview', {}, true],
  ])('%s %j: prevented %s', async (event, details, prevented) => {
    const { window } = await start();
    const fired = preventable(details);
    window.webContents.events.fire(event, fired);
    expect(fired.prevented).toBe(prevented);
  });

  test('opening another window is denied; a web page goes to the browser', async () => {
    const { window } = await start();
    expect(window.webContents.openHandler?.({ url: 'https://example.org/a' })).toEqual({ action: 'deny' });
    expect(window.webContents.openHandler?.({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
    expect(electron.opened).toEqual(['https://example.org/a']);
  });

  test.each([
    'file:///etc/passwd',
    'ms-msdt:/id',
    '\\\\host\\share',
    'https:\\\\host',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://example.org',
    'https://user:pass@example.org',
    'app://stepwise/index.html',
    'smb://host',
    'https://a b',
    '',
  ])('%j is never opened outside', (url) => expect(externalAddress(url)).toBeUndefined());

  test('https and mailto are', () => {
    expect(externalAddress('https://example.org/a?b#c')).toBe('https://example.org/a?b#c');
    expect(externalAddress('mailto:ada@example.org')).toBe('mailto:ada@example.org');
  });

  const page = { isMainFrame: true, requestingUrl: `${windowOrigin}/index.html` };
  const everything = ['media', 'geolocation', 'midi', 'clipboard-read', 'openExternal', 'hid', 'fileSystem'];
  const needed = ['clipboard-sanitized-write', 'fullscreen', 'notifications'];
  const denied = { request: false, check: false, device: false };

  test('permissions are denied by request and by check, devices altogether', async () => {
    await start();
    for (const permission of everything) expect(electron.session().grants(permission, page)).toEqual(denied);
  });
  test('copying, full screen and notifications are the page’s own, and nobody else’s', async () => {
    await start();
    const others = [
      { isMainFrame: false, requestingUrl: `${kernelOrigin}/index.html` },
      { isMainFrame: false, requestingUrl: `${windowOrigin}/index.html` },
      { isMainFrame: true, requestingUrl: `${windowOrigin}.evil.com/` },
      { isMainFrame: true },
    ];
    for (const permission of needed) {
      expect(electron.session().grants(permission, page)).toMatchObject({ request: true, check: true });
      for (const other of others) expect(electron.session().grants(permission, other)).toEqual(denied);
    }
  });
  test('the session pages are printed in grants nothing either', async () => {
    await start();
    await ask('export.pdf', { html: '<h1>x</h1>' });
    for (const permission of [...everything, ...needed]) {
      const who = { isMainFrame: true, requestingUrl: 'file:///tmp/page.html' };
      expect(electron.printSession?.grants(permission, who)).toEqual(denied);
    }
  });

  test('WebRTC may not go around the proxy', async () => {
    const { window } = await start();
    expect(window.webContents.policy).toBe('disable_non_proxied_udp');
  });
});

describe('calls', () => {
  test('the page is answered', async () => {
    await start();
    expect(await ask('app.info', null)).toEqual({
      ok: true,
      value: {
        host: 'desktop',
        version: '1.2.3',
        platform: 'linux',
        kernelUrl: `${kernelOrigin}/index.html#parent=${encodeURIComponent(windowOrigin)}`,
        tabs: [],
      },
    });
  });

  test('the kernel is told where the system draws in software, whatever the renderer says', async () => {
    await start();
    electron.graphics = { webgl2: 'unavailable_software', gpu_compositing: 'disabled_software' };
    expect(await ask('app.info', null)).toMatchObject({
      value: { kernelUrl: expect.stringMatching(/&graphics=software$/) },
    });
  });

  test('nobody else is: no frame, another frame, the kernel, a page elsewhere', async () => {
    const { window } = await start();
    const strangers = [null, { origin: windowOrigin }, { origin: kernelOrigin }];
    for (const frame of strangers)
      expect(await ask('app.info', null, frame)).toMatchObject({ code: 'not-allowed' });
    Object.assign(window.webContents.mainFrame, { origin: 'https://evil.com' });
    expect(await ask('app.info', null)).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  test('there are two channels, one for calls and one for dropped files', async () => {
    await start();
    expect([...electron.calls.keys()]).toEqual([callChannel, dropChannel]);
  });

  test('unknown calls, wrong payloads and extra arguments are refused', async () => {
    await start();
    expect(await ask('app.quit', null)).toMatchObject({ code: 'bad-request' });
    expect(await ask('toString', null)).toMatchObject({ code: 'bad-request' });
    expect(await ask({}, null)).toMatchObject({ code: 'bad-request' });
    expect(await ask('app.info', {})).toMatchObject({ code: 'bad-request' });
    expect(await ask('app.info', null, undefined, ['more'])).toMatchObject({ code: 'bad-request' });
    expect(await ask('document.open', { ref: { kind: 'file', path: '/etc/passwd' } })).toMatchObject({
      code: 'not-allowed',
    });
  });

  test('an export asks for a place, writes it whole, and starts there the next time', async () => {
    await start();
    const file = { name: 'lesson.html', mime: 'text/html', content: '你好', encoding: 'utf-8' };
    electron.saveTo = join(data, 'out.html');
    expect(await ask('export.save', file)).toEqual({
      ok: true,
      value: { saved: true, path: electron.saveTo, bytes: 6 },
    });
    expect(readFileSync(electron.saveTo, 'utf8')).toBe('你好');
    await ask('export.save', file);
    expect(electron.saveDialogs.map(({ defaultPath }) => defaultPath)).toEqual([
      '/home/ada/Documents/lesson.html',
      join(data, 'lesson.html'),
    ]);
    electron.saveTo = undefined;
    expect(await ask('export.save', file)).toMatchObject({ ok: false, code: 'cancelled' });
    expect(await ask('export.save', { ...file, name: '../x' })).toMatchObject({
      ok: false,
      code: 'bad-request',
    });
  });

  test('a file that was exported can be dragged out and shown in its folder, and no other', async () => {
    const { window } = await start();
    const path = join(data, 'out.html');
    for (const name of ['export.drag', 'export.reveal'])
      expect(await ask(name, { path })).toMatchObject({ ok: true, value: {} });
    expect([window.webContents.dragged, electron.revealed]).toEqual([[], []]);
    electron.saveTo = path;
    await ask('export.save', { name: 'out.html', mime: 'text/html', content: 'x', encoding: 'utf-8' });
    expect(await ask('export.drag', { path })).toMatchObject({ value: { dragged: true } });
    const icon = join(site.root, 'assets', 'build', 'icons', '64x64.png');
    expect(window.webContents.dragged).toEqual([{ file: path, icon }]);
    expect(await ask('export.reveal', { path })).toMatchObject({ value: { revealed: true } });
    expect(electron.revealed).toEqual([path]);
  });

  test('a file dropped on a window is opened where it lies, by the path that the system gives', async () => {
    const { window } = await start();
    const path = join(data, 'dropped.ipynb');
    writeFileSync(path, '{}');
    const drop = (dropped: unknown, frame: Frame | null = window.webContents.mainFrame) =>
      electron.calls.get(dropChannel)?.({ senderFrame: frame }, dropped);
    expect(await drop(path, { origin: windowOrigin })).toMatchObject({ code: 'not-allowed' });
    expect(await drop(path, null)).toMatchObject({ code: 'not-allowed' });
    for (const no of ['', 'relative.md', '/etc/passwd', 7, null])
      expect(await drop(no)).toMatchObject({ ok: false, code: 'bad-request' });
    const ref = { kind: 'file', path };
    expect(await ask('document.open', { ref })).toMatchObject({ code: 'not-allowed' });
    expect(await drop(path)).toEqual({ ok: true, value: { ref } });
    expect(await ask('document.open', { ref })).toMatchObject({ ok: true });
  });

  test('only web pages are opened', async () => {
    await start();
    expect(await ask('shell.open', { url: 'https://example.org' })).toMatchObject({
      value: { opened: true },
    });
    expect(await ask('shell.open', { url: 'file:///etc/passwd' })).toMatchObject({ code: 'bad-request' });
    expect(electron.opened).toEqual(['https://example.org/']);
  });
});

describe('printing', () => {
  test('waits for fonts and pictures, makes an outline and page numbers, and leaves no window and no file', async () => {
    await start();
    expect(await ask('export.pdf', { html: '<h1>标题</h1>' })).toEqual({
      ok: true,
      value: { pdf: Buffer.from('%PDF-1.7').toString('base64') },
    });
    expect(electron.printed).toMatchObject([
      {
        html: expect.stringMatching(
          /^<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]*">\n<h1>标题<\/h1>$/,
        ),
        asked: [expect.stringMatching(/document\.fonts\.ready[\s\S]*image\.decode/)],
        options: {
          generateDocumentOutline: true,
          generateTaggedPDF: true,
          printBackground: true,
          preferCSSPageSize: true,
        },
        gone: true,
      },
    ]);
    expect(electron.printed[0]?.options?.footerTemplate).toContain('pageNumber');
  });
});

describe('files the system asks to open', () => {
  test('one named on the command line is opened, and may then be read', async () => {
    const path = join(data, 'mine.md');
    writeFileSync(path, 'text');
    const { window } = await start(['stepwise', '--flag', path]);
    expect(window.loaded).toEqual([`${windowOrigin}/index.html#/file/${encodeURIComponent(path)}`]);
    expect(await ask('document.open', { ref: { kind: 'file', path } })).toMatchObject({
      ok: true,
      value: { text: 'text' },
    });
  });

  test('one that macOS sends before ready is not lost', async () => {
    const opening = setupOpening(electron, ['stepwise'], '/work');
    const event = preventable({});
    electron.events.fire('open-file', event, '/a/early.md');
    expect(event.prevented).toBe(true);
    const seen: string[] = [];
    expect(opening?.begin((files) => seen.push(...files))).toEqual(['/a/early.md']);
    electron.events.fire('open-file', preventable({}), '/a/late.md');
    expect(seen).toEqual(['/a/late.md']);
  });

  test('one from a second instance comes to the front in the same window', async () => {
    const { window } = await start();
    await ask('app.info', null);
    window.minimized = true;
    electron.events.fire('second-instance', {}, ['--junk'], '/', { files: ['/work/b.md'] });
    expect(electron.windows).toHaveLength(1);
    expect(window.loaded).toHaveLength(1);
    expect(window.webContents.told).toEqual([{ show: [`#/file/${encodeURIComponent('/work/b.md')}`] }]);
    expect([window.minimized, window.focused]).toEqual([false, 1]);
    electron.events.fire('second-instance', {}, [], '/', 'nonsense');
    expect(window.focused).toBe(2);
  });

  test('options and other files on a command line are skipped', () => {
    expect(documentsIn(['/bin/stepwise', '--x=a.md', 'a.md', 'b.txt', '/c/d.md'], '/work')).toEqual([
      '/work/a.md',
      '/c/d.md',
    ]);
  });
});

describe('the protocol', () => {
  const get = (url: string, init?: RequestInit, scheme: 'app' | 'kernel' = 'app') =>
    answerRequest(new Request(url, init), scheme, listFiles(scheme === 'app' ? site.window : site.kernel));

  test('serves the page and its files with their walls', async () => {
    const page = get(`${windowOrigin}/index.html`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>window</title>');
    expect(page.headers.get('content-security-policy')).toContain(`frame-src ${kernelOrigin}`);
    const frame = get(`${kernelOrigin}/index.html`, {}, 'kernel');
    expect(frame.headers.get('content-security-policy')).toContain(`frame-ancestors ${windowOrigin}`);
    const worker = get(`${kernelOrigin}/assets/worker-CCCCCCCC.js`, {}, 'kernel');
    expect(worker.headers.get('content-security-policy')).toContain(`connect-src ${kernelOrigin}/wasm/`);
    expect(worker.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  });

  test('answers pieces of a file', async () => {
    const piece = get(`${windowOrigin}/icon.svg`, { headers: { Range: 'bytes=1-3' } });
    expect([piece.status, piece.headers.get('content-range'), await piece.text()]).toEqual([
      206,
      'bytes 1-3/41',
      'svg',
    ]);
    expect(get(`${windowOrigin}/icon.svg`, { headers: { Range: 'bytes=99-' } }).status).toBe(416);
  });

  test('puts the walls around every answer, whatever it is', () => {
    const asked: readonly (readonly [number, Response])[] = [
      [200, get(`${windowOrigin}/index.html`)],
      [206, get(`${windowOrigin}/icon.svg`, { headers: { Range: 'bytes=1-3' } })],
      [
        304,
        get(`${windowOrigin}/icon.svg`, { headers: { 'If-None-Match': tagOf(`${windowOrigin}/icon.svg`) } }),
      ],
      [400, get(`${windowOrigin}/a%00`)],
      [404, get(`${windowOrigin}/none.js`)],
      [404, get('app://evil/index.html')],
      [405, get(`${windowOrigin}/index.html`, { method: 'POST', body: 'x' })],
      [416, get(`${windowOrigin}/icon.svg`, { headers: { Range: 'bytes=99-' } })],
      [200, get(`${kernelOrigin}/index.html`, {}, 'kernel')],
      [200, get(`${kernelOrigin}/assets/worker-CCCCCCCC.js`, {}, 'kernel')],
    ];
    for (const [status, { status: given, headers }] of asked) {
      expect(given).toBe(status);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(headers.get('cross-origin-resource-policy')).toMatch(/^(same|cross)-origin$/);
    }
  });
  const tagOf = (url: string) => get(url).headers.get('etag') ?? '';

  test.each(['app://evil/index.html', 'app://stepwise.evil/index.html', 'app://stepwise:1/index.html'])(
    'does not know %s',
    (url) => expect(get(url).status).toBe(404),
  );
  test('refuses other methods and paths that are not plain', () => {
    expect(get(`${windowOrigin}/index.html`, { method: 'POST', body: 'x' }).status).toBe(405);
    expect(get(`${windowOrigin}/..%2fpackage.json`).status).toBe(400);
    expect(get(`${windowOrigin}/a%00`).status).toBe(400);
  });
});

describe('documents on the desktop', () => {
  test('are opened, placed and binned by the system, and a folder is chosen in its box', async () => {
    await start();
    writeFileSync(join(data, 'a.md'), 'text');
    electron.choose = join(data, 'a.md');
    const chosen = { ref: { kind: 'file', path: join(data, 'a.md') } };
    expect(await ask('document.choose', null)).toEqual({ ok: true, value: chosen });
    expect(electron.openDialogs.map(({ defaultPath }) => defaultPath)).toEqual(['/home/ada/Documents']);
    electron.saveTo = join(data, 'b.ipynb');
    const copy = { base: '', text: '# T', outputs: '', savedAt: 1 };
    expect(await ask('document.saveas', { ...chosen, copy, to: null })).toMatchObject({
      ok: true,
      value: { name: 'b.ipynb', ref: { path: join(data, 'b.ipynb') } },
    });
    expect(JSON.parse(readFileSync(join(data, 'b.ipynb'), 'utf8'))).toMatchObject({ nbformat: 4 });
    expect(await ask('document.trash', chosen)).toEqual({ ok: true, value: { undo: null } });
    expect(electron.trashed).toContain(join(data, 'a.md'));
    electron.choose = data;
    expect(await ask('workspace.choose', { path: null })).toMatchObject({
      ok: true,
      value: { folder: { path: data } },
    });
  });

  test('of every kind are taken from a command line', () => {
    expect(documentsIn(['stepwise', 'a.md', 'b.ipynb', 'c.ts', 'd.png', '--x.md'], '/w')).toEqual([
      '/w/a.md',
      '/w/b.ipynb',
      '/w/c.ts',
    ]);
  });
});
