/** The updater of the systems' installers. Loaded when it is first asked for; nothing else imports `electron-updater`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { autoUpdater } from 'electron-updater';
import type { NoUpdater, Updater } from './electron.ts';

let found: Updater | NoUpdater | undefined;

/** This copy's updater, or why it has none. */
export function findUpdater(): Updater | NoUpdater {
  found ??= makeUpdater();
  return found;
}

function makeUpdater(): Updater | NoUpdater {
  // electron-builder writes it where the build was given an address.
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, 'app-update.yml'))) return 'no-address';
  if (process.env.PORTABLE_EXECUTABLE_FILE !== undefined || !autoUpdater.isUpdaterActive())
    return 'not-installed';
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.logger = null;
  // Failures come as rejections too; an `error` nobody listens to would end the app.
  autoUpdater.on('error', () => {});
  return {
    async find() {
      const result = await autoUpdater.checkForUpdates();
      return result?.isUpdateAvailable === true ? result.updateInfo.version : null;
    },
    async fetch() {
      await autoUpdater.downloadUpdate();
    },
    install() {
      autoUpdater.quitAndInstall(true, true);
    },
  };
}
