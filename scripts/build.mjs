/** Builds the kernel and the app into `out/`. Names given as arguments (`kernel`, `app`) build only these. */
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const node = join(root, 'node_modules/.bin/node');
const only = process.argv.slice(2);

/** @param {string} script @param {string[]} args */
function run(script, args) {
  execFileSync(node, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' });
}

if (only.length === 0 || only.includes('kernel')) {
  run('vite/bin/vite.js', ['build', '-c', 'vite.kernel.config.ts', '--logLevel', 'warn']);
}
if (only.length === 0 || only.includes('app')) {
  run('electron-vite/bin/electron-vite.js', ['build', '-c', 'electron.config.ts', '--logLevel', 'warn']);
}
