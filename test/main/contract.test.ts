/** One suite for every host: the same calls, the same answers, all of them as the contract says. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type DocumentRef,
  defaultSettings,
  type HostCall,
  type HostCalls,
  type Reply,
} from '#core/host/host.ts';
import { checkReply } from '#core/host/schemas.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { startDesktop } from '../../src-main/desktop/desktop.ts';
import { setupOpening } from '../../src-main/desktop/opening.ts';
import { callChannel } from '../../src-main/preload/channels.ts';
import { allLessons } from '../../src-main/publish/contents.ts';
import { publishSite } from '../../src-main/publish/site.ts';
import { createSiteHost } from '../../src-renderer/site/host.ts';
import { StandIn } from '../support/electron.ts';
import { startTestHost } from '../support/host.ts';
import { memoryStore } from '../support/memory-store.ts';
import { type BuiltSite, buildSite } from '../support/site.ts';

/** A host as the suite sees it: answers calls that came over its own wire. */
interface Served {
  readonly name: 'browser' | 'desktop' | 'static';
  readonly ask: (call: string, takes: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** The browser host, over HTTP. */
async function serveBrowser(site: BuiltSite, data: string): Promise<Served> {
  const host = await startTestHost({ ...site, data });
  const entered = await fetch(host.address(), { redirect: 'manual' });
  const cookie = (entered.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const page = await (await fetch(host.windowOrigin, { headers: { cookie } })).text();
  const token = /name="stepwise-call" content="([^"]+)"/.exec(page)?.[1] ?? '';
  return {
    name: 'browser',
    async ask(call, takes) {
      const headers = {
        cookie,
        origin: host.windowOrigin,
        'content-type': 'application/json',
        'x-stepwise-call': token,
      };
      const body = JSON.stringify(takes);
      return (await fetch(`${host.windowOrigin}/api/${call}`, { method: 'POST', headers, body })).json();
    },
    stop: () => host.close(),
  };
}

/** The desktop host, over the stand-in's channel; values are cloned as Electron's bridge clones them. */
async function serveDesktop(site: BuiltSite, data: string): Promise<Served> {
  const electron = new StandIn();
  const opening = setupOpening(electron, ['stepwise'], '/');
  if (opening === undefined) throw new Error('the lock was not given');
  const layout = {
    root: site.root,
    version: '0',
    window: site.window,
    kernel: site.kernel,
    sealed: site.sealed,
    first: site.first,
    lessons: site.lessons,
  };
  await startDesktop({ electron, layout, data, opening, log: () => {} });
  const senderFrame = electron.windows[0]?.webContents.mainFrame ?? null;
  return {
    name: 'desktop',
    ask: async (call, takes) =>
      structuredClone(await electron.calls.get(callChannel)?.({ senderFrame }, call, structuredClone(takes))),
    stop: async () => {},
  };
}

/** A published site, read from its files as a server would serve them. */
async function serveStatic(site: BuiltSite, data: string): Promise<Served> {
  const folder = join(data, 'site');
  await publishSite(folder, 'Notes', await allLessons(site.lessons), { ...site, version: '0' });
  const answer = createSiteHost({
    store: memoryStore(),
    read: async (file) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file)) : undefined),
  });
  return { name: 'static', ask: answer, stop: async () => {} };
}

const lesson = (): DocumentRef => {
  const id = LessonId.parse('01-one');
  if (id === undefined) throw new Error('not an id');
  return { kind: 'lesson', id };
};

describe.each([
  ['browser', serveBrowser],
  ['desktop', serveDesktop],
  ['static', serveStatic],
] as const)('the %s host', (name, serve) => {
  let site: BuiltSite;
  let data: string;
  let host: Served;
  beforeAll(async () => {
    site = await buildSite();
    data = mkdtempSync(join(tmpdir(), 'stepwise-contract-'));
    host = await serve(site, data);
  });
  afterAll(async () => {
    await host.stop();
    await site.remove();
    rmSync(data, { recursive: true, force: true });
  });

  /** A call, its answer checked against the contract. */
  async function call<C extends HostCall>(
    name: C,
    takes: HostCalls[C]['takes'],
  ): Promise<Reply<HostCalls[C]['gives']>> {
    const checked = checkReply(name, await host.ask(name, takes));
    if (!checked.ok) throw new Error(checked.message);
    return checked.value;
  }

  test('says where it runs and where the kernel is, on another origin', async () => {
    const info = await call('app.info', null);
    expect(info).toMatchObject({ ok: true, value: { host: name } });
    // A site has no other origin: its kernel's page is put in a sandbox.
    if (name === 'static') return expect(info).toMatchObject({ value: { kernelUrl: 'kernel.html' } });
    const address = info.ok ? new URL(info.value.kernelUrl) : undefined;
    expect(address?.pathname).toBe('/index.html');
    expect(decodeURIComponent(address?.hash ?? '')).toMatch(/^#parent=(http|app):\/\//);
  });

  test('keeps settings', async () => {
    expect(await call('settings.read', null)).toEqual({ ok: true, value: defaultSettings });
    expect(await call('settings.write', { ...defaultSettings, theme: 'dark', locale: 'zh' })).toEqual({
      ok: true,
      value: null,
    });
    expect(await call('settings.read', null)).toMatchObject({ value: { theme: 'dark', locale: 'zh' } });
    const wrong = { ...defaultSettings, codeSize: 99 };
    expect(await call('settings.write', wrong)).toMatchObject({ ok: false, code: 'bad-request' });
  });

  test('lists lessons, opens one, saves a copy, refuses a stale save, resets', async () => {
    const ref = lesson();
    const list = await call('lessons.list', null);
    expect(list.ok && list.value.map(({ id }) => id)).toEqual(['01-one', '02-two']);
    const opened = await call('document.open', { ref });
    if (!opened.ok) throw new Error(opened.message);
    expect(opened.value.text).toContain('# One');
    const copy = { base: opened.value.text, text: '改过的', outputs: '', savedAt: 1 };
    const saved = await call('document.save', { ref, copy, version: opened.value.version });
    expect(saved.ok).toBe(true);
    expect(await call('document.save', { ref, copy, version: opened.value.version })).toMatchObject({
      code: 'conflict',
    });
    expect(await call('document.open', { ref })).toMatchObject({ value: { text: opened.value.text, copy } });
    const again = await call('lessons.list', null);
    expect(again.ok && again.value[0]?.saved).toBeDefined();
    expect(await call('document.reset', { ref })).toEqual({ ok: true, value: null });
    expect(await call('document.open', { ref })).toEqual(opened);
  });

  test('refuses files nobody named, calls there are not, and payloads that do not fit', async () => {
    const path = join(data, 'secret.md');
    writeFileSync(path, 'secret');
    expect(await call('document.open', { ref: { kind: 'file', path } })).toMatchObject({
      code: name === 'static' ? 'not-found' : 'not-allowed',
    });
    expect(await host.ask('app.quit', null)).toMatchObject({ ok: false, code: 'bad-request' });
    expect(await host.ask('app.info', { more: 1 })).toMatchObject({ ok: false, code: 'bad-request' });
    const polluted = JSON.parse('{"ref": {"kind": "lesson", "id": "01-one", "__proto__": {"admin": true}}}');
    expect(await host.ask('document.open', polluted)).toMatchObject({ ok: false, code: 'bad-request' });
    expect(await host.ask('shell.open', { url: 'javascript:alert(1)' })).toMatchObject({
      ok: false,
      code: 'bad-request',
    });
  });

  test('makes a document without a place, keeps backups and history of it, and gives it one', async () => {
    const made = await call('document.create', { folder: null, name: 'notes.ipynb', text: '' });
    if (!made.ok) throw new Error(made.message);
    const { ref } = made.value;
    const opened = await call('document.open', { ref });
    if (!opened.ok) throw new Error(opened.message);
    expect(opened.value).toMatchObject({ ref, name: 'notes.ipynb', format: 'ipynb' });
    const copy = { base: opened.value.text, text: opened.value.text, outputs: '', savedAt: 1 };
    const typed = { ...copy, text: `${copy.text}\n` };
    const { version } = opened.value;
    expect(await call('document.backup', { ref, copy: typed, version })).toEqual({ ok: true, value: null });
    expect(await call('document.open', { ref })).toMatchObject({ value: { recovery: {} } });
    expect(await call('recovery.list', null)).toMatchObject({ value: [{ ref }] });
    expect(await call('recovery.read', { ref })).toMatchObject({ value: { copy: typed, version } });
    const saved = await call('document.save', { ref, copy: typed, version, keep: true });
    expect(saved.ok).toBe(true);
    expect(await call('recovery.list', null)).toEqual({ ok: true, value: [] });
    const history = await call('history.list', { ref });
    if (!history.ok) throw new Error(history.message);
    expect(history.value).toHaveLength(2);
    const oldest = history.value.at(-1)?.id ?? '';
    expect(await call('history.read', { ref, id: oldest })).toMatchObject({ value: { text: copy.text } });
    expect(await call('recent.list', null)).toMatchObject({ ok: true });
    const seen = await call('document.watch', { documents: [{ ref, version }], folders: [], wait: true });
    expect(seen).toMatchObject({ value: { documents: [{ ref }], folders: [] } });
    expect(await call('document.rename', { ref, name: 'other.ipynb' })).toEqual({ ok: true, value: { ref } });
    const twin = await call('document.duplicate', { ref });
    expect(twin).toMatchObject({ ok: true, value: { ref: { kind: 'draft' } } });
    const gone = await call('document.trash', { ref });
    expect(await call('document.open', { ref })).toMatchObject({ code: 'not-found' });
    const undo = gone.ok ? (gone.value.undo ?? '') : '';
    expect(await call('document.untrash', { undo })).toEqual({ ok: true, value: { ref } });
    expect(await call('document.open', { ref })).toMatchObject({ value: { name: 'other.ipynb' } });
  });

  test('asks in boxes where there are some, and says so where there are none', async () => {
    const folder = name === 'static' ? { path: '/', name: 'Notes' } : null;
    expect(await call('workspace.read', null)).toEqual({ ok: true, value: { folder } });
    expect(await call('workspace.files', null)).toEqual({ ok: true, value: { files: [], complete: true } });
    const refused = { ok: false, code: name === 'desktop' ? 'cancelled' : 'not-allowed' };
    expect(await call('workspace.choose', { path: null })).toMatchObject(refused);
    expect(await call('document.choose', null)).toMatchObject(
      name === 'desktop' ? refused : { ok: true, value: { ref: null } },
    );
    const content = Buffer.from('# Dropped').toString('base64');
    const dropped = await call('document.upload', { name: 'a.md', content });
    if (!dropped.ok) throw new Error(dropped.message);
    const { ref } = dropped.value;
    const copy = { base: '', text: '', outputs: '', savedAt: 1 };
    expect(await call('document.saveas', { ref, copy, to: null })).toMatchObject(refused);
    const outside = { folder: data, name: 'x.md' };
    expect(await call('document.saveas', { ref, copy, to: outside })).toMatchObject({
      code: name === 'static' ? 'not-found' : 'not-allowed',
    });
    expect(await host.ask('document.create', { folder: null, name: '../x.md', text: '' })).toMatchObject({
      code: 'bad-request',
    });
    expect(await host.ask('document.open', { ref: { kind: 'draft', id: '../../x' } })).toMatchObject({
      code: 'bad-request',
    });
  });

  test('prints a page as a PDF', async () => {
    const html = '<!doctype html><title>T</title><h1>标题</h1>';
    const reply = await call('export.pdf', { html });
    if (name === 'static') return expect(reply).toEqual({ ok: true, value: { pdf: null } });
    const pdf = reply.ok ? Buffer.from(reply.value.pdf ?? '', 'base64').toString('latin1') : '';
    expect(pdf).toMatch(/^%PDF-1\./);
    expect(await host.ask('export.pdf', { url: 'file:///etc/passwd' })).toMatchObject({
      code: 'bad-request',
    });
  });

  test('hands an export over, or leaves it to the window', async () => {
    const file = { name: '结果.csv', mime: 'text/csv', content: 'a,b\n', encoding: 'utf-8' } as const;
    const reply = await call('export.save', file);
    expect(reply).toMatchObject(
      name === 'desktop' ? { ok: false, code: 'cancelled' } : { ok: true, value: { saved: false } },
    );
    expect(await host.ask('export.save', { ...file, name: '../x.csv' })).toMatchObject({
      code: 'bad-request',
    });
  });
});
