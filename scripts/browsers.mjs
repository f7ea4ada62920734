// @ts-check
/** Sees to it that there is a Chromium: the system's, else the distribution's package, else Playwright's own. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './console.mjs';
import { at, nodePath, root } from './places.mjs';

/**
 * Runs a step with its output on stderr; tells whether it succeeded.
 * @param {string} program
 * @param {readonly string[]} args
 */
function succeeds(program, args) {
  return (
    spawnSync(program, args, { cwd: root, stdio: ['ignore', process.stderr.fd, 'inherit'] }).status === 0
  );
}

/** Asks the app's own finder, so that scripts and app agree. */
function found() {
  const program = `
    import { findChromium } from ${JSON.stringify(new URL('../src-main/cli/chromium.ts', import.meta.url).href)};
    import { existsSync } from 'node:fs';
    import { chromium } from 'playwright';
    const file = findChromium() ?? chromium.executablePath();
    process.exit(existsSync(file) ? 0 : 1);`;
  return (
    spawnSync(nodePath(), ['--input-type=module', '--eval', program], { cwd: root, stdio: 'ignore' })
      .status === 0
  );
}

/** Finds or installs a Chromium; throws where neither can be done. */
export function ensureChromium() {
  if (found()) return;
  const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (debian) {
    say('installing Chromium (apt-get)');
    if (!succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])) {
      succeeds('apt-get', ['update', '-qq']) &&
        succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    }
    if (found()) return;
  }
  say('installing Chromium (playwright install)');
  succeeds(nodePath(), [at('node_modules', 'playwright', 'cli.js'), 'install', 'chromium']);
  if (!found()) throw new Error('there is no Chromium: install one, or name one in STEPWISE_CHROMIUM');
}
