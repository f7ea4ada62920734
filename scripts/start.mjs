// @ts-check
/**
 * `npm start`: the desktop app where Electron can be had, else the same app in
 * the default browser, with one line that says why.
 *
 *     npm start [-- --browser] [-- --desktop] [-- --port 4000] [-- file.md]
 */
import { spawn } from 'node:child_process';
import { say, sentence } from './console.mjs';
import { findElectron } from './electron.mjs';
import { at, nodePath, root } from './places.mjs';
import { setUp } from './setup.mjs';

const args = process.argv.slice(2);
const wantsBrowser = args.includes('--browser') || args.includes('--port');
const wantsDesktop = args.includes('--desktop');
const rest = args.filter((arg) => arg !== '--browser' && arg !== '--desktop');

/**
 * Becomes a program: its signals, output and exit code are ours.
 * @param {string} program
 * @param {readonly string[]} programArgs
 */
function become(program, programArgs) {
  const child = spawn(program, programArgs, { cwd: process.env.INIT_CWD ?? root, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    say(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 1)));
}

try {
  setUp();
  const electron = wantsBrowser ? { reason: '' } : findElectron({ retry: wantsDesktop });
  if ('binary' in electron) {
    become(electron.binary, [root, ...rest]);
  } else {
    const why = electron.reason === '' ? [] : ['--why', electron.reason];
    become(nodePath(), [at('out', 'main', 'cli.js'), 'open', ...why, ...rest]);
  }
} catch (error) {
  say(sentence(error));
  process.exit(1);
}
