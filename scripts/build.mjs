// @ts-check
/** Builds the kernel and the app into `out/`. Names given as arguments (`kernel`, `app`) build only these. */
import { spawnSync } from 'node:child_process';
import { at, nodePath, root } from './places.mjs';

const only = process.argv.slice(2);

/**
 * @param {string} script
 * @param {readonly string[]} args
 */
function run(script, args) {
  const { status } = spawnSync(nodePath(), [at('node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (only.length === 0 || only.includes('kernel')) {
  run('vite/bin/vite.js', ['build', '-c', 'vite.kernel.config.ts', '--logLevel', 'warn']);
  run('vite/bin/vite.js', ['build', '-c', 'vite.sealed.config.ts', '--logLevel', 'warn']);
}
if (only.length === 0 || only.includes('app')) {
  run('electron-vite/bin/electron-vite.js', ['build', '-c', 'electron.config.ts', '--logLevel', 'warn']);
  run('vite/bin/vite.js', ['build', '-c', 'vite.first.config.ts', '--logLevel', 'warn']);
  // The learn library for exported programs, among the window's files; the app's own build empties their folder.
  run('vite/bin/vite.js', ['build', '-c', 'vite.alone.config.ts', '--logLevel', 'warn']);
  run('../scripts/write-licences.mjs', []);
}
