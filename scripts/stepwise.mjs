// @ts-check
/** `npm run stepwise -- <command>`: the command line of a checkout, set up and built first. */
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './browsers.mjs';
import { say, sentence } from './console.mjs';
import { at, nodePath, root } from './places.mjs';
import { setUp } from './setup.mjs';

const args = process.argv.slice(2);
try {
  setUp();
  if (['run', 'check', 'export'].includes(args[0] ?? '')) ensureChromium();
} catch (error) {
  say(sentence(error));
  process.exit(1);
}
const { status } = spawnSync(nodePath(), [at('out', 'main', 'cli.js'), ...args], {
  // npm runs scripts in the root; paths a person gives are meant from where they are.
  cwd: process.env.INIT_CWD ?? root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
