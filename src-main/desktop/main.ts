/**
 * The desktop app's main process. What must happen before Electron is ready
 * happens here, in order and without waiting; the rest is `startDesktop`.
 */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type MenuItemConstructorOptions,
  protocol,
  screen,
  session,
  shell,
} from 'electron';
import { findLayout } from '../layout.ts';
import { dataFolder } from '../library/folders.ts';
import { startDesktop } from './desktop.ts';
import type { Electron, MenuLine } from './electron.ts';
import { setupOpening } from './opening.ts';
import { setupSchemes } from './schemes.ts';
import { setupNavigation } from './security.ts';
import { LocaleText } from './words.ts';

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
  workAreas: () => screen.getAllDisplays().map(({ workArea }) => workArea),
  documents: () => app.getPath('documents'),
  dialog: {
    showSaveDialog: (window, options) => dialog.showSaveDialog(window as BrowserWindow, options),
    showOpenDialog: (window, options) => dialog.showOpenDialog(window as BrowserWindow, options),
    ask: (window, { message, detail, buttons, cancel }) =>
      dialog.showMessageBoxSync(window as BrowserWindow, {
        type: 'question',
        message,
        detail,
        buttons: [...buttons],
        cancelId: cancel,
        defaultId: cancel,
      }),
  },
  platform: process.platform,
  words: new LocaleText('en'),
};

function template(lines: readonly MenuLine[]): MenuItemConstructorOptions[] {
  return lines.map(({ submenu, ...line }) =>
    submenu === undefined ? line : { ...line, submenu: template(submenu) },
  );
}

const log = (line: string): void => void process.stderr.write(`stepwise: ${line}\n`);
const data = dataFolder();

app.setPath('userData', join(data, 'desktop'));
app.enableSandbox();
setupSchemes(electron);
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
