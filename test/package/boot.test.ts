/**
 * The packed main process, booted from the archive's own files on a stand-in for
 * Electron: from ready to quitting with work that is not written yet.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { callChannel } from '../../src-main/preload/channels.ts';
import { preventable, StandIn, type StandInWindow } from '../support/electron.ts';
import { standInForElectron } from './electron-module.ts';

const packed = inject('packed');
let data: string;
let takeAway: () => void;
const electron = new StandIn();
const argv = [...process.argv];

/** The window there is. */
function window(): StandInWindow {
  const last = electron.windows.at(-1);
  if (last === undefined) throw new Error('there is no window');
  return last;
}

/** Calls the machine as the window's page does. */
async function ask(name: string, takes: unknown) {
  return electron.calls.get(callChannel)?.({ senderFrame: window().webContents.mainFrame }, name, takes);
}

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'stepwise-boot-'));
  process.env.STEPWISE_DATA = data;
  process.argv.splice(0, process.argv.length, 'stepwise');
  takeAway = standInForElectron(electron);
  const { main } = JSON.parse(readFileSync(join(packed.folder, 'package.json'), 'utf8'));
  // Node's own loader, not Vitest's, as in Electron.
  createRequire(import.meta.url)(join(packed.folder, main));
});

afterAll(() => {
  takeAway?.();
  process.argv.splice(0, process.argv.length, ...argv);
  rmSync(data, { recursive: true, force: true });
});

test('before ready it is sandboxed, has its schemes and is the only one', () => {
  expect(electron.sandboxed).toBe(true);
  expect(electron.schemes.map(({ scheme }) => scheme)).toEqual(['app', 'kernel']);
  expect(electron.lockData).toEqual({ files: [] });
  expect(electron.journal.slice(0, 4)).toEqual([
    `path ${join(data, 'desktop')}`,
    'sandbox',
    'schemes',
    'lock',
  ]);
});

test('ready, it opens a window with the packed preload, and serves it the packed page', async () => {
  await expect.poll(() => electron.windows.length).toBe(1);
  expect(window().options.webPreferences.preload).toBe(join(packed.folder, 'out/preload/preload.cjs'));
  expect(existsSync(window().options.webPreferences.preload)).toBe(true);
  expect(window().loaded).toEqual(['app://stepwise/index.html']);
  const page = await electron.handlers.get('app')?.(new Request('app://stepwise/index.html'));
  expect(await page?.text()).toBe(readFileSync(join(packed.folder, 'out/window/index.html'), 'utf8'));
  const frame = await electron.handlers.get('kernel')?.(new Request('kernel://stepwise/index.html'));
  expect(frame?.status).toBe(200);
  window().events.fire('ready-to-show');
  expect(window().shown).toBe(true);
  expect(electron.menu.length).toBeGreaterThan(3);
});

test('answers the window: where it runs, and the lessons of the archive', async () => {
  expect(await ask('app.info', null)).toMatchObject({ ok: true, value: { host: 'desktop' } });
  const lessons = await ask('lessons.list', null);
  expect(lessons).toMatchObject({ ok: true });
  expect((lessons as { value: unknown[] }).value.length).toBeGreaterThan(4);
});

test('opens a file the system hands it, and one of a second instance', async () => {
  const path = join(data, 'mine.md');
  writeFileSync(path, 'mine');
  const event = preventable({});
  electron.events.fire('open-file', event, path);
  expect(event.prevented).toBe(true);
  await expect
    .poll(() => window().webContents.told.at(-1))
    .toEqual({
      show: [`#/file/${encodeURIComponent(path)}`],
    });
  const other = join(data, 'other.md');
  writeFileSync(other, 'other');
  electron.events.fire('second-instance', {}, [], '/', { files: [other] });
  await expect
    .poll(() => window().webContents.told.at(-1))
    .toEqual({
      show: [`#/file/${encodeURIComponent(other)}`],
    });
});

test('saves a document, and prints one', async () => {
  const ref = { kind: 'file', path: join(data, 'mine.md') };
  const opened = (await ask('document.open', { ref })) as { value: { version: string } };
  const copy = { base: 'mine', text: 'saved', outputs: '', savedAt: 1 };
  expect(await ask('document.save', { ref, copy, version: opened.value.version })).toMatchObject({
    ok: true,
  });
  expect(readFileSync(ref.path, 'utf8')).toBe('saved');
  expect(await ask('export.pdf', { html: '<h1>x</h1>' })).toMatchObject({ ok: true });
  expect(electron.printed).toMatchObject([
    {
      html: expect.stringMatching(/<h1>x<\/h1>$/),
      asked: [expect.stringContaining('document.fonts.ready')],
      options: { preferCSSPageSize: true, printBackground: true },
      gone: true,
    },
  ]);
});

test('looks for updates with what was bundled, and says where a build has no address', async () => {
  electron.answer = 0;
  electron.menu
    .flatMap(({ submenu }) => submenu ?? [])
    .find(({ label }) => label === 'Check for updates…')
    ?.click?.();
  await expect.poll(() => electron.questions.at(-1)?.message).toBe('This copy does not update itself');
});

test('a second window opens beside the first, and has a page of its own', async () => {
  const before = electron.windows.length;
  expect(await ask('window.open', { place: '#/notebooks' })).toMatchObject({ value: { opened: true } });
  expect(electron.windows).toHaveLength(before + 1);
  expect(window().loaded).toEqual(['app://stepwise/index.html#/notebooks']);
  window().destroy();
  electron.windows.pop();
});

test('quitting asks about work that is not saved, and waits for what is being written', async () => {
  const staying = preventable({});
  electron.answer = 0;
  window().webContents.events.fire('will-prevent-unload', staying);
  expect(staying.prevented).toBe(false);
  const leaving = preventable({});
  electron.answer = 1;
  window().webContents.events.fire('will-prevent-unload', leaving);
  expect(leaving.prevented).toBe(true);

  const ref = { kind: 'file', path: join(data, 'mine.md') };
  const { value } = (await ask('document.open', { ref })) as { value: { version: string } };
  const copy = { base: 'saved', text: 'the last words', outputs: '', savedAt: 2 };
  const saving = ask('document.save', { ref, copy, version: value.version });
  await new Promise((resolve) => setImmediate(resolve));
  const quitting = preventable({});
  electron.events.fire('will-quit', quitting);
  expect(quitting.prevented).toBe(true);
  await expect.poll(() => electron.quits).toBe(1);
  expect(await saving).toMatchObject({ ok: true });
  expect(readFileSync(ref.path, 'utf8')).toBe('the last words');
  const again = preventable({});
  electron.events.fire('will-quit', again);
  expect(again.prevented).toBe(false);
  expect(JSON.parse(readFileSync(join(data, 'windows.json'), 'utf8'))).toMatchObject({ ended: true });
});
