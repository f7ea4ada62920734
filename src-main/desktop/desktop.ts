/** The desktop host once Electron is ready: machine, protocol, windows, menu. */
import { join } from 'node:path';
import type { CommandId } from '#core/commands/commands.ts';
import type { Settings } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import type { Layout } from '../layout.ts';
import { diskFiles } from '../library/files.ts';
import { openLibrary } from '../library/library.ts';
import { createMachine, type Machine } from '../machine.ts';
import { commandChannel } from '../preload/channels.ts';
import { listFiles } from '../serve/manifest.ts';
import { setupCrashes } from './crashes.ts';
import { sharedDocuments } from './documents.ts';
import type { Electron } from './electron.ts';
import { createBoxes, createExporter } from './files.ts';
import { createInBrowser } from './in-browser.ts';
import { asking, setupIpc } from './ipc.ts';
import { createKeeper } from './keeper.ts';
import { type CommandState, refreshMenu, setupMenu } from './menu.ts';
import { isOwn } from './menu-plan.ts';
import type { Opening } from './opening.ts';
import { createPrinter } from './print.ts';
import { setupProtocol } from './protocol.ts';
import { kernelOrigin, windowOrigin } from './schemes.ts';
import { denyPermissions, externalAddress } from './security.ts';
import { createUpdates } from './updates.ts';
import { Windows } from './windows.ts';

/** What the desktop stands on. */
export interface DesktopParts {
  readonly electron: Electron;
  readonly layout: Layout;
  readonly data: string;
  readonly opening: Opening;
  readonly log: (line: string) => void;
}

/** Starts the desktop. Electron must be ready. Resolves when its windows have been asked for. */
export async function startDesktop({ electron, layout, data, opening, log }: DesktopParts): Promise<void> {
  const { app, words } = electron;
  const icon = (size: number) => join(layout.root, 'assets', 'build', 'icons', `${size}x${size}.png`);
  const keeper = createKeeper(join(data, 'windows.json'), { files: diskFiles, now: Date.now });
  const windows: Windows = new Windows({
    electron,
    log,
    preload: join(layout.root, 'out', 'preload', 'preload.cjs'),
    icon: icon(256),
    isBusy: () => isBusy(),
    onStay() {
      keeper.goOn();
      updates.stay();
    },
    onSessionEnd: () => void keeper.end(),
    onChange: () => keeper.keep(windows.kept()),
    zoom: () => (settings.zoom ?? 100) / 100,
    onFocus: () => {
      refreshMenu(electron, stateOf);
      // Where the last window went, or the first came, keys change hands.
      if (windowed === (windows.front !== undefined)) return;
      windowed = !windowed;
      void showMenu();
    },
  });
  /** Whether there is a window, or the first is on its way. */
  let windowed = true;
  const owner = () => (asking.getStore() ?? windows.front)?.window;
  const library = openLibrary({ lessons: layout.lessons, data, boxes: createBoxes(electron, owner) });
  const isBusy = () => library.busy();

  let settings: Settings = await library.readSettings();
  words.follow(settings.locale, app.getLocale());
  /** Puts settings in force: language, size, keys. */
  const follow = async (next: Settings) => {
    const before = settings;
    settings = next;
    const spoken = words.follow(next.locale, app.getLocale());
    if (before.zoom !== next.zoom) windows.rescale();
    updates.follow(next);
    if (spoken || before.keymap !== next.keymap) await showMenu();
  };
  /** How a command stands in the window in front; before its page has said so, all can be asked for. */
  const stateOf = (id: CommandId): CommandState => {
    if (isOwn(id)) return { enabled: true, checked: false };
    const pane = windows.front;
    if (pane === undefined) return { enabled: false, checked: false };
    const { commands } = pane;
    return { enabled: commands?.enabled.has(id) ?? true, checked: commands?.checked.has(id) ?? false };
  };

  const exporter = createExporter(electron, owner);
  const printPdf = createPrinter(electron);
  const openPage = async (url: string) => {
    const address = externalAddress(url);
    if (address !== undefined) await electron.openExternal(address);
    return address !== undefined;
  };
  const updates = createUpdates({ electron, version: layout.version, log });
  const inBrowser = createInBrowser({
    layout,
    library,
    printPdf,
    openPage,
    log,
    openExternal: electron.openExternal,
  });
  const machine: Machine = createMachine({
    library: {
      ...library,
      documents: sharedDocuments(library.documents, { windows, app, onRecent: () => void showMenu() }),
      async writeSettings(next) {
        await library.writeSettings(next);
        await follow(next);
      },
    },
    info: () => ({
      host: 'desktop',
      version: layout.version,
      platform: electron.platform,
      kernelUrl: `${kernelOrigin}/index.html#parent=${encodeURIComponent(windowOrigin)}${graphicsOf(app)}`,
      tabs: asking.getStore()?.tabs ?? [],
    }),
    printPdf,
    openPage,
    saveExport: exporter.save,
    windows: {
      async 'window.tabs'({ tabs }) {
        const pane = asking.getStore();
        if (pane !== undefined) windows.keepTabs(pane, tabs);
        return null;
      },
      async 'window.commands'({ enabled, checked }) {
        const pane = asking.getStore();
        if (pane === undefined) return null;
        pane.commands = { enabled: new Set(enabled), checked: new Set(checked) };
        if (pane === windows.front) refreshMenu(electron, stateOf);
        return null;
      },
      async 'window.open'({ place }) {
        windows.openAt(place);
        return { opened: true };
      },
      async 'shell.browser'({ place }) {
        await inBrowser.open(place);
        return { opened: true };
      },
      async 'updates.check'() {
        await updates.check(true);
        return { looked: true };
      },
      async 'export.drag'({ path }) {
        const from = asking.getStore()?.window.webContents;
        if (from === undefined || !exporter.wrote(path)) return { dragged: false };
        from.startDrag({ file: path, icon: icon(64) });
        return { dragged: true };
      },
      async 'export.reveal'({ path }) {
        if (!exporter.wrote(path)) return { revealed: false };
        electron.showInFolder(path);
        return { revealed: true };
      },
    },
    onFailure: (call, code, message) => log(`${call}: ${code}: ${message}`),
  });

  const openFiles = (files: readonly string[]) =>
    windows.show(files.map((file) => placeOf(library.grant(file))));
  const showMenu = async () => {
    const recent = await library.documents['recent.list'](null).catch(() => []);
    setupMenu(electron, {
      windowed,
      recent: recent.filter(({ found }) => found).slice(0, 10),
      keymap: settings.keymap ?? {},
      state: stateOf,
      command: (id) => windows.front?.window.webContents.send(commandChannel, id),
      own: {
        'new-window': async () => void windows.openAt(''),
        'open-in-browser': () => inBrowser.open(windows.front?.place ?? ''),
        'check-for-updates': () => updates.check(true),
      },
      show: (place) => windows.show([place]),
      forgetRecent: async () => {
        app.clearRecentDocuments();
        for (const { ref } of recent) await library.documents['recent.forget']({ ref });
        await showMenu();
      },
      onFailure: (error) => log(`a command failed: ${error instanceof Error ? error.message : 'unknown'}`),
    });
  };

  denyPermissions(electron.session());
  setupProtocol(electron, { app: listFiles(layout.window), kernel: listFiles(layout.kernel) });
  setupIpc(electron, machine, windows, library.grant);
  setupCrashes(electron, log);
  await showMenu();
  for (const kept of await keeper.begin(electron)) windows.open(kept);
  const files = opening.begin(openFiles);
  if (windows.front === undefined || files.length > 0) openFiles(files);

  updates.follow(settings);

  app.on('activate', () => {
    if (windows.front === undefined) for (const kept of keeper.last()) windows.open(kept);
    openFiles([]);
  });
  app.on('window-all-closed', () => {
    if (electron.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', () => keeper.pause());
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void Promise.all([library.close(), inBrowser.close()])
      .then(() => keeper.end())
      .then(() => {
        ended = true;
        // An installer that takes over quits the app itself.
        const chosen = updates.chosen();
        if (chosen === undefined) app.quit();
        else chosen.install();
      });
  });
}

/** What the kernel is told of the graphics: where Chromium draws in software, WebGL is slower than WASM. */
function graphicsOf(app: Electron['app']): '' | '&graphics=software' {
  const { webgl2, gpu_compositing } = app.getGPUFeatureStatus();
  return /software/.test(`${webgl2} ${gpu_compositing}`) ? '&graphics=software' : '';
}
