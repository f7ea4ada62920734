/**
 * The desktop app's main process. What must happen before Electron is ready
 * happens here, in order and without waiting; the rest is `startDesktop`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type MenuItemConstructorOptions,
  type MessageBoxSyncOptions,
  protocol,
  screen,
  session,
  shell,
} from 'electron';
import { findLayout } from '../layout.ts';
import { dataFolder } from '../library/folders.ts';
import { startDesktop } from './desktop.ts';
import type { Electron, MenuLine, Question } from './electron.ts';
import { setupOpening } from './opening.ts';
import { setupSchemes } from './schemes.ts';
import { setupNavigation, setupPermissions } from './security.ts';
import { LocaleText } from './words.ts';

/** The app's name in the systems' registers; electron-builder.config.ts gives installers the same. */
const appId = 'app.stepwise.desktop';

const electron: Electron = {
  app,
  ipcMain,
  session: () => session.defaultSession,
  openExternal: (url) => shell.openExternal(url),
  trash: (path) => shell.trashItem(path),
  registerSchemes: (schemes) => protocol.registerSchemesAsPrivileged(schemes),
  createWindow: (options) => new BrowserWindow(options),
  createPrintWindow: () =>
    new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, partition: 'print' },
    }),
  setMenu: (lines) => Menu.setApplicationMenu(Menu.buildFromTemplate(template(lines))),
  updateMenu(lines) {
    const menu = Menu.getApplicationMenu();
    for (const [id, { enabled, checked }] of lines) {
      const item = menu?.getMenuItemById(id);
      if (!item) continue;
      item.enabled = enabled;
      if (item.type === 'checkbox') item.checked = checked;
    }
  },
  screens: () => screen.getAllDisplays(),
  updater: async () => (await import('./updater.ts')).findUpdater(),
  showInFolder: (path) => shell.showItemInFolder(path),
  documents: () => app.getPath('documents'),
  dialog: {
    showSaveDialog: (window, options) => dialog.showSaveDialog(window as BrowserWindow, options),
    showOpenDialog: (window, options) => dialog.showOpenDialog(window as BrowserWindow, options),
    ask: (window, question) => dialog.showMessageBoxSync(window as BrowserWindow, box(question)),
    askLater: async (window, question, signal) => {
      const options = { ...box(question), ...(signal === undefined ? {} : { signal }) };
      const asked =
        window === undefined
          ? dialog.showMessageBox(options)
          : dialog.showMessageBox(window as BrowserWindow, options);
      return (await asked).response;
    },
  },
  platform: process.platform,
  words: new LocaleText('en'),
};

function template(lines: readonly MenuLine[]): MenuItemConstructorOptions[] {
  return lines.map(({ submenu, ...line }) =>
    submenu === undefined ? line : { ...line, submenu: template(submenu) },
  );
}

function box({ message, detail, buttons, cancel }: Question): MessageBoxSyncOptions {
  return { type: 'question', message, detail, buttons: [...buttons], cancelId: cancel, defaultId: cancel };
}

const log = (line: string): void => void process.stderr.write(`stepwise: ${line}\n`);
const data = dataFolder();

const userData = join(data, 'desktop');
// Electron may refuse a folder that is not there.
mkdirSync(userData, { recursive: true });
app.setPath('userData', userData);
if (process.platform === 'win32') app.setAppUserModelId(appId);
app.enableSandbox();
setupSchemes(electron);
setupPermissions(electron);
setupNavigation(electron);
const opening = setupOpening(electron, process.argv.slice(process.defaultApp ? 1 : 0), process.cwd());
if (opening === undefined) {
  app.quit();
} else {
  // Not awaited: Electron is only ready once this module has been evaluated.
  void app
    .whenReady()
    .then(() => startDesktop({ electron, layout: findLayout(import.meta.dirname), data, opening, log }));
}
