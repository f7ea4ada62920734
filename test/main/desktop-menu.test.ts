/** The native menu on a stand-in for Electron: every command, in both languages, in step with the window in front. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandIds, commandOf } from '#core/commands/commands.ts';
import { defaultSettings } from '#core/host/host.ts';
import { startDesktop } from '../../src-main/desktop/desktop.ts';
import type { MenuLine } from '../../src-main/desktop/electron.ts';
import { menuPlan, type Planned } from '../../src-main/desktop/menu-plan.ts';
import { setupOpening } from '../../src-main/desktop/opening.ts';
import { callChannel } from '../../src-main/preload/channels.ts';
import { StandIn, type StandInWindow } from '../support/electron.ts';
import { type BuiltSite, buildSite } from '../support/site.ts';

let site: BuiltSite;
let data: string;
let electron: StandIn;

beforeEach(async () => {
  site = await buildSite();
  data = mkdtempSync(join(tmpdir(), 'stepwise-menu-'));
  electron = new StandIn();
});
afterEach(async () => {
  await site.remove();
  // The app may still be writing.
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<void> {
  const opening = setupOpening(electron, ['stepwise'], data);
  if (opening === undefined) throw new Error('the lock was not given');
  const { root, window, kernel, sealed, first, lessons } = site;
  const layout = { root, version: '1.2.3', window, kernel, sealed, first, lessons };
  await startDesktop({ electron, layout, data, opening, log: () => {} });
}

function window(index: number): StandInWindow {
  const found = electron.windows.at(index);
  if (found === undefined) throw new Error(`there is no window ${index}`);
  return found;
}

const ask = (name: string, takes: unknown, from = window(0)) =>
  electron.calls.get(callChannel)?.({ senderFrame: from.webContents.mainFrame }, name, takes);

/** Every line of the menu, at any depth. */
function lines(of: readonly MenuLine[] = electron.menu): readonly MenuLine[] {
  return of.flatMap((line) => [line, ...lines(line.submenu ?? [])]);
}

const byId = (id: string) => lines().find((line) => line.id === id);
const titles = () => electron.menu.map(({ label }) => label);

describe('the plan', () => {
  const planned = (of: readonly Planned[]): readonly string[] =>
    of.flatMap((line) => {
      if (line === 'line' || line === 'recent' || 'role' in line) return [];
      return 'lines' in line ? planned(line.lines) : [line.command];
    });

  test.each(['linux', 'win32', 'darwin'] as const)('holds every command once on %s', (platform) => {
    const ids = planned(menuPlan(platform));
    expect(ids.toSorted()).toEqual(commandIds.toSorted());
  });
});

describe('the menu', () => {
  test('speaks the language in use and changes with it', async () => {
    electron.systemLocale = 'zh-CN';
    await start();
    expect(titles()).toEqual(['文件', '编辑', '显示', '运行', '课程', '窗口', '帮助']);
    expect(byId('run-all')?.label).toBe('全部运行');
    await ask('settings.write', { ...defaultSettings, locale: 'en' });
    expect(titles()).toEqual(['File', 'Edit', 'View', 'Run', 'Lesson', 'Window', 'Help']);
    expect(byId('run-all')?.label).toBe('Run all');
  });

  test('on macOS begins with the app’s own, where about, settings and quit lie', async () => {
    electron.platform = 'darwin';
    await start();
    expect(titles()).toEqual(['Stepwise', 'File', 'Edit', 'View', 'Run', 'Lesson', 'Window', 'Help']);
    const own = electron.menu[0]?.submenu ?? [];
    expect(own.flatMap(({ id, role }) => id ?? role ?? [])).toEqual([
      'about',
      'check-for-updates',
      'settings',
      'services',
      'hide',
      'hideOthers',
      'unhide',
      'quit',
    ]);
    // Without these, macOS knows no keys for the text that is being edited.
    const roles = lines().flatMap(({ role }) => role ?? []);
    for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const)
      expect(roles).toContain(role);
  });

  test('shows the keys of each command, a person’s own where they chose some, and leaves them to the page', async () => {
    await start();
    expect(byId('save')).toMatchObject({ accelerator: 'CmdOrCtrl+S', registerAccelerator: false });
    expect(byId('settings')).toMatchObject({ accelerator: 'CmdOrCtrl+,' });
    await ask('settings.write', { ...defaultSettings, locale: 'en', keymap: { save: ['Mod+Shift+Y'] } });
    expect(byId('save')?.accelerator).toBe('CmdOrCtrl+Shift+Y');
    for (const { id, accelerator, registerAccelerator } of lines())
      if (id !== undefined && accelerator !== undefined) expect(registerAccelerator).toBe(false);
    const shown = lines().flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(shown).size).toBe(shown.length);
  });

  test('has the window in front carry out what is chosen', async () => {
    await start();
    byId('new-window')?.click?.();
    byId('run-all')?.click?.();
    window(0).focus();
    byId('stop')?.click?.();
    expect(electron.windows.map(({ webContents }) => webContents.commanded)).toEqual([['stop'], ['run-all']]);
  });

  test('is in step with the window in front: what can be done, and what is on', async () => {
    await start();
    expect(byId('run-all')?.enabled).toBe(true);
    await ask('window.commands', { enabled: ['save', 'theme-dark'], checked: ['theme-dark'] });
    expect(byId('save')?.enabled).toBe(true);
    expect(byId('run-all')?.enabled).toBe(false);
    expect(byId('theme-dark')).toMatchObject({ type: 'checkbox', checked: true });
    byId('new-window')?.click?.();
    expect(byId('run-all')?.enabled).toBe(true);
    // One that is not in front says so for later.
    await ask('window.commands', { enabled: ['run-all'], checked: [] }, window(0));
    await ask('window.commands', { enabled: ['find'], checked: [] }, window(1));
    expect([byId('find')?.enabled, byId('run-all')?.enabled]).toEqual([true, false]);
    window(0).focus();
    expect([byId('find')?.enabled, byId('run-all')?.enabled]).toEqual([false, true]);
    expect(await ask('window.commands', { enabled: ['rm -rf'], checked: [] })).toMatchObject({
      code: 'bad-request',
    });
  });

  test('offers nothing for windows where there is none, and a new one', async () => {
    electron.platform = 'darwin';
    await start();
    window(0).destroy();
    electron.events.fire('window-all-closed');
    const on = () => commandIds.filter((id) => byId(id)?.enabled);
    await expect.poll(on).toEqual(['new-window', 'open-in-browser', 'check-for-updates']);
    // No page hears the keys, so the menu does, until there is one again.
    const heard = () => lines().flatMap(({ id, registerAccelerator }) => (registerAccelerator ? id : []));
    await expect.poll(heard).toEqual(['new-window']);
    byId('new-window')?.click?.();
    expect(electron.windows).toHaveLength(2);
    await expect.poll(heard).toEqual([]);
  });

  test('names every command as the list does, but for the two that are the system’s too', async () => {
    await start();
    const renamed = commandIds.filter((id) => byId(id)?.label !== commandOf(id).title.en);
    expect(renamed).toEqual(['undo', 'redo']);
  });

  test('lets a page ask for what the app does itself, as its palette does', async () => {
    await start();
    expect(await ask('window.open', { place: '' })).toMatchObject({ value: { opened: true } });
    expect(electron.windows).toHaveLength(2);
    electron.answer = 0;
    expect(await ask('updates.check', null)).toMatchObject({ value: { looked: true } });
    expect(electron.questions.at(-1)?.buttons).toEqual(['OK']);
    expect(await ask('updates.check', { url: 'https://example.org' })).toMatchObject({ code: 'bad-request' });
  });

  test('shows pages as large as one chose, at once and when they load', async () => {
    await start();
    await ask('settings.write', { ...defaultSettings, zoom: 150 });
    expect(window(0).webContents.zoom).toBe(1.5);
    window(0).webContents.zoom = 1;
    window(0).webContents.events.fire('dom-ready');
    expect(window(0).webContents.zoom).toBe(1.5);
  });
});
