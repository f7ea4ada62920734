// @ts-check
/** Where things are in a checkout, and with what Node they run. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A path inside the repository. @param {string[]} parts */
export const at = (...parts) => join(root, ...parts);

/** The Node that the app and its tests run on: the one in the package `node`, which is the version we test with. */
export function nodePath() {
  const own = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
}

/** Whether this Node can run the app itself, where the package `node` could not be fetched. */
export const newEnough = Number(process.versions.node.split('.')[0]) >= 24;
