// @ts-check
/**
 * Makes a fresh clone ready: packages, a Node of the right version, and the
 * built app. Does only what is missing; a second time takes well under a second.
 *
 * Packages are installed without their scripts; the one script that is run is that of the package `node`,
 * which fetches the Node for this platform, from the same registry.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { say, sinceStart } from './console.mjs';
import { hashOf, note, noted } from './hashes.mjs';
import { at, newEnough, nodePath, root } from './places.mjs';

/** npm as this platform starts it. */
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/**
 * Runs a program with its output on stderr; throws where it fails.
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(program, args) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', process.stderr.fd, 'inherit'],
    shell: process.platform === 'win32' && program.endsWith('.cmd'),
  });
  if (status !== 0) {
    const what = `${basename(program)} ${args.join(' ')}`;
    throw new Error(`${what} failed${error ? `: ${error.message}` : ` (exit code ${status})`}`);
  }
}

/** Whether what npm put into node_modules is what the lockfile asks for. */
function packagesMatch() {
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  /** @type {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} */
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  /** @type {typeof wanted} */
  const present = JSON.parse(readFileSync(installed, 'utf8'));
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '') return true;
    const found = present.packages[path];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

/** Installs packages where the lockfile has changed since they were. */
function installPackages() {
  const stamp = at('node_modules', '.stepwise-packages');
  const lock = hashOf(['package-lock.json']);
  if (noted(stamp) === lock) return;
  if (!packagesMatch()) {
    say('installing packages (npm ci); the first time takes a minute or two');
    run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  note(stamp, lock);
  say(`packages are ready (${sinceStart()})`);
}

/** Whether the Node we would use is of the version we need. */
function nodeWorks() {
  const { status, stdout } = spawnSync(nodePath(), ['--version'], { encoding: 'utf8' });
  return status === 0 && Number(stdout.slice(1).split('.')[0]) >= 24;
}

/** Fetches the platform's Node; where that fails, the Node at hand will do if it is new enough. */
function installNode() {
  const stamp = at('node_modules', '.stepwise-node');
  const wanted = `${nodePath()} ${process.platform} ${process.arch}`;
  if (noted(stamp) === wanted && existsSync(nodePath())) return;
  if (!nodeWorks()) {
    say('fetching Node 24 for this platform');
    try {
      run(npm, ['rebuild', 'node', '--loglevel=error']);
    } catch (error) {
      if (!newEnough) throw error;
    }
    if (!nodeWorks()) throw new Error('Stepwise needs Node 24; the package "node" did not bring one');
  }
  note(stamp, `${nodePath()} ${process.platform} ${process.arch}`);
}

/** The parts of the app that are built apart, and what each is made of. */
const builds = {
  kernel: [
    'src-core',
    'src-kernel',
    'vite.kernel.config.ts',
    'vite.sealed.config.ts',
    'package-lock.json',
    'scripts/build.mjs',
  ],
  app: [
    'src-core',
    'src-renderer',
    'src-main',
    'assets',
    'electron.config.ts',
    'vite.first.config.ts',
    'vite.alone.config.ts',
    'package-lock.json',
    'package.json',
    'scripts/build.mjs',
  ],
};

/** Builds what has changed since it was built. */
function build() {
  for (const [part, sources] of Object.entries(builds)) {
    const stamp = at('out', `.${part}-built`);
    const hash = hashOf(sources);
    if (noted(stamp) === hash) continue;
    say(`building the ${part}`);
    rmSync(stamp, { force: true });
    run(nodePath(), [at('scripts', 'build.mjs'), part]);
    note(stamp, hash);
    say(`the ${part} is built (${sinceStart()})`);
  }
}

/**
 * Makes everything ready.
 * @param {{ readonly build?: boolean }} [options] `build: false` leaves `out/` alone
 */
export function setUp(options = {}) {
  if (!existsSync(at('package-lock.json'))) throw new Error(`${dirname(root)} is no checkout of Stepwise`);
  installPackages();
  installNode();
  if (options.build !== false) build();
}
