/** The desktop host once Electron is ready: machine, protocol, window, menu. */
import { join } from 'node:path';
import type { Settings } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import type { Layout } from '../layout.ts';
import { diskFiles } from '../library/files.ts';
import { readKept, writeKept } from '../library/kept.ts';
import { openLibrary } from '../library/library.ts';
import { createMachine } from '../machine.ts';
import { listFiles } from '../serve/manifest.ts';
import { setupCrashes, watchWindow } from './crashes.ts';
import type { Electron, Window } from './electron.ts';
import { createBoxes, createExporter } from './files.ts';
import { setupIpc } from './ipc.ts';
import { setupMenu } from './menu.ts';
import type { Opening } from './opening.ts';
import { createPrinter } from './print.ts';
import { setupProtocol } from './protocol.ts';
import { kernelOrigin, windowOrigin } from './schemes.ts';
import { externalAddress, setupPermissions } from './security.ts';
import { openWindow, placeUrl } from './window.ts';
import { type WindowState, windowStateSchema } from './window-state.ts';

/** What the desktop stands on. */
export interface DesktopParts {
  readonly electron: Electron;
  readonly layout: Layout;
  readonly data: string;
  readonly opening: Opening;
  readonly log: (line: string) => void;
}

/** Starts the desktop. Electron must be ready. Resolves when the window has been asked for. */
export async function startDesktop({ electron, layout, data, opening, log }: DesktopParts): Promise<void> {
  const { app, words } = electron;
  const keeping = { files: diskFiles, now: Date.now };
  const stateFile = join(data, 'window.json');
  let state: WindowState | undefined = (await readKept(keeping, stateFile, windowStateSchema)).value;
  let window: Window | undefined;
  let writing = 0;
  const boxes = createBoxes(electron, () => window);
  const library = openLibrary({ lessons: layout.lessons, data, boxes });
  const isBusy = () => writing > 0 || library.busy();

  const follow = (settings: Settings) => words.follow(settings.locale, app.getLocale());
  follow(await library.readSettings());

  /** Counts what is being written, so that quitting waits for it. */
  const during = async <T>(work: Promise<T>): Promise<T> => {
    writing += 1;
    try {
      return await work;
    } finally {
      writing -= 1;
    }
  };

  const machine = createMachine({
    library: {
      ...library,
      async writeSettings(settings) {
        await library.writeSettings(settings);
        if (follow(settings)) showMenu();
      },
    },
    info: {
      host: 'desktop',
      version: layout.version,
      platform: electron.platform,
      kernelUrl: `${kernelOrigin}/index.html#parent=${encodeURIComponent(windowOrigin)}`,
    },
    printPdf: createPrinter(electron),
    saveExport: createExporter(electron, () => window),
    async openPage(url) {
      const address = externalAddress(url);
      if (address !== undefined) await electron.openExternal(address);
      return address !== undefined;
    },
    onFailure: (call, code, message) => log(`${call}: ${code}: ${message}`),
  });

  const show = (hash: string) => {
    if (window === undefined) {
      window = openWindow(
        electron,
        {
          preload: join(layout.root, 'out', 'preload', 'preload.cjs'),
          state,
          onMoved(next) {
            state = next;
            void during(diskFiles.makeFolder(data).then(() => writeKept(keeping, stateFile, next))).catch(
              () => undefined,
            );
          },
          isBusy,
        },
        hash,
      );
      watchWindow(electron, window, log);
      window.on('closed', () => {
        window = undefined;
      });
      return;
    }
    if (hash !== '') void window.loadURL(placeUrl(hash)).catch(() => undefined);
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  const openFiles = (files: readonly string[]) => {
    const last = files.at(-1);
    if (last === undefined) return show('');
    show(placeOf(library.grant(last)));
  };
  const openFile = async () => {
    const file = window && (await boxes.chooseFile());
    if (file !== undefined) openFiles([file]);
  };
  const showMenu = () =>
    setupMenu(electron, { showLibrary: () => show('#/'), openFile: () => void openFile() });

  setupPermissions(electron);
  setupProtocol(electron, { app: listFiles(layout.window), kernel: listFiles(layout.kernel) });
  setupIpc(electron, machine, () => window);
  setupCrashes(electron, log);
  showMenu();
  openFiles(opening.begin(openFiles));

  app.on('activate', () => show(''));
  app.on('window-all-closed', () => {
    if (electron.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (!isBusy()) return;
    event.preventDefault();
    void library.close().then(() => app.quit());
  });
}
