// @ts-check
/** Finds Electron's binary, or fetches it; says in one line why there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { say } from './console.mjs';
import { note, noted } from './hashes.mjs';
import { at, nodePath, root } from './places.mjs';

/** Longest time a download may take, in milliseconds. */
const patience = Number(process.env.STEPWISE_ELECTRON_TIMEOUT ?? 90_000);

/** Remembers the version whose download failed, so that the next start does not wait for it again. */
const failed = at('node_modules', '.stepwise-electron-failed');

/** The binary's path, where it is installed. */
function installed() {
  const pathFile = at('node_modules', 'electron', 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? at('node_modules', 'electron', 'dist');
  const file = `${folder}/${readFileSync(pathFile, 'utf8').trim()}`;
  return existsSync(file) ? file : undefined;
}

/** The version the project wants. */
function version() {
  return String(JSON.parse(readFileSync(at('node_modules', 'electron', 'package.json'), 'utf8')).version);
}

/**
 * Electron, or the reason why the browser host must do.
 * @param {{ readonly retry: boolean }} options `retry`: try the download again although it failed before
 * @returns {{ readonly binary: string } | { readonly reason: string }}
 */
export function findElectron({ retry }) {
  if (process.platform === 'linux') {
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return { reason: 'there is no display' };
    // Electron's sandbox does not run as root, and we do not run it without.
    if (process.getuid?.() === 0) return { reason: 'Electron does not run as root' };
  }
  const present = installed();
  if (present !== undefined) return { binary: present };
  const wanted = version();
  if (!retry && noted(failed) === wanted) {
    return { reason: "Electron's binary could not be fetched (npm start -- --desktop tries again)" };
  }
  say(`fetching Electron ${wanted} (at most ${Math.round(patience / 1000)} s)`);
  const { status } = spawnSync(nodePath(), [at('node_modules', 'electron', 'install.js')], {
    cwd: root,
    stdio: 'ignore',
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  const fetched = status === 0 ? installed() : undefined;
  if (fetched !== undefined) return { binary: fetched };
  note(failed, wanted);
  return { reason: "Electron's binary could not be fetched" };
}
