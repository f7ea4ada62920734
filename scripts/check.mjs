// @ts-check
/** `npm run check`: format, lint, types, layers, unused exports, packages and licences; changes no file, and ends with one line. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say, sentence, sinceStart } from './console.mjs';
import { at, nodePath, root } from './places.mjs';
import { setUp } from './setup.mjs';

/** Rooms with types of their own. */
const rooms = ['src-core', 'src-kernel', 'src-kernel/frame', 'src-renderer', 'src-main', 'test', 'scripts'];

/** @type {readonly (readonly [name: string, program: string, args: readonly string[]])[]} */
const checks = [
  ['format and lint', 'biome', ['check', '.']],
  ...rooms
    .filter((room) => existsSync(at(room, 'tsconfig.json')))
    .map((room) => /** @type {const} */ ([`types of ${room}`, 'tsc', ['-p', room]])),
  [
    'layers and cycles',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', 'src-core', 'src-kernel', 'src-renderer', 'src-main'],
  ],
  ['unused exports', 'knip', []],
  ['packages and licences', 'node', [at('scripts', 'packages.mjs')]],
];

/** What git sees changed, to prove that checking changes nothing. */
function workingTree() {
  return spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).stdout ?? '';
}

/**
 * Runs a program that a package brought.
 * @param {string} program
 * @param {readonly string[]} args
 */
function succeeds(program, args) {
  const bin =
    program === 'node'
      ? nodePath()
      : at('node_modules', '.bin', process.platform === 'win32' ? `${program}.cmd` : program);
  // Programs of packages ask for `node` by name: let that be the version we test with.
  const path = `${at('node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  const { status } = spawnSync(bin, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** @type {string[]} */
const failed = [];
try {
  setUp({ build: false });
  const before = workingTree();
  for (const [name, program, args] of checks) {
    if (!succeeds(program, args)) failed.push(name);
    say(`${name}: ${failed.includes(name) ? 'failed' : 'ok'} (${sinceStart()})`);
  }
  if (workingTree() !== before) failed.push('clean tree');
} catch (error) {
  say(sentence(error));
  failed.push('set-up');
}
say(failed.length === 0 ? `check: all ${checks.length} passed` : `check: failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
