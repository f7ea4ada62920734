/** Several windows on a stand-in for Electron: what each has open, what is there again at the next start, and what the desktop knows of them. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get as request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '#core/host/host.ts';
import { startDesktop } from '../../src-main/desktop/desktop.ts';
import type { KeptWindows } from '../../src-main/desktop/kept-windows.ts';
import { setupOpening } from '../../src-main/desktop/opening.ts';
import { windowOrigin } from '../../src-main/desktop/schemes.ts';
import { setupNavigation, setupPermissions } from '../../src-main/desktop/security.ts';
import { callChannel } from '../../src-main/preload/channels.ts';
import { preventable, StandIn, type StandInWindow } from '../support/electron.ts';
import { type BuiltSite, buildSite } from '../support/site.ts';

let site: BuiltSite;
let data: string;
let electron: StandIn;

beforeEach(async () => {
  site = await buildSite();
  data = mkdtempSync(join(tmpdir(), 'stepwise-windows-'));
  electron = new StandIn();
});
afterEach(async () => {
  await site.remove();
  // The app may still be writing.
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the app anew on the same data, as after it ended. */
async function start(argv: readonly string[] = ['stepwise'], system = new StandIn()): Promise<void> {
  electron = system;
  setupPermissions(electron);
  setupNavigation(electron);
  const opening = setupOpening(electron, argv, data);
  if (opening === undefined) throw new Error('the lock was not given');
  const { root, window, kernel, sealed, first, lessons } = site;
  const layout = { root, version: '1.2.3', window, kernel, sealed, first, lessons };
  await startDesktop({ electron, layout, data, opening, log: () => {} });
}

/** Quits as the system does: windows close, then the app waits for what is being written. */
async function quit(): Promise<void> {
  electron.events.fire('before-quit');
  for (const window of electron.windows) if (!window.gone) window.destroy();
  electron.events.fire('window-all-closed');
  const before = electron.quits;
  electron.events.fire('will-quit', preventable({}));
  await expect.poll(() => electron.quits).toBeGreaterThan(before);
}

function window(index: number): StandInWindow {
  const found = electron.windows.at(index);
  if (found === undefined) throw new Error(`there is no window ${index}`);
  return found;
}

/** Calls the machine as the page of a window. */
async function ask(name: string, takes: unknown, from = window(0)) {
  return electron.calls.get(callChannel)?.({ senderFrame: from.webContents.mainFrame }, name, takes);
}

/** A file in the data folder, and how a window names it. */
function file(name: string, text = name) {
  const path = join(data, name);
  writeFileSync(path, text);
  const place = `#/file/${encodeURIComponent(path)}`;
  return { path, place, ref: { kind: 'file', path } as const };
}

/** Goes to a place, as a page does when its address changes. */
function go(place: string, from: StandInWindow): void {
  from.webContents.events.fire('did-navigate-in-page', {}, `${windowOrigin}/index.html${place}`, true);
}

const tabsOf = (...places: readonly string[]) => ({ tabs: places.map((key) => ({ key, title: 'x' })) });
const click = async (...path: readonly string[]) => {
  let lines = electron.menu;
  for (const label of path.slice(0, -1)) lines = lines.find((line) => line.label === label)?.submenu ?? [];
  lines.find((line) => line.label === path.at(-1))?.click?.();
};

function kept(): KeptWindows {
  try {
    return JSON.parse(readFileSync(join(data, 'windows.json'), 'utf8'));
  } catch {
    return { ended: false, windows: [] };
  }
}

describe('another window', () => {
  test('stands beside the one it was opened from, with a page and a place of its own', async () => {
    await start();
    window(0).bounds = { x: 100, y: 100, width: 900, height: 700 };
    await click('File', 'New window');
    expect(electron.windows).toHaveLength(2);
    expect(window(1).options).toMatchObject({ x: 128, y: 128, width: 900, height: 700 });
    expect(window(1).loaded).toEqual([`${windowOrigin}/index.html`]);
    expect(await ask('app.info', null, window(1))).toMatchObject({ ok: true, value: { tabs: [] } });
    expect(await ask('window.open', { place: '#/notebooks' })).toEqual({ ok: true, value: { opened: true } });
    expect(window(2).loaded).toEqual([`${windowOrigin}/index.html#/notebooks`]);
  });

  test('is asked by name: only its own main frame speaks for it', async () => {
    await start();
    await click('File', 'New window');
    await ask('window.tabs', tabsOf('#/lesson/a'), window(1));
    expect(await ask('app.info', null, window(0))).toMatchObject({ value: { tabs: [] } });
    expect(await ask('app.info', null, window(1))).toMatchObject({ value: tabsOf('#/lesson/a') });
    window(1).destroy();
    expect(await ask('app.info', null, window(1))).toMatchObject({ code: 'not-allowed' });
  });

  test('owns the boxes that it asks for', async () => {
    await start();
    await click('File', 'New window');
    electron.choose = file('a.md').path;
    await ask('document.choose', null, window(0));
    await ask('document.choose', null, window(1));
    expect(electron.owners).toEqual([window(0), window(1)]);
  });
});

describe('a document', () => {
  test('open in one window is not opened in a second, which is told so while the first comes to the front', async () => {
    await start();
    const { ref, place } = file('one.md');
    await click('File', 'New window');
    electron.choose = ref.path;
    await ask('document.choose', null);
    expect(await ask('document.open', { ref })).toMatchObject({ ok: true });
    await ask('window.tabs', tabsOf(place));
    const before = window(0).focused;
    expect(await ask('document.open', { ref }, window(1))).toMatchObject({ ok: false, code: 'elsewhere' });
    expect(window(0).focused).toBe(before + 1);
    expect(window(0).webContents.told.at(-1)).toEqual({ show: [place] });
    // Looking into it from the other window is no second model.
    expect(await ask('document.open', { ref, peek: true }, window(1))).toMatchObject({ ok: true });
    // Its own window reads it again as often as it likes.
    expect(await ask('document.open', { ref })).toMatchObject({ ok: true });
  });

  test('is free once its tab, its page or its window is gone', async () => {
    await start();
    const { ref, place } = file('one.md');
    await click('File', 'New window');
    electron.choose = ref.path;
    await ask('document.choose', null);
    const open = async (from: StandInWindow) =>
      (await ask('document.open', { ref }, from)) as { ok: boolean };
    expect(await open(window(0))).toMatchObject({ ok: true });
    await ask('window.tabs', tabsOf('#/lesson/other'));
    expect(await open(window(1))).toMatchObject({ ok: true });
    expect(await open(window(0))).toMatchObject({ code: 'elsewhere' });
    const reloading = { isMainFrame: true, isSameDocument: false };
    window(1).webContents.events.fire('did-start-navigation', { ...reloading, isSameDocument: true });
    window(1).webContents.events.fire('did-start-navigation', { ...reloading, isMainFrame: false });
    expect(await open(window(0))).toMatchObject({ code: 'elsewhere' });
    window(1).webContents.events.fire('did-start-navigation', reloading);
    expect(await open(window(0))).toMatchObject({ ok: true });
    await ask('window.tabs', tabsOf(place));
    expect(await open(window(1))).toMatchObject({ code: 'elsewhere' });
    window(0).destroy();
    expect(await open(window(1))).toMatchObject({ ok: true });
  });

  test('is one, whatever link leads to it, and under its new name', async () => {
    await start();
    const { ref, path } = file('one.md');
    const link = join(data, 'link.md');
    symlinkSync(path, link);
    await click('File', 'New window');
    for (const chosen of [path, link]) {
      electron.choose = chosen;
      await ask('document.choose', null);
    }
    await ask('document.open', { ref });
    const byLink = { ref: { kind: 'file', path: link } };
    expect(await ask('document.open', byLink, window(1))).toMatchObject({ code: 'elsewhere' });
    expect(await ask('document.rename', { ref, name: 'two.md' })).toMatchObject({ ok: true });
    const renamed = { ref: { kind: 'file', path: join(data, 'two.md') } };
    expect(await ask('document.open', renamed, window(1))).toMatchObject({ code: 'elsewhere' });
  });

  test('of two windows that ask at once, one gets it', async () => {
    await start();
    const { ref } = file('one.md');
    await click('File', 'New window');
    electron.choose = ref.path;
    await ask('document.choose', null);
    const replies = await Promise.all([0, 1].map((index) => ask('document.open', { ref }, window(index))));
    expect(replies).toMatchObject([{ ok: true }, { ok: false, code: 'elsewhere' }]);
  });

  test('that cannot be opened keeps nobody else from trying', async () => {
    await start();
    const { ref, path } = file('one.md');
    await click('File', 'New window');
    electron.choose = path;
    await ask('document.choose', null);
    rmSync(path);
    expect(await ask('document.open', { ref })).toMatchObject({ code: 'not-found' });
    writeFileSync(path, 'back');
    expect(await ask('document.open', { ref }, window(1))).toMatchObject({ ok: true });
  });

  test('that the system asks for is shown by the window that has it', async () => {
    await start();
    const { path, place } = file('one.md');
    await click('File', 'New window');
    await ask('window.tabs', tabsOf(place));
    await ask('app.info', null, window(1));
    electron.events.fire('second-instance', {}, [], '/', { files: [path, '/elsewhere/b.md'] });
    expect(window(0).webContents.told).toEqual([{ show: [place] }, { show: ['#/file/%2Felsewhere%2Fb.md'] }]);
  });
});

describe('the next start', () => {
  test('has the windows again, each with its tabs, the one in front and where it stood', async () => {
    await start();
    await ask('window.tabs', tabsOf('#/lesson/a', '#/lesson/b'));
    go('#/lesson/b', window(0));
    await click('File', 'New window');
    await ask('window.tabs', tabsOf('#/lesson/c'), window(1));
    go('#/lesson/c', window(1));
    window(0).focus();
    await quit();
    expect(kept().ended).toBe(true);
    await start();
    expect(electron.questions).toEqual([]);
    expect(electron.windows.map(({ loaded }) => loaded)).toEqual([
      [`${windowOrigin}/index.html#/lesson/c`],
      [`${windowOrigin}/index.html#/lesson/b`],
    ]);
    expect(await ask('app.info', null, window(1))).toMatchObject({
      value: tabsOf('#/lesson/a', '#/lesson/b'),
    });
  });

  test('has only what was left open: a window closed before is gone, the last one closed is not', async () => {
    await start();
    await ask('window.tabs', tabsOf('#/lesson/a'));
    await click('File', 'New window');
    window(1).destroy();
    window(0).destroy();
    await quit();
    await start();
    expect(electron.windows).toHaveLength(1);
    expect(await ask('app.info', null)).toMatchObject({ value: tabsOf('#/lesson/a') });
  });

  test.each([
    ['reopened', 0, tabsOf('#/lesson/a')],
    ['left', 1, tabsOf()],
  ])('after a crash asks, and the work is %s as one says', async (_, answer, tabs) => {
    await start();
    await ask('window.tabs', tabsOf('#/lesson/a'));
    await expect.poll(() => kept().windows[0]?.tabs.length).toBe(1);
    const next = new StandIn();
    next.answer = answer;
    await start(['stepwise'], next);
    expect(electron.questions).toMatchObject([{ buttons: ['Reopen My Work', 'Start Afresh'] }]);
    expect(await ask('app.info', null)).toMatchObject({ value: tabs });
  });

  test('after a crash with nothing open asks nothing', async () => {
    await start();
    await expect.poll(() => kept().windows.length).toBe(1);
    await start();
    expect(electron.questions).toEqual([]);
  });

  test('is not asked about what the system’s shutdown ended', async () => {
    await start();
    await ask('window.tabs', tabsOf('#/lesson/a'));
    window(0).events.fire('query-session-end', preventable({}));
    await expect.poll(() => kept().ended).toBe(true);
  });

  test('is not reached before what is being written is: the system’s shutdown waits for it', async () => {
    await start();
    const { ref, path } = file('mine.md', 'before');
    electron.choose = path;
    await ask('document.choose', null);
    const opened = (await ask('document.open', { ref })) as { value: { version: string } };
    const copy = { base: 'before', text: 'the last words', outputs: '', savedAt: 1 };
    const saving = ask('document.save', { ref, copy, version: opened.value.version });
    await new Promise((resolve) => setImmediate(resolve));
    const early = preventable({});
    window(0).events.fire('query-session-end', early);
    expect(early.prevented).toBe(true);
    expect(await saving).toMatchObject({ ok: true });
    const late = preventable({});
    await expect
      .poll(() => {
        window(0).events.fire('query-session-end', late);
        return kept().ended;
      })
      .toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('the last words');
  });

  test('opens the file it was started with beside what was open', async () => {
    await start();
    await ask('window.tabs', tabsOf('#/lesson/a'));
    await quit();
    const { path, place } = file('named.md');
    await start(['stepwise', path]);
    expect(electron.windows).toHaveLength(1);
    expect(window(0).loaded.at(-1)).toBe(`${windowOrigin}/index.html${place}`);
    expect(await ask('app.info', null)).toMatchObject({ value: tabsOf('#/lesson/a') });
  });

  test('has all windows where quitting was called off, and those that changed since', async () => {
    await start();
    await ask('window.tabs', tabsOf('#/lesson/a'));
    electron.events.fire('before-quit');
    window(0).webContents.events.fire('will-prevent-unload', preventable({}));
    await ask('window.tabs', tabsOf('#/lesson/b'));
    await quit();
    expect(kept().windows).toMatchObject([tabsOf('#/lesson/b')]);
  });

  test('begins with one window where what was kept is damaged', async () => {
    writeFileSync(join(data, 'windows.json'), '{"ended":true,"windows":[{"place":"file:///etc/passwd"}]}');
    await start();
    expect(window(0).loaded).toEqual([`${windowOrigin}/index.html`]);
  });

  test('on macOS the last window closed comes back from the Dock', async () => {
    const mac = new StandIn();
    mac.platform = 'darwin';
    await start(['stepwise'], mac);
    await ask('window.tabs', tabsOf('#/lesson/a'));
    go('#/lesson/a', window(0));
    window(0).destroy();
    electron.events.fire('window-all-closed');
    expect(electron.quits).toBe(0);
    electron.events.fire('activate');
    expect(window(1).loaded).toEqual([`${windowOrigin}/index.html#/lesson/a`]);
    electron.events.fire('activate');
    expect(electron.windows).toHaveLength(2);
  });
});

describe('recent documents', () => {
  const recent = () =>
    electron.menu
      .find(({ label }) => label === 'File')
      ?.submenu?.find(({ label }) => label === 'Open Recent')
      ?.submenu?.map(({ label, type }) => label ?? type);

  test('are in the system’s list and in the menu, newest first, and both can be emptied', async () => {
    await start();
    expect(recent()).toEqual(['Clear This List']);
    const [a, b] = [file('a.md'), file('b.md')];
    for (const { ref } of [a, b]) {
      electron.choose = ref.path;
      await ask('document.choose', null);
      await ask('document.open', { ref });
    }
    await expect.poll(recent).toEqual([`b.md — ${data}`, `a.md — ${data}`, 'separator', 'Clear This List']);
    expect(electron.recent).toEqual([b.path, a.path]);
    await click('File', 'Open Recent', `a.md — ${data}`);
    expect(window(0).webContents.told.at(-1)).toEqual({ show: [a.place] });
    await click('File', 'Open Recent', 'Clear This List');
    await expect.poll(recent).toEqual(['Clear This List']);
    expect(electron.recent).toEqual([]);
  });
});

describe('open in browser', () => {
  /** Status of an address, and where it leads; cookies of an earlier answer come along. */
  const visit = (url: string, cookie = '') =>
    new Promise<{ status: number; cookie: string }>((resolve, reject) => {
      request(url, { headers: { cookie } }, (answer) => {
        answer.resume();
        resolve({
          status: answer.statusCode ?? 0,
          cookie: `${answer.headers['set-cookie']}`.split(';')[0] ?? '',
        });
      }).on('error', reject);
    });

  test('opens the place of the window in front, on the same data, once for all, until the app quits', async () => {
    await start();
    go('#/lesson/a', window(0));
    await click('File', 'Open in the browser');
    await expect.poll(() => electron.opened.length).toBe(1);
    const address = electron.opened[0] ?? '';
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?token=[\w-]+&to=%2Flesson%2Fa$/);
    const { status, cookie } = await visit(address);
    expect(status).toBe(303);
    const { origin } = new URL(address);
    expect((await visit(`${origin}/`, cookie)).status).toBe(200);
    expect(await ask('shell.browser', { place: '#/notebooks' })).toEqual({
      ok: true,
      value: { opened: true },
    });
    expect(electron.opened[1]).toMatch(new RegExp(`^${origin}/.*#/notebooks$`));
    await ask('settings.write', { ...defaultSettings, theme: 'dark' });
    const call = async (name: string, takes: unknown) => {
      const page = await (await fetch(`${origin}/`, { headers: { cookie } })).text();
      const token = /stepwise-call" content="([^"]+)/.exec(page)?.[1] ?? '';
      const headers = { cookie, origin, 'content-type': 'application/json', 'x-stepwise-call': token };
      const reply = await fetch(`${origin}/api/${name}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(takes),
      });
      return reply.json();
    };
    expect(await call('settings.read', null)).toMatchObject({ value: { theme: 'dark' } });
    // The desktop's boxes stay on the desktop.
    expect(await call('document.choose', null)).toEqual({ ok: true, value: { ref: null } });
    expect(await call('workspace.choose', { path: null })).toMatchObject({ code: 'not-allowed' });
    expect(electron.openDialogs).toEqual([]);
    await quit();
    await expect(visit(`${origin}/`, cookie)).rejects.toThrow();
  });
});
